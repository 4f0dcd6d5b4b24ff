// 埋雷：在程序里弄坏一处，或拆掉数据库的一道保证，看整套推演认不认得出来。
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#tests/house/source";
import { asOwner } from "#tests/support/owner";

type Edit = { file: string; find: string; put: string };
/** What is broken, and in which game it must be noticed. */
export type Fault = { name: string; game: "sequences" | "crowd"; edits?: readonly Edit[]; sql?: string };

const edit = (file: string, find: string, put = ""): Edit => ({ file, find, put });

const LOCK = "::uuid FOR UPDATE";
const PAPER_LOCK = edit("lib/papers/commands.ts", LOCK, "::uuid");
const TRANSFER_LOCK = edit("lib/transfers/moves/commands.ts", LOCK, "::uuid");
/** The audit row through a connection of its own, committed whatever becomes of the change. */
const APART = `const { openPool } = await import("#lib/db");
  const pool = openPool(1);
  const columns = "at, actor_id, actor_name, organization_id, session_id, action, subject_type, subject_id, detail, changes";
  const values = [now(), who.personId, who.name, who.organizationId, who.sessionId, entry.action, entry.subject.type, entry.subject.id];
  const sql = \`INSERT INTO audit_event (\${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id\`;
  const auditId = (await pool.query(sql, [...values, entry.detail ?? {}, entry.changes?.length ?? 0])).rows[0].id;
  await pool.end();`;

export const FAULTS: readonly Fault[] = [
  {
    name: "转走以后计数没有跟着走",
    game: "sequences",
    edits: [edit("lib/transfers/moving/commands.ts", "await count(tx, deltas);")],
  },
  { name: "“每人一项在途”的唯一索引没有了", game: "crowd", sql: "DROP INDEX transfer_one_pending_key" },
  { name: "待决事项不锁行", game: "crowd", edits: [PAPER_LOCK] },
  {
    name: "转接不锁行，改状态之前也不比较",
    game: "crowd",
    edits: [
      PAPER_LOCK,
      TRANSFER_LOCK,
      edit("lib/transfers/moves/commands.ts", "where: { id, state }, data: changed", "where: { id }, data: changed"),
    ],
  },
  {
    name: "审计写在另一笔事务里",
    game: "sequences",
    edits: [edit("lib/audit/record.ts", "const auditId = await insertEvent(tx, who, entry);", APART)],
  },
  {
    name: "转走以后不结束原支部的职务",
    game: "sequences",
    edits: [edit("lib/transfers/moving/commands.ts", "const ended = await endBranchPosts(tx, journey);", "const ended: Ended[] = [];")],
  },
  {
    name: "转走以后毕业生标识不变",
    game: "sequences",
    edits: [edit("lib/transfers/moving/commands.ts", "const marked = await markMoved(tx, journey);", "const marked: Change[] = [];")],
  },
  {
    name: "不写届别",
    game: "sequences",
    edits: [edit("lib/graduation/conversion/commands.ts", "await joinCohort(tx, flagged);")],
  },
  {
    name: "分配到本组织以外的团支部",
    game: "sequences",
    edits: [edit("lib/transfers/assigning/commands.ts", " && branch.path.startsWith(to.path)")],
  },
  {
    name: "组织删了，转接照走",
    game: "sequences",
    edits: [edit("lib/reorganization/deletion/commands.ts", "await cancelTransfers(", "void (")],
  },
  {
    name: "删了团支部，团员还留在里面",
    game: "sequences",
    edits: [
      edit(
        "lib/reorganization/deletion/commands.ts",
        "const members = await moveToHolding(tx, actor, organization);",
        "const members = 0;",
      ),
    ],
  },
  {
    name: "期限多给一天",
    game: "sequences",
    edits: [edit("lib/transfers/deadlines/rules.ts", "submittedAt : begins, limits.days)", "submittedAt : begins, limits.days + 1)")],
  },
  {
    name: "谁都可以撤销",
    game: "sequences",
    edits: [edit("lib/transfers/withdrawing/commands.ts", 'if (!isInitiator(actor, transfer, atDesk) && !appealing) refuse("E-GEN-08");')],
  },
  {
    name: "退回更正以后从第一张桌重新走",
    game: "sequences",
    edits: [edit("lib/transfers/rules.ts", "RESUME[retargeted ? firstState(course) : refusedFrom]", "RESUME[firstState(course)]")],
  },
  {
    name: "组织迁走了，团员的路径没有改",
    game: "sequences",
    edits: [edit("lib/reorganization/tree/commands.ts", "const members = await followPaths(tx, way.to);", "const members = 0;")],
  },
];

/** Faults that no longer fit the sources, and so would prove nothing. */
export const misfits = (): string[] =>
  FAULTS.flatMap(({ name, edits = [] }) =>
    edits.filter(({ file, find }) => !readFileSync(join(ROOT, file), "utf8").includes(find)).map(({ file }) => `${name}：${file}`),
  );

const planted = (): Fault | undefined => FAULTS.find(({ name }) => name === process.env.FAULT);

/** The source of a file as the planted fault leaves it; undefined where it is as it was. */
export function spoilt(file: string, code: string): string | undefined {
  const edits = (planted()?.edits ?? []).filter((e) => file.endsWith(`/${e.file}`));
  return edits.length > 0 ? edits.reduce((text, { find, put }) => text.replace(find, put), code) : undefined;
}

/** Takes away what the planted fault takes from the database. */
export async function spoilDatabase(): Promise<void> {
  const { sql } = planted() ?? {};
  if (sql) await asOwner([sql]);
}

/** Whether the game notices the fault. */
export function isNoticed({ name, game }: Fault): Promise<boolean> {
  const { PATH = "", HOME = "" } = process.env;
  const tool = join(ROOT, "node_modules/vitest/vitest.mjs");
  const counts = { SEQUENCES: "40", OPERATIONS: "1500", FAIL_FAST: "1" };
  const env = { PATH, HOME, NODE_ENV: "test" as const, FAULT: name, ...counts };
  const args = [tool, "run", "--config", "tests/faults.config.ts", "--reporter=dot", `tests/integration/league/${game}.test.ts`];
  const child = spawn(process.execPath, args, { cwd: ROOT, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  return new Promise((done, fail) =>
    child.on("close", (code) => (/Tests .*\d+ (passed|failed)/.test(said) ? done(code !== 0) : fail(new Error(`${name}\n${said}`)))),
  );
}
