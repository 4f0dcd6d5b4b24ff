// 到期的注册码、没人审批的自行注册标为已过期（JOB-04、规格 5.15）。
import { now } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { expireApplication } from "#lib/registration/self/commands";
import { WAITING_DAYS } from "#lib/registration/self/rules";

export const expireRegistrationCodes = async (): Promise<void> => {
  await db().adminRegistrationCode.updateMany({ where: { state: "ISSUED", expiresAt: { lte: now() } }, data: { state: "EXPIRED" } });
};

/** Ends applications nobody decided, one by one, and clears away what was typed in those that ended long ago. */
export async function expireApplications(): Promise<void> {
  const over = await db().selfRegistration.findMany({ where: { state: "PENDING", expiresAt: { lte: now() } }, select: { id: true } });
  for (const { id } of over) await expireApplication(id);
  const forgotten = { state: { in: ["REFUSED" as const, "EXPIRED" as const] }, decidedAt: { lt: laterByDays(now(), -WAITING_DAYS) } };
  await db().selfRegistration.updateMany({ where: forgotten, data: { formSealed: null } });
}
