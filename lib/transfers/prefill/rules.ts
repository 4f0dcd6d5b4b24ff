// 申请页能预填的：组织的名称里就有单位的名称（A12）。
import { isCommitteeLike } from "#lib/organizations/rules";
import type { OrgCategory } from "#generated/enums";

/** The unit that a league organization belongs to, as its name says: 海澜船舶有限公司团委 is of 海澜船舶有限公司. */
export function unitOf({ name, above, category }: { name: string; above: string; category: OrgCategory }): string {
  const nearest = isCommitteeLike(category) ? name : (above.split("，")[0] ?? "");
  const unit = nearest.replace(/(团工委|团委|团总支)$/, "");
  return unit === nearest || nearest.startsWith("团") ? "" : unit;
}
