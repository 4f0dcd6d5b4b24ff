// node lib/cli/worker.ts：只做后台任务、不开网页的进程；网页的进程设 WORKER=off。数据库由 DATABASE_URL 指定。
import "#lib/cli/dotenv";
import { ensureEnvironment } from "#lib/cli/database";
import { prepareClient } from "#lib/cli/prepare";
import { say } from "#lib/cli/say";
import { environmentProblems, readEnvironment } from "#lib/env";

const problems = environmentProblems(process.env);
if (!process.env.DATABASE_URL) problems.push("单独的后台进程要设置 DATABASE_URL，与网页的进程同一个数据库。");
if (problems.length > 0) {
  say(`不能启动：\n${problems.map((p) => `  · ${p}`).join("\n")}`);
  process.exit(1);
}

prepareClient();
await ensureEnvironment();
const { startWorker } = await import("#lib/jobs/worker");
const worker = await startWorker();
say(`后台任务已经开始（${readEnvironment().APP_MODE === "demo" ? "演示" : "正式"}）。按 Ctrl-C 停止。`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void worker.stop().then(() => process.exit(0)));
