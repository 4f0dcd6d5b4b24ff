// 组织迁移的底线：同样多的行，同一个事务，三条语句改路径；没有锁、核对、计数、待办、审计。
import pg from "pg";

const END = "{";

/** Rewrites paths below `from` as if it were `to`, as plainly as can be. */
export async function moveBare(url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const steps = (to.length - from.length) / 4;
  await client.query("BEGIN");
  await client.query(`UPDATE organization SET path = $1 || substr(path, $2), level = level + $3 WHERE path >= $4 AND path < $5`, [
    to,
    from.length + 1,
    steps,
    from,
    from + END,
  ]);
  for (const [table, column] of [
    ["membership", "branch_path"],
    ["cadre_post", "organization_path"],
  ] as const)
    await client.query(`UPDATE ${table} SET ${column} = $1 || substr(${column}, $2) WHERE ${column} >= $3 AND ${column} < $4`, [
      to,
      from.length + 1,
      from,
      from + END,
    ]);
  await client.query("COMMIT");
  await client.end();
}
