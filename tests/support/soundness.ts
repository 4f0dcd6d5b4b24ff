// 事实：在这份数据库上把不变的事实（I1–I16）重新算一遍。
import { verify } from "#lib/audit/verify";
import { db } from "#lib/db";

/** What is wrong with the database, one line each; empty when everything holds. */
export const violations = async (): Promise<string[]> =>
  (await verify()).filter((f) => f.violations > 0).map((f) => `${f.id} ${f.says}：${f.examples.join("；")}`);

/** Audit rows that were not written by the transaction of the changes they speak of. A restored database no longer knows. */
export const strayAudits = async (): Promise<string[]> => {
  const rows = await db().$queryRaw<{ action: string }[]>`
    SELECT DISTINCT e.action FROM audit_event e JOIN change_record c ON c.audit_id = e.id WHERE e.xmin::text <> c.xmin::text`;
  return rows.map((r) => r.action);
};
