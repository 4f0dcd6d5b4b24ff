// 操作中心：哪些事项可以撤回、催办（OPS）。
import type { PaperState, PaperType } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { dayOf, showDay } from "#lib/dates";
import { no, type Verdict, yes } from "#lib/verdict";

/** What an organization may take back while nobody has decided; an uploaded archive waits for its decision (5.3). */
const WITHDRAWABLE: readonly PaperType[] = [
  ...(["ADMIN_CHANGE", "INFO_CHANGE", "DELETION", "IDENTITY_CORRECTION", "NUMBER_RELEASE", "EXPORT", "ENTRY_WAIVER"] as const),
  ...(["GRADUATION_MARK", "ORG_MOVE"] as const),
  ...(["TRANSFER_OUT", "TRANSFER_IN", "TRANSFER_ASSIGN", "TRANSFER_LIST", "SPECIAL_UNIT", "TRANSFER_APPEAL", "OVERSEAS"] as const),
];

export type Filed = { type: PaperType; state: PaperState; originId: string | null };

/** Whether the actor's organization may take a paper back. */
export function mayWithdraw({ organizationId }: Pick<Actor, "organizationId">, { type, state, originId }: Filed): Verdict {
  if (originId === null || originId !== organizationId) return no("E-GEN-08");
  return state === "OPEN" && WITHDRAWABLE.includes(type) ? yes : no("E-GEN-02");
}

export type Waiting = Pick<Filed, "state" | "originId"> & { nudgedAt: Date | null };

/** Whether the actor's organization may remind whoever holds its paper: once a day. */
export function mayNudge({ organizationId }: Pick<Actor, "organizationId">, { state, originId, nudgedAt }: Waiting, at: Date): Verdict {
  if (originId === null || originId !== organizationId) return no("E-GEN-08");
  if (state !== "OPEN") return no("E-GEN-02");
  return nudgedAt && dayOf(nudgedAt) === dayOf(at) ? no("E-OPS-08") : yes;
}

/** What one sends to those who hold a paper, in a group or by phone. */
export const nudgeText = ({
  title,
  holder,
  arrivedAt,
  held,
}: {
  title: string;
  holder: string | null;
  arrivedAt: Date;
  held: boolean;
}): string =>
  held
    ? `您好：“${title}”在等您报到。请登录智慧团建，打开“关系转接”，按报到码报到，谢谢。`
    : `${holder ?? "系统后台"}的管理员您好：“${title}”${showDay(dayOf(arrivedAt))}到您那里，还在等您处理。请登录智慧团建，在管理中心的“操作中心”里办理，谢谢。`;
