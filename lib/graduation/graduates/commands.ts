// 标记延迟毕业团员、教师，与撤销：标了就不在当年届别里，撤销就回来（GRAD-11 至 GRAD-14、7.6）。
import type { GraduateMark, MarkReason, OrgCategory } from "#generated/enums";
import { type Change, record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayOf, type Month, showMonth } from "#lib/dates";
import { insertMany, type Tx, transaction } from "#lib/db";
import { type GraduateMove, hasGraduated, isLater, nextGraduateMark } from "#lib/graduation/graduates/rules";
import { mayMarkMembers } from "#lib/graduation/policy";
import { cohortOf } from "#lib/graduation/rules";
import type { DelayRequest } from "#lib/graduation/schema";
import { GRADUATE_LABELS } from "#lib/members/labels";
import { permit, refuse } from "#lib/verdict";

type Member = {
  id: string;
  name: string;
  mark: GraduateMark;
  branchId: string;
  path: string;
  category: OrgCategory;
  graduationMonth: Month | null;
  branchMonth: Month | null;
  reason: MarkReason | null;
};

/** The members as they are, locked against being marked by somebody else and against moving away. */
async function loadMembers(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Member[]> {
  const found = await tx.$queryRaw<Member[]>`
    SELECT p.id, p.name, p.graduate_mark AS mark, m.branch_id AS "branchId", m.branch_path AS path, o.category,
      o.graduation_month AS "graduationMonth", o.graduation_reason AS reason, p.branch_graduation_month AS "branchMonth"
    FROM person p JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' JOIN organization o ON o.id = m.branch_id
    WHERE p.id = ANY(${[...new Set(personIds)].sort()}::uuid[]) ORDER BY p.id FOR UPDATE OF p`;
  if (found.length < new Set(personIds).size) refuse("E-GEN-08");
  for (const member of found) permit(mayMarkMembers(actor, member));
  return found;
}

const ACTIONS = {
  delay: "graduation.delayed",
  teach: "graduation.teacherMarked",
  undoDelay: "graduation.delayUndone",
  undoTeacher: "graduation.teacherUndone",
} as const satisfies Partial<Record<GraduateMove, string>>;
type Step = keyof typeof ACTIONS;

/** Everybody's mark as this step makes it; who cannot take the step is named. */
function stepTo(members: readonly Member[], move: Step): GraduateMark {
  const others = members.filter((m) => !nextGraduateMark(m.mark, move, "superior"));
  const names = others.map((m) => m.name).join("、");
  if (others.length > 0) refuse(move === "delay" || move === "teach" ? "E-GRAD-12" : "E-GRAD-13", { names });
  return nextGraduateMark(members[0]?.mark ?? "NONE", move, "superior") ?? refuse("E-GEN-02");
}

async function note(tx: Tx, actor: Actor, members: readonly Member[], { move, to, told }: { move: Step; to: GraduateMark; told?: string }) {
  const changes = members.map(
    (m): Change => ({
      ...{ personId: m.id, kind: "MARKED", field: "graduateMark", note: told ?? null },
      ...{ oldValue: GRADUATE_LABELS[m.mark], newValue: GRADUATE_LABELS[to] },
    }),
  );
  const subject = { type: "person", id: members.length === 1 ? (members[0]?.id ?? null) : null };
  await record(tx, actor, { action: ACTIONS[move], subject, detail: { people: members.length }, changes });
}

/** Who is delayed or a teacher leaves the cohort of the branch's year (7.6). */
const leaveCohort = async (tx: Tx, members: readonly Member[]): Promise<void> => {
  const rows = members.flatMap(({ id, graduationMonth: month }) => (month ? [{ id, year: cohortOf(month) }] : []));
  await tx.$executeRaw`DELETE FROM graduate_cohort c USING json_to_recordset(${JSON.stringify(rows)}::json) AS n(id uuid, year int)
    WHERE c.person_id = n.id AND c.year = n.year`;
};

/** Taken back they stand in it again, with the branch that graduated, wherever they are now. */
const rejoinCohort = async (tx: Tx, members: readonly Member[]): Promise<void> => {
  const rows = members.flatMap(({ id, branchId, branchMonth, graduationMonth }) => {
    const month = branchMonth ?? graduationMonth;
    return month ? [{ id, month, year: cohortOf(month), branch: branchId }] : [];
  });
  await tx.$executeRaw`
    INSERT INTO graduate_cohort (person_id, year, branch_id, since)
    SELECT n.id, n.year, coalesce((SELECT m.branch_id FROM membership m JOIN organization o ON o.id = m.branch_id
      WHERE m.person_id = n.id AND o.category = 'GRADUATE_ORG' AND o.graduation_month = n.month ORDER BY m.since DESC LIMIT 1), n.branch), ${now()}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(id uuid, month text, year int, branch uuid) ON CONFLICT DO NOTHING`;
};

const isInMixed = ({ category, reason, mark }: Member): boolean => category === "BRANCH" && reason === "MIXED" && mark === "NONE";

/** In a branch that never graduates as a whole everybody may have a month of their own (BEY-25). */
async function markOwnMonth(
  tx: Tx,
  actor: Actor,
  { members, month }: { members: readonly Member[]; month: Month },
): Promise<{ people: number }> {
  if (month < dayOf(now()).slice(0, 7)) refuse("E-GRAD-02", {}, "month");
  await tx.person.updateMany({ where: { id: { in: members.map((m) => m.id) } }, data: { ownGraduationMonth: month, updatedAt: now() } });
  const changes = members.map((m): Change => ({ personId: m.id, kind: "MARKED", field: "ownGraduationMonth", newValue: month }));
  const subject = { type: "person", id: null };
  await record(tx, actor, { action: "graduation.ownMonthMarked", subject, detail: { people: members.length }, changes });
  return { people: members.length };
}

const tellDelayed = (tx: Tx, members: readonly Member[], { month, reason }: Pick<DelayRequest, "month" | "reason">): Promise<void> => {
  const body = `预计毕业时间：${showMonth(month)}。原因：${reason}。有出入请找团支部或学院团委。`;
  const letter = { title: "你已标记为延迟毕业团员", body, created_at: now() };
  return insertMany(
    tx,
    "message",
    members.map((m) => ({ id: newId(), person_id: m.id, ...letter })),
  );
};

/** Marks members of graduated branches as delayed, with a month of their own and the reason. */
export const markDelayed = (actor: Actor, { personIds, month, reason }: DelayRequest): Promise<{ people: number }> =>
  transaction(async (tx) => {
    const members = await loadMembers(tx, actor, personIds);
    if (members.every(isInMixed)) return markOwnMonth(tx, actor, { members, month });
    for (const member of members) permit(hasGraduated(member));
    const to = stepTo(members, "delay");
    for (const member of members) permit(isLater(month, member), "month");
    await tx.$executeRaw`
      UPDATE person p SET graduate_mark = 'DELAYED', own_graduation_month = ${month}, delay_reason = ${reason}, updated_at = ${now()},
        branch_graduation_month = o.graduation_month
      FROM membership m JOIN organization o ON o.id = m.branch_id
      WHERE m.person_id = p.id AND m.status = 'ACTIVE' AND p.id = ANY(${members.map((m) => m.id)}::uuid[])`;
    await leaveCohort(tx, members);
    await note(tx, actor, members, { move: "delay", to, told: `${month}，${reason}` });
    await tellDelayed(tx, members, { month, reason });
    return { people: members.length };
  });

/** Marks members of graduated branches as teachers: they do not graduate (GRAD-12). */
export const markTeachers = (actor: Actor, { personIds }: { personIds: string[] }): Promise<{ people: number }> =>
  transaction(async (tx) => {
    const members = await loadMembers(tx, actor, personIds);
    for (const member of members) permit(hasGraduated(member));
    const to = stepTo(members, "teach");
    await tx.person.updateMany({ where: { id: { in: members.map((m) => m.id) } }, data: { graduateMark: to, updatedAt: now() } });
    await leaveCohort(tx, members);
    await note(tx, actor, members, { move: "teach", to });
    return { people: members.length };
  });

/** Graduates again, with the branch's month. */
const restore = (actor: Actor, personIds: readonly string[], move: "undoDelay" | "undoTeacher"): Promise<{ people: number }> =>
  transaction(async (tx) => {
    const members = await loadMembers(tx, actor, personIds);
    const to = stepTo(members, move);
    const data = { graduateMark: to, ownGraduationMonth: null, branchGraduationMonth: null, delayReason: null, updatedAt: now() };
    await tx.person.updateMany({ where: { id: { in: members.map((m) => m.id) } }, data });
    await rejoinCohort(tx, members);
    await note(tx, actor, members, { move, to });
    return { people: members.length };
  });

export const undoDelayed = (actor: Actor, { personIds }: { personIds: string[] }) => restore(actor, personIds, "undoDelay");
export const undoTeacher = (actor: Actor, { personIds }: { personIds: string[] }) => restore(actor, personIds, "undoTeacher");
