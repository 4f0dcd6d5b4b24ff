// 消息与操作中心的读取。
import type { PaperState, PaperStepKind, PaperType } from "#generated/enums";
import { listAdminChangeFacts } from "#lib/administrators/changes/queries";
import { listArchiveFacts } from "#lib/archives/papers/queries";
import { listReleaseFacts } from "#lib/archives/releases/queries";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { listCorrectionFacts } from "#lib/corrections/queries";
import { laterByDays } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import { INBOX_PAGE, type InboxFilter, type InboxTab } from "#lib/inbox/schema";
import { listSelfEditFacts } from "#lib/members/self-edits/queries";
import { listWaiverFacts } from "#lib/members/waivers/queries";
import { listExportFacts } from "#lib/members/exports/queries";
import { listChangeFacts } from "#lib/organizations/changes/queries";
import type { PaperFact } from "#lib/papers/rules";
import { listMoveFacts } from "#lib/reorganization/moves/queries";
import { listSelfRegistrationFacts } from "#lib/registration/self/queries";
import { listAppealFacts, listTransferFacts } from "#lib/transfers/facts/queries";
import { listStayFacts } from "#lib/transfers/overseas/queries";

export type Letter = { id: string; title: string; body: string; href: string | null; createdAt: Date; readAt: Date | null };

/** One's own messages, the latest first. */
export const listMessages = (self: SelfScope, limit = 50): Promise<Letter[]> =>
  db().message.findMany({
    where: { personId: self.personId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, title: true, body: true, href: true, createdAt: true, readAt: true },
  });

