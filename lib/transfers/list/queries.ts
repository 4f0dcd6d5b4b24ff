// 转接列表：等本组织转出、转入、分配的，本组织发起的，经手范围内全部的（TRF-07、TRF-08、TRF-09、TRF-20）。
import type { PaperType, TransferKind, TransferReason, TransferState } from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import { TRANSFER_PAGE, type TransferFilter, type TransferTab } from "#lib/transfers/list/schema";
import { concerns } from "#lib/transfers/parcel/queries";

export type TransferRow = {
  id: string;
  personId: string;
  name: string;
  kind: TransferKind;
  state: TransferState;
  reason: TransferReason;
  from: string;
  to: string;
  /** Whose desk it lies on. */
  holder: string | null;
  /** The paper that waits at this very desk. */
  paperId: string | null;
  submittedAt: Date;
  arrivedAt: Date;
  deadlineAt: Date | null;
  closedAt: Date | null;
};

const here = (scope: Scope): Prisma.Sql =>
  Prisma.sql`(q.desk_id = ${scope.organizationId}::uuid OR q.second_desk_id = ${scope.organizationId}::uuid)`;
const waiting = (scope: Scope, types: readonly PaperType[]): Prisma.Sql => Prisma.sql`${here(scope)} AND q.type::text = ANY(${[...types]})`;

const TYPES: Readonly<Record<Exclude<TransferTab, "mine" | "all">, readonly PaperType[]>> = {
  out: ["TRANSFER_OUT", "TRANSFER_LIST"],
  in: ["TRANSFER_IN", "SPECIAL_UNIT", "TRANSFER_APPEAL"],
  assign: ["TRANSFER_ASSIGN"],
};

function tabOf(scope: Scope, tab: TransferTab): Prisma.Sql {
  if (tab === "all") return concerns(scope);
  return tab === "mine" ? Prisma.sql`t.initiator_org_id = ${scope.organizationId}::uuid` : waiting(scope, TYPES[tab]);
}

const DAYS = { all: 0, week: 7, month: 30, year: 365 } as const;

function conditionsOf(scope: Scope, { tab, kind, state, reason, since, q }: TransferFilter): Prisma.Sql {
  const parts = [tabOf(scope, tab)];
  if (kind) parts.push(Prisma.sql`t.kind = ${kind}::"TransferKind"`);
  if (state) parts.push(Prisma.sql`t.state = ${state}::"TransferState"`);
  if (reason) parts.push(Prisma.sql`t.reason = ${reason}::"TransferReason"`);
  if (since !== "all") parts.push(Prisma.sql`t.created_at >= ${laterByDays(now(), -DAYS[since])}`);
  if (q)
    parts.push(
      Prisma.sql`(p.name LIKE ${startingWith(q)} OR p.name_initials LIKE ${startingWith(q.toLowerCase())} OR p.name_pinyin LIKE ${startingWith(q.toLowerCase())})`,
    );
  return Prisma.join(parts, " AND ");
}

const COLUMNS = Prisma.sql`t.id, t.person_id AS "personId", p.name, t.kind, t.state, t.reason, f.short_name AS "from",
  coalesce(b.short_name, g.short_name) AS "to", CASE WHEN q.held THEN '本人' ELSE d.short_name END AS holder, t.submitted_at AS "submittedAt",
  t.arrived_at AS "arrivedAt", t.deadline_at AS "deadlineAt", t.closed_at AS "closedAt"`;
const JOINS = Prisma.sql`JOIN person p ON p.id = t.person_id JOIN organization f ON f.id = t.from_branch_id JOIN organization g ON g.id = t.to_org_id
  LEFT JOIN organization b ON b.id = t.to_branch_id
  LEFT JOIN paper q ON q.subject_id = t.id AND q.state = 'OPEN' LEFT JOIN organization d ON d.id = q.desk_id`;

/** Up to `limit` transfers of a tab; those that lapse first come first, what has ended follows. */
export const listTransferRows = (
  scope: Scope,
  filter: TransferFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<TransferRow[]> =>
  db().$queryRaw`
    SELECT ${COLUMNS}, CASE WHEN ${here(scope)} THEN q.id END AS "paperId" FROM transfer t ${JOINS}
    WHERE ${conditionsOf(scope, filter)} ORDER BY t.closed_at IS NOT NULL, t.closed_at DESC, t.deadline_at, t.id LIMIT ${limit} OFFSET ${offset}`;

/** One page of a tab, and whether there is more. */
export async function listTransfers(scope: Scope, filter: TransferFilter): Promise<{ rows: TransferRow[]; more: boolean }> {
  const rows = await listTransferRows(scope, filter, { limit: TRANSFER_PAGE + 1, offset: (filter.page - 1) * TRANSFER_PAGE });
  return { rows: rows.slice(0, TRANSFER_PAGE), more: rows.length > TRANSFER_PAGE };
}

export type TransferCounts = Record<Exclude<TransferTab, "mine" | "all">, number>;

/** How many wait at the desk, by what is to be done. */
export async function countTransfers(scope: Scope): Promise<TransferCounts> {
  const rows = await db().$queryRaw<{ type: PaperType; n: number }[]>`
    SELECT q.type, count(*)::int AS n FROM paper q JOIN transfer t ON t.id = q.subject_id WHERE q.state = 'OPEN' AND ${here(scope)} GROUP BY q.type`;
  const sum = (types: readonly PaperType[]) => rows.filter((r) => types.includes(r.type)).reduce((all, r) => all + r.n, 0);
  return { out: sum(TYPES.out), in: sum(TYPES.in), assign: sum(TYPES.assign) };
}

export type OwnTransfer = Pick<
  TransferRow,
  "id" | "kind" | "state" | "reason" | "from" | "to" | "holder" | "submittedAt" | "deadlineAt" | "closedAt"
>;

/** One's own transfers, the one under way first. */
export const listOwnTransfers = (self: SelfScope): Promise<OwnTransfer[]> =>
  db().$queryRaw`
    SELECT ${COLUMNS} FROM transfer t ${JOINS} WHERE t.person_id = ${self.personId}::uuid ORDER BY t.closed_at IS NOT NULL, t.created_at DESC, t.id`;
