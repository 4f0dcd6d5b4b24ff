// 操作中心：哪些事项可以撤回、成批处理（OPS）。
import type { PaperState, PaperType } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { no, type Verdict, yes } from "#lib/verdict";

/** What an organization may take back while nobody has decided; an uploaded archive waits for its decision (5.3). */
const WITHDRAWABLE: readonly PaperType[] = ["ADMIN_CHANGE", "INFO_CHANGE", "DELETION", "IDENTITY_CORRECTION", "NUMBER_RELEASE", "EXPORT"];

export type Filed = { type: PaperType; state: PaperState; originId: string | null };

/** Whether the actor's organization may take a paper back. */
export function mayWithdraw({ organizationId }: Pick<Actor, "organizationId">, { type, state, originId }: Filed): Verdict {
  if (originId === null || originId !== organizationId) return no("E-GEN-08");
  return state === "OPEN" && WITHDRAWABLE.includes(type) ? yes : no("E-GEN-02");
}
