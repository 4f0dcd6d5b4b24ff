// 推进阶段的读取：各级的阶段，哪些直属下级逾期、逾的是什么。
import { dayFromDb, dayOf, type Day } from "#lib/dates";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { isOverdue, lateParts, type Stage, type Standing, stageLevel } from "#lib/organizations/stages/rules";

const dayOfRow = (date: Date): Day => dayFromDb(date) ?? "";

export async function listStages(): Promise<Stage[]> {
  const rows = await db().rolloutStage.findMany({ orderBy: { level: "asc" } });
  return rows.map(({ level, startOn, infoDue, noticeDue, endOn }) => ({
    level,
    startOn: dayOfRow(startOn),
    infoDue: dayOfRow(infoDue),
    noticeDue: dayOfRow(noticeDue),
    endOn: dayOfRow(endOn),
  }));
}

/** The stage of a level; null when none was set. */
export const findStage = async (level: number): Promise<Stage | null> =>
  (await listStages()).find((s) => s.level === stageLevel(level)) ?? null;

type Row = Standing & { id: string; level: number };

const listStandings = (ids: readonly string[]): Promise<Row[]> =>
  db().$queryRaw`
    SELECT o.id, o.level, o.info_complete AS "infoComplete",
      o.category NOT IN ('LEADING_BODY', 'COMMITTEE', 'WORK_COMMITTEE', 'GENERAL_BRANCH')
        OR EXISTS (SELECT 1 FROM organization c WHERE c.parent_id = o.id AND c.status <> 'DELETED') AS "childrenMade",
      NOT EXISTS (SELECT 1 FROM organization c WHERE c.parent_id = o.id AND c.status <> 'DELETED'
        AND c.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')
        AND NOT EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = c.id AND a.status = 'ACTIVE')
        AND NOT EXISTS (SELECT 1 FROM admin_registration_code r WHERE r.organization_id = c.id AND r.state = 'ISSUED' AND r.expires_at > ${now()})) AS "codesOut"
    FROM organization o WHERE o.id = ANY(${[...ids]}::uuid[]) AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')`;

export type Lateness = { overdue: boolean; parts: string[] };

/** Which of these organizations are late, and with what; nothing is asked as long as no stage is set. */
export async function listLate(ids: readonly string[], today: Day = dayOf(now())): Promise<Map<string, Lateness>> {
  const stages = await listStages();
  if (stages.length === 0 || ids.length === 0) return new Map();
  const late = (await listStandings(ids)).flatMap(({ id, level, ...standing }): [string, Lateness][] => {
    const stage = stages.find((s) => s.level === stageLevel(level));
    const parts = stage ? lateParts(stage, standing, today) : [];
    return stage && parts.length > 0 ? [[id, { overdue: isOverdue(stage, standing, today), parts }]] : [];
  });
  return new Map(late);
}

export type OwnStage = { stage: Stage | null; late: readonly string[] };

/** The stage that applies to an organization, and what of it is late there. */
export async function readOwnStage({ id, level }: { id: string; level: number }): Promise<OwnStage> {
  const [stage, late] = await Promise.all([findStage(level), listLate([id])]);
  return { stage, late: late.get(id)?.parts ?? [] };
}
