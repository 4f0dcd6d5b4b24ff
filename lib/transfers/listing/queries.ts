// 特殊单位上报名单的读取：等着列入的、逾期未列的、报过的批次（TRF-18、TRF-19）。
import type { TransferState } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { readSettings } from "#lib/settings/settings";
import { isUnlisted } from "#lib/transfers/deadlines/rules";

export type SpecialRow = {
  id: string;
  name: string;
  branch: string;
  state: TransferState;
  submittedAt: Date;
  deadlineAt: Date | null;
  listedAt: Date | null;
  listNo: number | null;
  /** Whether it waits for this desk. */
  here: boolean;
  /** 暂未列入市级团委上报名单: past the days for the list. */
  unlisted: boolean;
};
export type SpecialList = { id: string; no: number; size: number; recordedAt: Date; organization: string };

/** Those on their way to the library from the scope, whoever has them; the most urgent first. */
export async function listSpecial(scope: Scope): Promise<SpecialRow[]> {
  const { "special.reportDays": days } = await readSettings(scope.path);
  const at = now();
  const rows = await db().$queryRaw<Omit<SpecialRow, "unlisted">[]>`
    SELECT t.id, p.name, f.full_name AS branch, t.state, t.submitted_at AS "submittedAt", t.deadline_at AS "deadlineAt",
      t.listed_at AS "listedAt", l.no AS "listNo", coalesce(q.desk_id = ${scope.organizationId}::uuid, false) AS here
    FROM transfer t JOIN person p ON p.id = t.person_id JOIN organization f ON f.id = t.from_branch_id
    LEFT JOIN special_unit_list l ON l.id = t.list_id LEFT JOIN paper q ON q.subject_id = t.id AND q.state = 'OPEN'
    WHERE t.state IN ('PENDING_LIST', 'PENDING_PROVINCE') AND f.path >= ${scope.path} AND f.path < ${scope.end}
    ORDER BY t.deadline_at, p.name_pinyin, t.id LIMIT 1000`;
  return rows.map((row) => ({ ...row, unlisted: isUnlisted(row, at, days) }));
}

/** Batches that were recorded at and below the organization, the latest first. */
export const listSpecialLists = (scope: Scope): Promise<SpecialList[]> =>
  db().$queryRaw`
    SELECT l.id, l.no, l.size, l.recorded_at AS "recordedAt", o.short_name AS organization
    FROM special_unit_list l JOIN organization o ON o.id = l.organization_id
    WHERE o.path >= ${scope.path} AND o.path < ${scope.end} ORDER BY l.recorded_at DESC LIMIT 100`;
