// 转接的读取：各级的列表与一项的经过（TRF-20）。
import type {
  AppealState,
  PaperType,
  SchoolType,
  TransferKind,
  TransferReason,
  TransferRefusal,
  TransferRoute,
  TransferState,
  TransferStepKind,
} from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { addDays, startOfDay } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import { asksEmployment } from "#lib/transfers/guidance/rules";
import { type Details, openDetails } from "#lib/transfers/moves/queries";
import { findSites } from "#lib/transfers/places/queries";
import { TRANSFER_PAGE, type TransferFilter, type TransferTab } from "#lib/transfers/schema";

/** One line of a list of transfers. */
export type TransferRow = {
  id: string;
  kind: TransferKind;
  route: TransferRoute;
  state: TransferState;
  reason: TransferReason;
  appeal: AppealState | null;
  personId: string;
  name: string;
  /** Full names; the branch that was assigned, if one was. */
  from: string;
  to: string;
  toBranch: string | null;
  /** Who started it; null for the member. */
  initiator: string | null;
  /** Whose desk it lies on: an organization, or 本人 who has yet to report. */
  holder: string | null;
  /** The paper that waits, for deciding in the inbox. */
  paperId: string | null;
  /** Whether it waits for this desk. */
  here: boolean;
  createdAt: Date;
  arrivedAt: Date;
  deadlineAt: Date | null;
  closedAt: Date | null;
};

const onDesk = ({ organizationId: at }: Scope): Prisma.Sql => Prisma.sql`(q.desk_id = ${at}::uuid OR q.second_desk_id = ${at}::uuid)`;
const within = (path: Prisma.Sql, { path: from, end }: Scope): Prisma.Sql => Prisma.sql`(${path} >= ${from} AND ${path} < ${end})`;
const passed = ({ organizationId: at }: Scope): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM paper x WHERE x.subject_id = t.id
  AND (x.desk_id = ${at}::uuid OR x.second_desk_id = ${at}::uuid OR EXISTS (SELECT 1 FROM paper_step s WHERE s.paper_id = x.id AND s.organization_id = ${at}::uuid)))`;

/** What an organization sees: transfers from or to its subtree, those it started, and those that came to its desk. */
const seen = (scope: Scope): Prisma.Sql =>
  Prisma.sql`(${within(Prisma.sql`f.path`, scope)} OR ${within(Prisma.sql`o.path`, scope)} OR t.initiator_org_id = ${scope.organizationId}::uuid OR ${passed(scope)})`;

const waiting =
  (...types: PaperType[]) =>
  (scope: Scope): Prisma.Sql =>
    Prisma.sql`${onDesk(scope)} AND q.type::text = ANY(${types})`;

const TAB: Readonly<Record<TransferTab, (scope: Scope) => Prisma.Sql>> = {
  pending: onDesk,
  out: waiting("TRANSFER_OUT", "TRANSFER_LIST"),
  in: waiting("TRANSFER_IN", "SPECIAL_UNIT", "TRANSFER_APPEAL"),
  assign: waiting("TRANSFER_ASSIGN"),
  mine: ({ organizationId }) => Prisma.sql`t.initiator_org_id = ${organizationId}::uuid`,
  incoming: (scope) => within(Prisma.sql`o.path`, scope),
  outgoing: (scope) => within(Prisma.sql`f.path`, scope),
  all: seen,
};

function conditionsOf(scope: Scope, { tab, kind, state, reason, from, to, q }: TransferFilter): Prisma.Sql {
  const parts = [TAB[tab](scope)];
  if (kind) parts.push(Prisma.sql`t.kind = ${kind}::"TransferKind"`);
  if (state) parts.push(Prisma.sql`t.state = ${state}::"TransferState"`);
  if (reason) parts.push(Prisma.sql`t.reason = ${reason}::"TransferReason"`);
  if (from) parts.push(Prisma.sql`t.created_at >= ${startOfDay(from)}`);
  if (to) parts.push(Prisma.sql`t.created_at < ${startOfDay(addDays(to, 1))}`);
  const letters = startingWith(q.toLowerCase());
  if (q) parts.push(Prisma.sql`(p.name LIKE ${startingWith(q)} OR p.name_initials LIKE ${letters} OR p.name_pinyin LIKE ${letters})`);
  return Prisma.join(parts, " AND ");
}

const JOINS = Prisma.sql`FROM transfer t JOIN person p ON p.id = t.person_id
  JOIN organization f ON f.id = t.from_branch_id JOIN organization o ON o.id = t.to_org_id
  LEFT JOIN organization b ON b.id = t.to_branch_id LEFT JOIN organization i ON i.id = t.initiator_org_id
  LEFT JOIN paper q ON q.subject_id = t.id AND q.state = 'OPEN' LEFT JOIN organization d ON d.id = q.desk_id`;

const columns = (scope: Scope): Prisma.Sql => Prisma.sql`
  t.id, t.kind, t.route, t.state, t.reason, t.appeal, t.person_id AS "personId", p.name, f.full_name AS "from", o.full_name AS "to",
  b.full_name AS "toBranch", i.short_name AS initiator, CASE WHEN q.held THEN '本人' ELSE d.short_name END AS holder,
  q.id AS "paperId", coalesce(${onDesk(scope)}, false) AS here,
  t.created_at AS "createdAt", t.arrived_at AS "arrivedAt", t.deadline_at AS "deadlineAt", t.closed_at AS "closedAt"`;

const LATEST_FIRST: readonly TransferTab[] = ["mine", "incoming", "outgoing", "all"];

/** Transfers of a tab; what waits here in order of its deadline, else the latest first. */
export function listTransferRows(scope: Scope, filter: TransferFilter, { limit, offset = 0 }: { limit: number; offset?: number }) {
  const late = LATEST_FIRST.includes(filter.tab);
  const order = late ? Prisma.sql`t.created_at DESC, t.id` : Prisma.sql`t.deadline_at NULLS LAST, t.arrived_at, t.id`;
  return db().$queryRaw<TransferRow[]>`SELECT ${columns(scope)} ${JOINS} WHERE ${conditionsOf(scope, filter)} ORDER BY ${order}
    LIMIT ${limit} OFFSET ${offset}`;
}

/** One page of transfers, with how many there are. */
export async function listTransfers(scope: Scope, filter: TransferFilter): Promise<{ rows: TransferRow[]; total: number }> {
  const [rows, [counted]] = await Promise.all([
    listTransferRows(scope, filter, { limit: TRANSFER_PAGE, offset: (filter.page - 1) * TRANSFER_PAGE }),
    db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${JOINS} WHERE ${conditionsOf(scope, filter)}`,
  ]);
  return { rows, total: counted?.n ?? 0 };
}

