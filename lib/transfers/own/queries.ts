// 我的组织关系转接：自己的申请、别人为自己办的，走到哪一步（TRF-20）。
import type { AppealState, TransferKind, TransferReason, TransferRoute, TransferState } from "#generated/enums";
import type { SelfScope } from "#lib/auth/scope";
import { db, Prisma } from "#lib/db";
import { reportCode } from "#lib/transfers/moves/queries";
import { readMore, type TransferMore } from "#lib/transfers/queries";

export type OwnTransferRow = {
  id: string;
  kind: TransferKind;
  route: TransferRoute;
  state: TransferState;
  reason: TransferReason;
  appeal: AppealState | null;
  from: string;
  to: string;
  toBranch: string | null;
  /** Whose desk it lies on; null when it is over or waits for oneself. */
  holder: string | null;
  arrivedAt: Date;
  createdAt: Date;
  deadlineAt: Date | null;
  closedAt: Date | null;
  nudgedAt: Date | null;
};

const OWN = Prisma.sql`
  SELECT t.id, t.kind, t.route, t.state, t.reason, t.appeal, f.full_name AS "from", o.full_name AS "to", b.full_name AS "toBranch",
    d.short_name AS holder, t.arrived_at AS "arrivedAt", t.created_at AS "createdAt", t.deadline_at AS "deadlineAt",
    t.closed_at AS "closedAt", q.nudged_at AS "nudgedAt"
  FROM transfer t JOIN organization f ON f.id = t.from_branch_id JOIN organization o ON o.id = t.to_org_id
  LEFT JOIN organization b ON b.id = t.to_branch_id LEFT JOIN paper q ON q.subject_id = t.id AND q.state = 'OPEN'
  LEFT JOIN organization d ON d.id = q.desk_id`;

/** One's own transfers, what is under way first. */
export const listOwnTransfers = ({ personId }: SelfScope): Promise<OwnTransferRow[]> =>
  db().$queryRaw`${OWN} WHERE t.person_id = ${personId}::uuid ORDER BY (t.closed_at IS NULL) DESC, t.created_at DESC, t.id`;

/** `reportCode` while one has to report at the new branch. */
export type OwnTransferView = OwnTransferRow & TransferMore & { reportCode: string | null };

/** One of one's own transfers with every step. */
export async function getOwnTransfer({ personId }: SelfScope, id: string): Promise<OwnTransferView | null> {
  const [row] = await db().$queryRaw<OwnTransferRow[]>`${OWN} WHERE t.id = ${id}::uuid AND t.person_id = ${personId}::uuid`;
  if (!row) return null;
  return { ...(await readMore(id)), ...row, reportCode: row.state === "WAIT_REPORT" ? reportCode(id) : null };
}
