// 事实：在这份数据库上把不变的事实（I1–I16）重新算一遍。
import { verify } from "#lib/audit/verify";

/** What is wrong with the database, one line each; empty when everything holds. */
export const violations = async (): Promise<string[]> =>
  (await verify()).filter((f) => f.violations > 0).map((f) => `${f.id} ${f.says}：${f.examples.join("；")}`);
