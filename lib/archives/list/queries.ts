// 电子数据库的名单：新发展团员各到哪一步、期限、谁能传；本级团干部的另列（EDB-02、EDB-08、CAD-19）。
import type { ArchiveState } from "#generated/enums";
import { isOverdue } from "#lib/archives/rules";
import { ARCHIVE_PAGE, type ArchiveFilter, type ArchiveShow } from "#lib/archives/schema";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { type Day, dayOf } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import { canonicalDigits, canonicalId } from "#lib/members/identity/rules";
import { readSettings } from "#lib/settings/settings";

export type ArchiveRow = {
  personId: string;
  name: string;
  home: string;
  joined: Day | null;
  number: string | null;
  state: ArchiveState;
  deadline: Day;
  overdue: boolean;
  reason: string | null;
  paperFiled: boolean;
  /** The paper about it that waits at this desk. */
  paperId: string | null;
};

const WAITS = Prisma.sql`('NOT_UPLOADED', 'REJECTED')`;

const shown = (show: ArchiveShow, latest: Day): Prisma.Sql =>
  ({
    all: Prisma.sql`TRUE`,
    missing: Prisma.sql`p.archive_state = 'NOT_UPLOADED'`,
    overdue: Prisma.sql`p.archive_state IN ${WAITS} AND coalesce(p.admission_approved_at, p.join_league_date) < ${latest}::date`,
    waiting: Prisma.sql`p.archive_state IN ('PENDING', 'REPLACE_PENDING')`,
    refused: Prisma.sql`p.archive_state = 'REJECTED'`,
    certified: Prisma.sql`p.archive_state IN ('APPROVED', 'REPLACE_PENDING')`,
  })[show];

/** By name, ID number or development number (EDB-13). */
const searched = (q: string): Prisma.Sql =>
  q
    ? Prisma.sql`(p.name LIKE ${startingWith(q)} OR p.development_no = ${canonicalDigits(q)}
        OR p.id_index = decode(${blindIndex("id-number", canonicalId(q)).toString("hex")}, 'hex'))`
    : Prisma.sql`TRUE`;

const columns = (scope: Scope, days: number): Prisma.Sql => Prisma.sql`
  p.id AS "personId", p.name, o.short_name AS home, p.join_league_date::text AS joined, p.development_no AS number, p.archive_state AS state,
  (coalesce(p.admission_approved_at, p.join_league_date) + ${days}::int)::text AS deadline, p.paper_filed_at IS NOT NULL AS "paperFiled",
  (SELECT v.reason FROM archive_version v WHERE v.person_id = p.id AND v.state = 'REFUSED' ORDER BY v.decided_at DESC LIMIT 1) AS reason,
  (SELECT q.id FROM paper q WHERE q.person_id = p.id AND q.state = 'OPEN' AND q.type IN ('ARCHIVE', 'ARCHIVE_REPLACEMENT')
    AND q.desk_id = ${scope.organizationId}::uuid LIMIT 1) AS "paperId"`;

type Found = Omit<ArchiveRow, "overdue">;
const judged = (rows: readonly Found[], today: Day): ArchiveRow[] =>
  rows.map((row) => ({ ...row, overdue: isOverdue(row.state, row.deadline, today) }));

/** One page of the new-development members within reach, by branch and state. */
export async function listArchives(scope: Scope, filter: ArchiveFilter, path = scope.path): Promise<{ rows: ArchiveRow[]; more: boolean }> {
  const today = dayOf(now());
  const { "edb.deadlineDays": days } = await readSettings(scope.path);
  const latest = dayOf(new Date(now().getTime() - days * 24 * 3600_000));
  const found = await db().$queryRaw<Found[]>`
    SELECT ${columns(scope, days)} FROM membership m JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id
    WHERE m.status = 'ACTIVE' AND m.archive_state <> 'NOT_REQUIRED' AND m.branch_path >= ${path} AND m.branch_path < ${`${path}{`}
      AND m.branch_path >= ${scope.path} AND m.branch_path < ${scope.end} AND ${shown(filter.show, latest)} AND ${searched(filter.q)}
    ORDER BY m.branch_path, m.archive_state, m.name_key, m.person_id
    LIMIT ${ARCHIVE_PAGE + 1} OFFSET ${(filter.page - 1) * ARCHIVE_PAGE}`;
  return { rows: judged(found.slice(0, ARCHIVE_PAGE), today), more: found.length > ARCHIVE_PAGE };
}

/** New-development cadres of the desk's own organization (CAD-19). */
export async function listOwnCadres(scope: Scope): Promise<ArchiveRow[]> {
  const { "edb.deadlineDays": days } = await readSettings(scope.path);
  const found = await db().$queryRaw<Found[]>`
    SELECT ${columns(scope, days)} FROM cadre_post c JOIN person p ON p.id = c.person_id JOIN organization o ON o.id = c.organization_id
    WHERE c.organization_id = ${scope.organizationId}::uuid AND c.status = 'ACTIVE' AND p.archive_state <> 'NOT_REQUIRED'
    ORDER BY p.archive_state, p.name`;
  return judged(found, dayOf(now()));
}
