// 一个组织的变动记录。
import { db } from "#lib/db";
import type { HistoryLine } from "#lib/audit/history";
import { gatherHistory, type RawLine } from "#lib/audit/history";

/** What happened to an organization, the latest first; the caller has found it in the scope. */
export async function listHistoryOf(organizationId: string, limit = 50): Promise<HistoryLine[]> {
  const raw = await db().$queryRaw<RawLine[]>`
    SELECT c.audit_id AS "auditId", c.kind, e.at, e.actor_name AS by, c.field, c.old_value AS "oldValue", c.new_value AS "newValue", c.note
    FROM change_record c JOIN audit_event e ON e.id = c.audit_id
    WHERE c.organization_id = ${organizationId}::uuid ORDER BY c.id DESC LIMIT ${limit}`;
  return gatherHistory(raw);
}
