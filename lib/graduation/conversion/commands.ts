// 六月一日的转换：到期的团支部成为毕业生团组织，在册团员标为毕业生、写入当年届别；延迟毕业的到自己的年份再算一次（GRAD-08、GRAD-15、JOB-02）。
import type { Organization } from "#generated/client";
import { type Change, record, type Recorder, SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { insertMany, type Tx, transaction } from "#lib/db";
import { cohortOf } from "#lib/graduation/rules";
import { refreshInformation } from "#lib/organizations/information/commands";

type Graduated = { personId: string; branchId: string; year: number };

/** Writes people into the cohort of their year; whoever stands there already stays (7.6). */
const joinCohort = (tx: Tx, people: readonly Graduated[]): Promise<number> => tx.$executeRaw`
  INSERT INTO graduate_cohort (person_id, year, branch_id, since)
  SELECT person_id, year, branch_id, ${now()} FROM json_to_recordset(${JSON.stringify(
    people.map(({ personId, branchId, year }) => ({ person_id: personId, branch_id: branchId, year })),
  )}::json) AS n(person_id uuid, branch_id uuid, year int) ON CONFLICT DO NOTHING`;

const GRADUATED = {
  title: "你已标为毕业生",
  body: "团支部已转为毕业生团组织。请申报毕业去向，支部据此为你办理组织关系转接。",
  href: "/my/graduation",
};

/** Says so to everybody, with the way to what they have to do next. */
const tell = (tx: Tx, people: readonly Graduated[]): Promise<void> =>
  insertMany(
    tx,
    "message",
    people.map(({ personId }) => ({ id: newId(), person_id: personId, ...GRADUATED, created_at: now() })),
  );

const graduatedChange = ({ personId, year }: Graduated): Change => ({
  personId,
  kind: "GRADUATED",
  field: "graduateMark",
  newValue: "毕业生",
  note: `${year}届`,
});

/** Flags present members of graduate organizations who have no flag yet, those who came in later included. */
export async function flagGraduates(tx: Tx, branchIds: readonly string[] | null): Promise<Graduated[]> {
  const people = await tx.$queryRaw<{ personId: string; branchId: string; month: string }[]>`
    UPDATE person p SET graduate_mark = 'GRADUATE', updated_at = ${now()}
    FROM membership m JOIN organization o ON o.id = m.branch_id
    WHERE m.person_id = p.id AND m.status = 'ACTIVE' AND p.graduate_mark = 'NONE' AND o.category = 'GRADUATE_ORG'
      AND o.graduation_month IS NOT NULL AND (${branchIds === null} OR o.id = ANY(${[...(branchIds ?? [])]}::uuid[]))
    RETURNING p.id AS "personId", o.id AS "branchId", o.graduation_month AS month`;
  const flagged = people.map(({ month, ...person }) => ({ ...person, year: cohortOf(month) }));
  await joinCohort(tx, flagged);
  // What was started before June 1 counts for the campaign from now on (5.18).
  await tx.transfer.updateMany({
    where: { personId: { in: flagged.map((f) => f.personId) }, closedAt: null },
    data: { isSocietyLink: true },
  });
  await tell(tx, flagged);
  return flagged;
}

/** Branches as they were found due; what has changed since is not converted. */
export type Due = { id: string; path: string; month: string };

/** Converts branches that are due, all of them or none; whoever comes second finds nothing left to do. */
export const convertBranches = (due: readonly Due[]): Promise<number> =>
  transaction(async (tx) => {
    const list = JSON.stringify(due.map(({ id, month }) => ({ id, month })));
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM organization o JOIN json_to_recordset(${list}::json) AS n(id uuid, month text) ON n.id = o.id AND n.month = o.graduation_month
      WHERE o.category = 'BRANCH' AND o.status <> 'DELETED' ORDER BY o.id FOR UPDATE OF o`;
    const ids = locked.map((o) => o.id);
    if (ids.length === 0) return 0;
    const at = { graduatedAt: now(), updatedAt: now(), version: { increment: 1 } };
    await tx.organization.updateMany({ where: { id: { in: ids } }, data: { category: "GRADUATE_ORG", ...at } });
    const people = await flagGraduates(tx, ids);
    await refreshInformation(tx, ids);
    const converted = ids.map((organizationId): Change => ({ organizationId, kind: "GRADUATED", newValue: "毕业生团组织" }));
    const detail = { organizations: ids.length, people: people.length };
    const subject = { type: "organization", id: null };
    await record(tx, SYSTEM, { action: "graduation.converted", subject, detail, changes: [...converted, ...people.map(graduatedChange)] });
    return ids.length;
  });

/** People with a month of their own, and where they are. */
export type Delayed = { personId: string; branchId: string; path: string; month: string };

/** Delayed graduates whose own June 1 has come are graduates again, of that year (GRAD-15, Q35). */
export const graduateDelayed = (due: readonly Delayed[]): Promise<number> =>
  transaction(async (tx) => {
    const list = JSON.stringify(due.map((d) => ({ id: d.personId, month: d.month, branch: d.branchId })));
    const people = await tx.$queryRaw<{ personId: string; branchId: string; month: string }[]>`
      UPDATE person p SET graduate_mark = 'GRADUATE', delay_reason = NULL, updated_at = ${now()}
      FROM json_to_recordset(${list}::json) AS n(id uuid, month text, branch uuid)
      WHERE p.id = n.id AND p.own_graduation_month = n.month AND p.graduate_mark IN ('NONE', 'DELAYED') AND p.status = 'ACTIVE'
      RETURNING p.id AS "personId", n.branch AS "branchId", n.month`;
    if (people.length === 0) return 0;
    const graduated = people.map(({ month, ...person }) => ({ ...person, year: cohortOf(month) }));
    await joinCohort(tx, graduated);
    await tell(tx, graduated);
    const entry = { subject: { type: "person", id: null }, detail: { people: people.length }, changes: graduated.map(graduatedChange) };
    await record(tx, SYSTEM, { action: "graduation.graduatedAgain", ...entry });
    return people.length;
  });

/** Members who came into a graduate organization after its conversion. */
export const flagLatecomers = (): Promise<number> =>
  transaction(async (tx) => {
    const people = await flagGraduates(tx, null);
    if (people.length === 0) return 0;
    const entry = { subject: { type: "person", id: null }, detail: { people: people.length }, changes: people.map(graduatedChange) };
    await record(tx, SYSTEM, { action: "graduation.flagged", ...entry });
    return people.length;
  });

type Cohort = { branch: Pick<Organization, "id">; year: number };

/** A conversion that should not have been: the branch is a branch again, its present members are no graduates; who has left stays in the cohort. */
export async function takeBack(tx: Tx, who: Recorder, { branch, year }: Cohort): Promise<void> {
  await tx.organization.update({ where: { id: branch.id }, data: { category: "BRANCH", graduatedAt: null } });
  const people = await tx.$queryRaw<{ id: string }[]>`
    UPDATE person p SET graduate_mark = 'NONE', own_graduation_month = NULL, branch_graduation_month = NULL, delay_reason = NULL, updated_at = ${now()}
    FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE' AND m.branch_id = ${branch.id}::uuid AND p.graduate_mark <> 'NONE' RETURNING p.id`;
  await tx.graduateCohort.deleteMany({ where: { branchId: branch.id, year, personId: { in: people.map((p) => p.id) } } });
  await refreshInformation(tx, [branch.id]);
  const changes = people.map(({ id: personId }): Change => ({ personId, kind: "GRADUATED", field: "graduateMark", newValue: "无" }));
  await record(tx, who, { action: "graduation.takenBack", subject: { type: "organization", id: branch.id }, changes });
}

/** The cohort of a branch is that of another year. */
export async function moveCohort(tx: Tx, { branch, year }: Cohort, to: number): Promise<void> {
  if (to !== year) await tx.graduateCohort.updateMany({ where: { branchId: branch.id, year }, data: { year: to } });
}
