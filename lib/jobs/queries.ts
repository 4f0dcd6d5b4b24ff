// 体检：这个进程连得上数据库吗。
import { db } from "#lib/db";

export const isHealthy = (): Promise<boolean> =>
  db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
