// 已删除的组织：何时由谁删除，能不能恢复，不能是为什么。
import type { OrgCategory } from "#generated/enums";
import { db, Prisma } from "#lib/db";
import { DELETED_PAGE, type DeletedFilter } from "#lib/reorganization/schema";
import { no, type Verdict, yes } from "#lib/verdict";

export type DeletedRow = {
  id: string;
  shortName: string;
  fullName: string;
  category: OrgCategory;
  parentName: string;
  deletedAt: Date;
  deletedBy: string | null;
  verdict: Verdict;
};

type Raw = Omit<DeletedRow, "verdict"> & { orphan: boolean; taken: boolean; namesake: string | null };

function verdictOf({ orphan, taken, namesake, parentName }: Raw): Verdict {
  if (orphan) return no("E-ORG-31", { name: parentName });
  if (taken) return no("E-ORG-03");
  return namesake ? no("E-ORG-08", { path: namesake }) : yes;
}

/** Deleted organizations, the latest first; for the operator alone. */
export async function listDeleted({ q, page }: DeletedFilter): Promise<{ rows: DeletedRow[]; more: boolean }> {
  const named = q ? Prisma.sql`position(${q} in o.full_name) > 0` : Prisma.sql`true`;
  const found = await db().$queryRaw<Raw[]>`
    SELECT o.id, o.short_name AS "shortName", o.full_name AS "fullName", o.category, p.short_name AS "parentName", o.deleted_at AS "deletedAt",
      (SELECT e.actor_name FROM audit_event e WHERE e.subject_type = 'organization' AND e.subject_id = o.id AND e.action = 'organization.deleted'
       ORDER BY e.id DESC LIMIT 1) AS "deletedBy",
      p.status = 'DELETED' AS orphan,
      EXISTS (SELECT 1 FROM organization s WHERE s.parent_id = o.parent_id AND s.short_name = o.short_name AND s.status <> 'DELETED') AS taken,
      (SELECT n.full_name FROM organization n WHERE n.full_name = o.full_name AND n.status <> 'DELETED' LIMIT 1) AS namesake
    FROM organization o JOIN organization p ON p.id = o.parent_id
    WHERE o.status = 'DELETED' AND o.deleted_at IS NOT NULL AND ${named} ORDER BY o.deleted_at DESC, o.id
    LIMIT ${DELETED_PAGE + 1} OFFSET ${(page - 1) * DELETED_PAGE}`;
  const rows = found.slice(0, DELETED_PAGE).map(({ orphan, taken, namesake, ...row }) => ({
    ...row,
    verdict: verdictOf({ ...row, orphan, taken, namesake }),
  }));
  return { rows, more: found.length > DELETED_PAGE };
}
