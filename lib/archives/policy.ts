// 谁可以上传、替换、查看一份电子档案。
import type { ArchiveState, OrgCategory } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { canSee, mayAtOneOf, mayUse } from "#lib/auth/permissions";
import { isApproving } from "#lib/archives/rules";
import { no, type Verdict, yes } from "#lib/verdict";

/** Where somebody belongs, and which committee decides there. */
export type ArchiveHome = { id: string; path: string; category: OrgCategory; approverId: string | null };
export type ArchiveFacts = { state: ArchiveState; homes: readonly ArchiveHome[] };

/** Branch and direct superior upload (EDB-21); a certified file is replaced by the 上级团委 alone, or the committee itself for its own (EDB-10). */
export function mayUpload(actor: Actor, { state, homes }: ArchiveFacts): Verdict {
  if (state !== "APPROVED") return mayAtOneOf(actor, "uploadArchive:C", homes);
  if (!homes.some((home) => canSee(actor, home))) return no("E-GEN-08");
  if (!mayUse(actor, "replaceArchive:C").yes) return no("E-EDB-10");
  const decides = ({ id, category, approverId }: ArchiveHome) =>
    approverId === actor.organizationId || (id === actor.organizationId && isApproving(category));
  return homes.some(decides) ? yes : no("E-PERM-02");
}

/** Whether the actor may open the file: they may see archives where the person belongs, or a paper about it passed their desk. */
export const mayOpen = (actor: Actor, homes: readonly Pick<ArchiveHome, "path">[], passed: boolean): Verdict =>
  passed ? yes : mayAtOneOf(actor, "archive:V", homes);
