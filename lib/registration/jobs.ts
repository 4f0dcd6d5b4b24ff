// 到期的注册码标为已过期（JOB-04）。
import { now } from "#lib/clock";
import { db } from "#lib/db";

export const expireRegistrationCodes = async (): Promise<void> => {
  await db().adminRegistrationCode.updateMany({ where: { state: "ISSUED", expiresAt: { lte: now() } }, data: { state: "EXPIRED" } });
};
