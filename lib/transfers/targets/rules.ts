// 去哪里合适：选组织时当场说清不合适的原因（TRF-09、TRF-17、TRF-23）。
import type { OrgCategory, TransferReason } from "#generated/enums";
import { isBranchLike } from "#lib/organizations/rules";
import { no } from "#lib/verdict";

export type Destination = { id: string; category: OrgCategory; external: boolean; township: boolean };
/** From where, and why; null where it is not known yet. */
export type Going = { fromBranchId: string | null; reason: TransferReason | null };

const CLOSED: Partial<Record<OrgCategory, string>> = {
  LEADING_BODY: "团的领导机关不直接接收，请选它下面的团委、团总支或团支部",
  PENDING_TRANSFER_BRANCH: "待接转团支部只收留被撤销支部的团员，不能转入",
  SPECIAL_UNIT_LIBRARY: "转往专属库，原因请选“参军入伍/转往涉密单位”，系统会自动选定",
};

/** Why somebody cannot go there, as a sentence; null when they can. */
export function whyNotThere({ id, category, external, township }: Destination, { fromBranchId, reason }: Going): string | null {
  const closed = CLOSED[category];
  if (closed) return closed;
  if (id === fromBranchId) return "就是现在所在的团支部";
  if (external && !isBranchLike(category)) return no("E-TRF-17").because;
  if (township && reason === "FURTHER_STUDY") return no("E-TRF-23").because;
  return null;
}
