// 与网页同一个进程里的后台工作；收到停止的信号就好好收尾。
import { readEnvironment } from "#lib/env";
import { startWorker } from "#lib/jobs/worker";

/** Ends this process with the one that started it, however that ended: else it would go on holding the port. */
export function holdLifeline(): void {
  if (process.env.LIFELINE !== "stdin") return;
  process.stdin.once("end", () => process.kill(process.pid, "SIGTERM")).resume();
}

/** Starts the worker inside the server, unless it runs elsewhere. */
export async function startInline(): Promise<void> {
  const { WORKER, DATABASE_URL } = readEnvironment();
  if (WORKER === "off" || !DATABASE_URL) return;
  const worker = await startWorker();
  process.once("SIGTERM", () => void worker.stop());
}
