// 后台进程：真的另起一个，好让测试在任意时刻把它杀掉。参数是它的钟。
import { setClock } from "#lib/clock";
import { startWorker } from "#lib/jobs/worker";

setClock(new Date(process.argv[2] ?? ""));
await startWorker();
process.stdout.write("ready\n");
