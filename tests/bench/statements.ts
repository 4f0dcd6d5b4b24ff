// 看一段程序向数据库发了哪些语句：底线用的就是产品自己的查询。
import pg from "pg";

export type Statement = { text: string; values: unknown[] };
type Asked = { text: string; values?: unknown[] };

/** Statements that a piece of work sends, in their order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const found: Statement[] = [];
  const { query } = pg.Client.prototype;
  const listening = function (this: pg.Client, ...args: unknown[]) {
    const asked = args[0] as string | Asked;
    found.push(typeof asked === "string" ? { text: asked, values: [] } : { text: asked.text, values: asked.values ?? [] });
    return Reflect.apply(query, this, args);
  };
  pg.Client.prototype.query = listening as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return found;
}