/** How many of them were not read yet. */
export async function countUnread({ personId }: SelfScope): Promise<number> {
  const [found] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM message WHERE person_id = ${personId}::uuid AND read_at IS NULL`;
  return found?.n ?? 0;
}

const onDesk = ({ role, organizationId: at }: Scope): Prisma.Sql =>
  role === "OPERATOR"
    ? Prisma.sql`p.desk_id IS NULL AND NOT p.held`
    : Prisma.sql`(p.desk_id = ${at}::uuid OR p.second_desk_id = ${at}::uuid)`;

const decidedHere = ({ organizationId: at }: Scope): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM paper_step s WHERE s.paper_id = p.id AND s.organization_id = ${at}::uuid AND s.kind IN ('FORWARDED', 'APPROVED', 'REFUSED'))`;

/** Papers of a tab: what waits here; what was decided here or, under our eyes, by the other desk; what we filed. */
const TAB: Readonly<Record<InboxTab, (scope: Scope) => Prisma.Sql>> = {
  waiting: (scope) => Prisma.sql`p.state = 'OPEN' AND ${onDesk(scope)}`,
  done: (scope) => Prisma.sql`(${decidedHere(scope)} OR (p.state IN ('APPROVED', 'REFUSED') AND ${onDesk(scope)}))`,
  mine: ({ organizationId }) => Prisma.sql`p.origin_id = ${organizationId}::uuid`,
};
const ORDER: Readonly<Record<InboxTab, Prisma.Sql>> = {
  waiting: Prisma.sql`p.due_at NULLS LAST, p.arrived_at, p.id`,
  done: Prisma.sql`coalesce(p.closed_at, p.arrived_at) DESC, p.id`,
  mine: Prisma.sql`(p.feedback_seen_at IS NULL AND p.closed_at IS NOT NULL) DESC, p.created_at DESC, p.id`,
};
const DAYS = { all: 0, week: 7, month: 30 } as const;

export type PaperRow = {
  id: string;
  type: PaperType;
  state: PaperState;
  title: string;
  applicant: string | null;
  origin: string | null;
  /** Whose desk it lies on, or lay on last. */
  holder: string | null;
  decider: string | null;
  reason: string | null;
  arrivedAt: Date;
  dueAt: Date | null;
  closedAt: Date | null;
  unseen: boolean;
};

function conditionsOf(scope: Scope, { tab, type, since, q }: InboxFilter): Prisma.Sql {
  const parts = [TAB[tab](scope)];
  if (type) parts.push(Prisma.sql`p.type = ${type}::"PaperType"`);
  if (since !== "all") parts.push(Prisma.sql`p.arrived_at >= ${laterByDays(now(), -DAYS[since])}`);
  if (q) parts.push(Prisma.sql`p.title LIKE ${`%${startingWith(q)}`}`);
  return Prisma.join(parts, " AND ");
}

const COLUMNS = Prisma.sql`
  p.id, p.type, p.state, p.title, a.name AS applicant, o.short_name AS origin, CASE WHEN p.held THEN '本人' ELSE d.short_name END AS holder, c.name AS decider, p.reason,
  p.arrived_at AS "arrivedAt", p.due_at AS "dueAt", p.closed_at AS "closedAt",
  (p.closed_at IS NOT NULL AND p.feedback_seen_at IS NULL) AS unseen`;
const JOINS = Prisma.sql`
  LEFT JOIN person a ON a.id = p.applicant_id LEFT JOIN person c ON c.id = p.closed_by_id
  LEFT JOIN organization o ON o.id = p.origin_id LEFT JOIN organization d ON d.id = p.desk_id`;

/** One page of a tab, with how many there are in all. */
export async function listPapers(scope: Scope, filter: InboxFilter): Promise<{ rows: PaperRow[]; total: number }> {
  const where = conditionsOf(scope, filter);
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<PaperRow[]>`
      SELECT ${COLUMNS} FROM paper p ${JOINS} WHERE ${where} ORDER BY ${ORDER[filter.tab]}
      LIMIT ${INBOX_PAGE} OFFSET ${(filter.page - 1) * INBOX_PAGE}`,
    db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM paper p WHERE ${where}`,
  ]);
  return { rows, total: counted?.n ?? 0 };
}

/** What the badge counts: papers that wait here, and results nobody here has seen (OPS-05). */
export async function countInbox(scope: Scope): Promise<{ waiting: number; feedback: number }> {
  const [found] = await db().$queryRaw<{ waiting: number; feedback: number }[]>`
    SELECT (SELECT count(*)::int FROM paper p WHERE p.state = 'OPEN' AND ${onDesk(scope)}) AS waiting,
      (SELECT count(*)::int FROM paper p WHERE p.origin_id = ${scope.organizationId}::uuid
        AND p.closed_at IS NOT NULL AND p.feedback_seen_at IS NULL) AS feedback`;
  return found ?? { waiting: 0, feedback: 0 };
}

export type PaperStepRow = { id: string; kind: PaperStepKind; at: Date; name: string; organization: string | null; note: string | null };
export type PaperView = PaperRow & {
  subjectId: string;
  personId: string | null;
  applicantId: string | null;
  originId: string | null;
  deskId: string | null;
  secondDeskId: string | null;
  /** Waits for the person it is about. */
  held: boolean;
  nudgedAt: Date | null;
  steps: PaperStepRow[];
  facts: PaperFact[];
};

/** What the person who decides reads of each type. */
const FACTS: Record<PaperType, (subjectId: string, scope: Scope) => Promise<PaperFact[]>> = {
  INFO_CHANGE: listChangeFacts,
  EXPORT: listExportFacts,
  ADMIN_CHANGE: listAdminChangeFacts,
  SELF_REGISTRATION: listSelfRegistrationFacts,
  ARCHIVE: listArchiveFacts,
  ARCHIVE_REPLACEMENT: listArchiveFacts,
  NUMBER_RELEASE: listReleaseFacts,
  DELETION: listCorrectionFacts,
  IDENTITY_CORRECTION: listCorrectionFacts,
  GRADUATION_MARK: listCorrectionFacts,
  SELF_EDIT: listSelfEditFacts,
  ENTRY_WAIVER: listWaiverFacts,
  ORG_MOVE: listMoveFacts,
  TRANSFER_OUT: listTransferFacts,
  TRANSFER_IN: listTransferFacts,
  TRANSFER_ASSIGN: listTransferFacts,
  TRANSFER_LIST: listTransferFacts,
  SPECIAL_UNIT: listTransferFacts,
  TRANSFER_APPEAL: listAppealFacts,
  OVERSEAS: listStayFacts,
};

const listSteps = (paperId: string): Promise<PaperStepRow[]> =>
  db().$queryRaw`
    SELECT s.id, s.kind, s.at, s.person_name AS name, o.short_name AS organization, s.note
    FROM paper_step s LEFT JOIN organization o ON o.id = s.organization_id WHERE s.paper_id = ${paperId}::uuid ORDER BY s.at, s.id`;

/** One paper, if it lies here, came from here or passed through here. */
export async function getPaper(scope: Scope, id: string): Promise<PaperView | null> {
  const at = scope.organizationId;
  const [found] = await db().$queryRaw<Omit<PaperView, "steps" | "facts">[]>`
    SELECT ${COLUMNS}, p.subject_id AS "subjectId", p.person_id AS "personId", p.applicant_id AS "applicantId", p.origin_id AS "originId",
      p.desk_id AS "deskId", p.second_desk_id AS "secondDeskId", p.held, p.nudged_at AS "nudgedAt"
    FROM paper p ${JOINS} WHERE p.id = ${id}::uuid AND (${onDesk(scope)} OR p.origin_id = ${at}::uuid
      OR EXISTS (SELECT 1 FROM paper_step s WHERE s.paper_id = p.id AND s.organization_id = ${at}::uuid))`;
  if (!found) return null;
  const [steps, facts] = await Promise.all([listSteps(id), FACTS[found.type](found.subjectId, scope)]);
  return { ...found, steps, facts };
}

const RECENT_REASONS = 5;

/** Reasons that this desk gave lately for papers of the type, the most frequent first. */
export async function listReasons(scope: Scope, type: PaperType): Promise<string[]> {
  const rows = await db().$queryRaw<{ note: string }[]>`
    SELECT s.note FROM paper_step s JOIN paper p ON p.id = s.paper_id
    WHERE s.organization_id = ${scope.organizationId}::uuid AND s.kind = 'REFUSED' AND s.note IS NOT NULL AND p.type = ${type}::"PaperType"
      AND s.at > ${laterByDays(now(), -180)}
    GROUP BY s.note ORDER BY count(*) DESC, max(s.at) DESC LIMIT ${RECENT_REASONS}`;
  return rows.map((r) => r.note);
}

/** The paper that waits next at this desk after another, for going through them one by one. */
export async function findNextPaper(scope: Scope, after: string): Promise<string | null> {
  const [next] = await db().$queryRaw<{ id: string }[]>`
    SELECT p.id FROM paper p WHERE p.state = 'OPEN' AND ${onDesk(scope)} AND p.id <> ${after}::uuid ORDER BY ${ORDER.waiting} LIMIT 1`;
  return next?.id ?? null;
}