export type TransferCounts = Record<"out" | "in" | "assign", number>;

/** How many wait at the desk, by what is to be done. */
export async function countWaiting(scope: Scope): Promise<TransferCounts> {
  const [found] = await db().$queryRaw<TransferCounts[]>`
    SELECT count(*) FILTER (WHERE ${TAB.out(scope)})::int AS out, count(*) FILTER (WHERE ${TAB.in(scope)})::int AS "in",
      count(*) FILTER (WHERE ${TAB.assign(scope)})::int AS assign
    FROM paper q JOIN transfer t ON t.id = q.subject_id WHERE q.state = 'OPEN' AND ${onDesk(scope)}`;
  return found ?? { out: 0, in: 0, assign: 0 };
}

/** A desk that holds a transfer, and who sits there. */
export type Holder = { id: string; name: string; people: string[] };

/** Who can act on a transfer: the desk where it lies, and the other that may as well. */
export const listHolders = (transferId: string): Promise<Holder[]> =>
  db().$queryRaw`
    SELECT d.id, d.short_name AS name, coalesce((SELECT json_agg(k.name ORDER BY a.seat) FROM org_admin a JOIN person k ON k.id = a.person_id
      WHERE a.organization_id = d.id AND a.status = 'ACTIVE'), '[]'::json) AS people
    FROM paper q JOIN organization d ON d.id IN (q.desk_id, q.second_desk_id)
    WHERE q.subject_id = ${transferId}::uuid AND q.state = 'OPEN' ORDER BY d.id <> q.desk_id`;

export type TransferStepRow = {
  id: string;
  kind: TransferStepKind;
  /** The state that it led to. */
  state: TransferState;
  at: Date;
  name: string;
  organization: string | null;
  refusal: TransferRefusal | null;
  note: string | null;
};

/** Every step of a transfer, the first at the top. */
export const listTransferSteps = (transferId: string): Promise<TransferStepRow[]> =>
  db().$queryRaw`
    SELECT s.id, s.kind, s.state, s.at, s.person_name AS name, o.short_name AS organization, s.refusal, s.note
    FROM transfer_step s LEFT JOIN organization o ON o.id = s.organization_id WHERE s.transfer_id = ${transferId}::uuid ORDER BY s.seq`;

/** What a page needs besides the row, to show it, to decide it, to correct it. */
export type TransferMore = {
  fromBranchId: string;
  toOrgId: string;
  initiatorOrgId: string | null;
  reasonNote: string | null;
  newUnitName: string | null;
  newUnitAddress: string | null;
  schoolType: SchoolType | null;
  contact: string | null;
  remark: string | null;
  memberInformed: boolean;
  employedElsewhere: boolean | null;
  submittedAt: Date;
  reportedAt: Date | null;
  listedAt: Date | null;
  refusedFrom: TransferState | null;
  refusal: TransferRefusal | null;
  refusalNote: string | null;
  refusedAt: Date | null;
  appealReason: string | null;
  appealedAt: Date | null;
  /** Whether the decision at the receiving desk must say if work was found elsewhere (TRF-33). */
  asksEmployment: boolean;
  steps: TransferStepRow[];
};
export type TransferView = TransferRow & TransferMore;

/** The rest of a transfer that the caller may see. */
export async function readMore(id: string): Promise<TransferMore> {
  const transfer = await db().transfer.findUniqueOrThrow({ where: { id } });
  const person = await db().person.findUniqueOrThrow({ where: { id: transfer.personId }, select: { graduateMark: true } });
  const to = (await findSites([transfer.toOrgId])).get(transfer.toOrgId);
  const { contact, newUnitAddress }: Details = openDetails(transfer);
  const asks = to !== undefined && transfer.state === "PENDING_IN" && asksEmployment(to, person.graduateMark);
  const opened = { contact: contact ?? null, newUnitAddress: newUnitAddress ?? null, asksEmployment: asks };
  return { ...transfer, ...opened, steps: await listTransferSteps(id) };
}

/** One transfer that the organization may see; what is sealed of it only on the desks that handle it and on both sides. */
export async function getTransfer(scope: Scope, id: string): Promise<TransferView | null> {
  const [row] = await db().$queryRaw<TransferRow[]>`SELECT ${columns(scope)} ${JOINS} WHERE t.id = ${id}::uuid AND ${seen(scope)}`;
  if (!row) return null;
  const more = await readMore(id);
  const sides = [more.fromBranchId, more.toOrgId, more.initiatorOrgId];
  const handles = row.here || sides.includes(scope.organizationId);
  return { ...more, ...row, ...(handles ? {} : { contact: null, newUnitAddress: null }) };
}
