// npm run db:migrate：只向前迁移；--check 检查模型与迁移是否一致；--create 名称 写出新的迁移。
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { now } from "#lib/clock";
import { ensureEnvironment, migrate } from "#lib/cli/database";
import { say } from "#lib/cli/say";
import { pendingChanges } from "../../prisma/migrate.ts";

const MIGRATIONS = resolve(import.meta.dirname, "../../prisma/migrations");
const [flag, name] = process.argv.slice(2);

await ensureEnvironment();
const url = process.env.DATABASE_URL ?? "";

if (flag === "--check" || flag === "--create") {
  const sql = (await pendingChanges(url)).replace(/^-- This is an empty migration\.\s*$/m, "").trim();
  if (flag === "--check" && sql) {
    say(`模型与迁移不一致：\n${sql}`);
    process.exit(1);
  }
  if (flag === "--create" && sql && name) {
    const folder = join(MIGRATIONS, `${now().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "migration.sql"), `${sql}\n`);
    say(`已写出 ${folder}`);
  }
} else {
  const applied = await migrate(url);
  say(applied.length > 0 ? `已应用：${applied.join("、")}` : "数据库已是最新。");
}
process.exit(0);
