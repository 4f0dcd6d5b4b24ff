// 毕业生标识随转接而变，届别随之补记（规格 5.12、7.6）。
import type { Organization } from "#generated/client";
import type { GraduateMark } from "#generated/enums";
import type { Change } from "#lib/audit/record";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import type { Tx } from "#lib/db";
import { GRADUATE_LABELS } from "#lib/members/labels";
import { type Leaving, schoolsOf } from "#lib/transfers/moving/queries";
import { cohortOnLeaving, markAfterMove } from "#lib/transfers/moving/rules";

export type Move = { leaving: readonly Leaving[]; to: Organization };
type Marked = { personId: string; from: GraduateMark; mark: GraduateMark };
type Joining = { personId: string; year: number; branchId: string };

/** Adds people to cohorts; who is in one already stays where they are counted. */
export async function joinCohorts(tx: Tx, joining: readonly Joining[]): Promise<void> {
  if (joining.length === 0) return;
  await tx.graduateCohort.createMany({ data: joining.map((j) => ({ ...j, since: now() })), skipDuplicates: true });
}

/** Who joins which cohort: of a graduates' branch on arriving there, of a marked branch on leaving it in May. */
function cohortsOf({ leaving, to }: Move, marked: readonly Marked[]): Joining[] {
  const today = dayOf(now());
  const year = Number((to.graduationMonth ?? today).slice(0, 4));
  const arriving = marked.filter((m) => m.mark === "GRADUATE").map(({ personId }) => ({ personId, year, branchId: to.id }));
  const away = leaving.flatMap(({ personId, branchId, category, graduationMonth: month }) => {
    const own = cohortOnLeaving({ category, month }, today);
    return own === null ? [] : [{ personId, branchId, year: own }];
  });
  return [...away, ...arriving];
}

async function writeMarks(tx: Tx, marked: readonly Marked[]): Promise<void> {
  const list = JSON.stringify(marked.map(({ personId, mark }) => ({ id: personId, mark })));
  await tx.$executeRaw`
    UPDATE person p SET graduate_mark = n.mark::"GraduateMark", own_graduation_month = NULL, branch_graduation_month = NULL, delay_reason = NULL
    FROM json_to_recordset(${list}::json) AS n(id uuid, mark text) WHERE p.id = n.id`;
}

/** Brings the marks of people who moved up to date; answers what changed. */
export async function markMoved(tx: Tx, move: Move): Promise<Change[]> {
  const { leaving, to } = move;
  const schools = await schoolsOf(tx, [to.path, ...leaving.map((l) => l.branchPath)]);
  const home = schools.get(to.path) ?? null;
  const marked = leaving
    .map((l): Marked => {
      const sameSchool = home !== null && schools.get(l.branchPath) === home;
      return { personId: l.personId, from: l.mark, mark: markAfterMove(l.mark, { category: to.category, sameSchool }) };
    })
    .filter((m) => m.mark !== m.from);
  if (marked.length > 0) await writeMarks(tx, marked);
  await joinCohorts(tx, cohortsOf(move, marked));
  const kind = "TRANSFERRED" as const;
  return marked.map(({ personId, from, mark }) => ({
    ...{ personId, kind, field: "毕业生标识", oldValue: GRADUATE_LABELS[from], newValue: GRADUATE_LABELS[mark] },
  }));
}
