// 谁该提醒：从哪天起算由名册、申报、登记得出，期限各处按自己的设置（JOB-12）。
import type { ReminderKind } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { type Day, dayOf, type Month } from "#lib/dates";
import { db, Prisma } from "#lib/db";
import { dueOn, keptSince, type Limits } from "#lib/graduation/reminders/rules";
import type { ReminderFilter } from "#lib/graduation/schema";
import { DEFAULTS } from "#lib/settings/registry";
import { holding, listStored, type StoredValue } from "#lib/settings/settings";

type Staying = {
  personId: string;
  name: string;
  branchName: string;
  path: string;
  kind: ReminderKind;
  since: Day | null;
  month: Month | null;
};
export type DueReminder = Omit<Staying, "since" | "month"> & { since: Day; dueOn: Day };

const DAY = Prisma.raw(`AT TIME ZONE 'Asia/Shanghai'`);

/** Everybody who stays somewhere for a time, within a range of paths. */
const staying = ({ path, end }: { path: string; end: string }): Promise<Staying[]> =>
  db().$queryRaw`
    WITH homes AS (SELECT m.person_id, m.since, p.name, p.graduate_mark, coalesce(p.own_graduation_month, o.graduation_month) AS month,
        o.id, o.short_name, o.path, o.category, o.is_township
      FROM organization o JOIN membership m ON m.branch_id = o.id AND m.status = 'ACTIVE' JOIN person p ON p.id = m.person_id
      WHERE o.path >= ${path} AND o.path < ${end} AND o.status <> 'DELETED'
        AND (o.category IN ('GRADUATE_ORG', 'FLOATING_BRANCH', 'SOCIETY_LINK_TEMP_BRANCH', 'OVERSEAS_STUDY_BRANCH') OR o.is_township)),
    found AS (
      SELECT h.*, 'RETENTION' AS kind, NULL::text AS since_day FROM homes h WHERE h.category = 'GRADUATE_ORG' AND h.graduate_mark = 'GRADUATE'
      UNION ALL SELECT h.*, 'FLOATING', to_char(h.since ${DAY}, 'YYYY-MM-DD') FROM homes h WHERE h.category = 'FLOATING_BRANCH'
      UNION ALL SELECT h.*, 'EMPLOYED', to_char(d.created_at ${DAY}, 'YYYY-MM-DD') FROM homes h
        JOIN graduate_declaration d ON d.person_id = h.person_id AND d.branch_id = h.id AND d.used_at IS NULL AND d.route IN ('EMPLOYED', 'EMPLOYED_WITHOUT_LEAGUE')
        WHERE h.category <> 'GRADUATE_ORG'
      UNION ALL SELECT h.*, 'OVERSEAS', to_char(greatest(s.start_on, (SELECT max(r.reported_at) ${DAY} FROM overseas_report r WHERE r.stay_id = s.id)::date), 'YYYY-MM-DD')
        FROM homes h JOIN overseas_stay s ON s.person_id = h.person_id AND s.to_branch_id = h.id AND s.state = 'APPROVED')
    SELECT person_id AS "personId", name, short_name AS "branchName", path, kind, since_day AS since, month FROM found
    WHERE NOT EXISTS (SELECT 1 FROM transfer t WHERE t.person_id = found.person_id AND t.closed_at IS NULL)
    ORDER BY path, name, person_id`;

/** The limits that hold at a path. */
function limitsAt(stored: readonly StoredValue[], path: string): Limits {
  const of = (key: "grad.retentionMonths" | "grad.floatingMaxMonths") =>
    (holding(stored, key, path)?.value as number | undefined) ?? DEFAULTS[key];
  return { retention: of("grad.retentionMonths"), floating: of("grad.floatingMaxMonths") };
}

const EVERYWHERE = { path: "", end: "{" };

/** Whatever fell due within a scope, or anywhere; a transfer under way silences it. */
export async function listDueReminders(scope: Pick<Scope, "path" | "end"> | null): Promise<DueReminder[]> {
  const [found, stored] = await Promise.all([staying(scope ?? EVERYWHERE), listStored()]);
  const today = dayOf(now());
  return found.flatMap(({ since, month, ...stay }) => {
    const from = since ?? (month && keptSince(month));
    const due = from && dueOn(stay.kind, from, { limits: limitsAt(stored, stay.path), today });
    return from && due ? [{ ...stay, since: from, dueOn: due }] : [];
  });
}

export const REMINDER_PAGE = 50;

/** One page of the list of those who should have moved on, and how many of each kind. */
export async function listReminders(scope: Scope, { kind, page }: ReminderFilter) {
  const due = await listDueReminders(scope);
  const shown = due.filter((d) => !kind || d.kind === kind);
  const counts: Partial<Record<ReminderKind, number>> = {};
  for (const d of due) counts[d.kind] = (counts[d.kind] ?? 0) + 1;
  return { rows: shown.slice((page - 1) * REMINDER_PAGE, page * REMINDER_PAGE), total: shown.length, all: due.length, counts };
}
