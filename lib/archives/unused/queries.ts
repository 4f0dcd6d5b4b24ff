// 编号未使用的上报名单：认证通过，编号登记里仍显示未使用的（EDB-18）。
import type { Person } from "#generated/client";
import type { Scope } from "#lib/auth/scope";
import { db } from "#lib/db";

export type UnusedRow = Pick<Person, "id" | "name" | "idNumber"> & { number: string; branch: string };

const MOST = 501;

/** People within reach whose number was reported as still unused. */
export const listUnused = (scope: Scope): Promise<UnusedRow[]> =>
  db().$queryRaw`
    SELECT p.id, p.name, p.id_number AS "idNumber", p.development_no AS number, o.full_name AS branch
    FROM membership m JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id
    WHERE m.status = 'ACTIVE' AND m.branch_path >= ${scope.path} AND m.branch_path < ${scope.end}
      AND p.number_unused_at IS NOT NULL AND p.development_no IS NOT NULL ORDER BY m.branch_path, p.development_no LIMIT ${MOST}`;
