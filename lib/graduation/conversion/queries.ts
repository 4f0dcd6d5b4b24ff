// 到期的团支部与延迟毕业的人：各处按自己的转换日期（grad.convertAt）。
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { db } from "#lib/db";
import type { Delayed, Due } from "#lib/graduation/conversion/commands";
import { isDue } from "#lib/graduation/rules";
import { DEFAULTS } from "#lib/settings/registry";
import { holding, listStored, type StoredValue } from "#lib/settings/settings";

const LAST_MONTH_OF_YEAR = "-12";

/** What of these is due where it lies. */
function dueAmong<T extends { path: string; month: string }>(found: readonly T[], stored: readonly StoredValue[]): T[] {
  const convertAt = (path: string) => (holding(stored, "grad.convertAt", path)?.value as string | undefined) ?? DEFAULTS["grad.convertAt"];
  return found.filter(({ path, month }) => isDue(month, convertAt(path), now()));
}

const thisYear = (): string => `${dayOf(now()).slice(0, 4)}${LAST_MONTH_OF_YEAR}`;

/** Marked branches whose conversion day has begun, this year or while nobody was looking. */
export async function listDueBranches(): Promise<Due[]> {
  const found = await db().$queryRaw<Due[]>`
    SELECT id, path, graduation_month AS month FROM organization
    WHERE category = 'BRANCH' AND graduation_month IS NOT NULL AND graduation_month <= ${thisYear()} AND status <> 'DELETED' ORDER BY path`;
  return dueAmong(found, await listStored());
}

/** People who graduate by a month of their own (GRAD-15, BEY-25). */
export async function listDueMembers(): Promise<Delayed[]> {
  const found = await db().$queryRaw<Delayed[]>`
    SELECT p.id AS "personId", m.branch_id AS "branchId", m.branch_path AS path, p.own_graduation_month AS month
    FROM person p JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' JOIN organization o ON o.id = m.branch_id
    WHERE p.own_graduation_month <= ${thisYear()} AND (p.graduate_mark = 'DELAYED' OR (p.graduate_mark = 'NONE' AND o.graduation_reason = 'MIXED')) AND p.status = 'ACTIVE' ORDER BY p.id`;
  return dueAmong(found, await listStored());
}
