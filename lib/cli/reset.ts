// npm run db:reset：清空自带的数据库，重建演示世界。给定的数据库不动，免得误删。
import { rmSync } from "node:fs";
import { join } from "node:path";
import { say } from "#lib/cli/say";
import { openDatabase } from "#lib/cli/serve";
import { readEnvironment } from "#lib/env";
import { dropDatabase, ensureEnvironment } from "#lib/cli/database";
import { stopCluster } from "#lib/postgres/cluster";

if (process.env.DATABASE_URL || readEnvironment().APP_MODE === "production") {
  say("只清空自带的演示数据库。给定了 DATABASE_URL 或在生产模式时，请用数据库自己的工具。");
  process.exit(1);
}
await ensureEnvironment();
const { DATA_DIR: dataDir, DATABASE_URL } = readEnvironment();
await dropDatabase(DATABASE_URL);
delete process.env.DATABASE_URL;
for (const kept of ["files", "audit-anchor.log"]) rmSync(join(dataDir, kept), { recursive: true, force: true });
await openDatabase();
await stopCluster({ dataDir });
say("已经重建。");
process.exit(0);
