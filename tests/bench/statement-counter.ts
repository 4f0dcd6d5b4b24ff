// 随服务一起装进去的计数器：收到 SIGUSR2 就说出到此为止发了多少条语句。
import pg from "pg";

let sent = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  sent += 1;
  return Reflect.apply(query, this, args);
} as typeof query;
process.on("SIGUSR2", () => void process.stderr.write(`statements ${sent}\n`));
