// 试密码的限制：试错几次，等多久。认识的设备另算，别人锁不住它（security S5）。
import { addressFactor, UNKNOWN_BLOCK, waitAfter } from "#lib/accounts/sign-in/rules";
import { block, blockedMinutes, forgive, LIMITS, refund, spend, take, used } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import type { ErrorCode } from "#lib/errors";
import { refuse } from "#lib/verdict";

/** What counts against whom: the account as this device sees it, and the address. */
export type Keys = { account: string; address: string; number: string; isKnownDevice: boolean };

/** An ID number in the counts: its blind index. */
export const numberKey = (idIndex: Uint8Array): string => Buffer.from(idIndex).toString("hex");
/** The own budget of a device that signed in before. */
export const deviceKey = (number: string, deviceHash: Uint8Array): string =>
  `${number}/${Buffer.from(deviceHash).toString("hex").slice(0, 16)}`;

/** What came of a guess: right, right as far as it goes, or the code of what was wrong. */
export type Guess = "right" | "more" | ErrorCode;

/** Each lock lasts twice as long as the one before it. */
async function lock(key: string): Promise<void> {
  await block(key, waitAfter(await spend("accountLocks", key)));
  await forgive(["accountFailures"], [key]);
}

/**
 * Takes one try in advance, so that guesses sent all at once count one by one. Returns which it is. The block is looked
 * at afterwards: a lock sets it before it forgets the tries, so nobody slips in between.
 */
async function takeTry(key: string): Promise<number> {
  const tries = await take("accountFailures", key);
  const n = await blockedMinutes(key);
  if (tries > 0 && n === 0) return tries;
  if (tries > 0) await refund("accountFailures", key);
  return refuse("E-PWD-02", { n: n || waitAfter(1) / 60 });
}

/** One guess at a secret. The fifth wrong one in a quarter of an hour makes everybody under this key wait; a right one clears the slate. */
export async function oneGuess(key: string, judge: () => Promise<Guess>): Promise<Guess> {
  const tries = await takeTry(key);
  const guess = await judge().catch(async (error: unknown) => {
    await refund("accountFailures", key);
    throw error;
  });
  if (guess === "right") await forgive(["accountFailures", "accountLocks", "accountStreak"], [key]);
  else if (guess === "more") await refund("accountFailures", key);
  else if (tries >= LIMITS.accountFailures.points) await lock(key);
  return guess;
}

/** Refuses while only a reset code helps, and while the address must wait; known devices do not suffer for their neighbours. */
export async function requireUnblocked({ account, address, isKnownDevice }: Keys): Promise<void> {
  if ((await used("accountStreak", account)) >= LIMITS.accountStreak.points) refuse("E-PWD-18");
  const n = isKnownDevice ? 0 : await blockedMinutes(address);
  if (n > 0) refuse("E-PWD-02", { n });
}

async function countAddressFailure(address: string): Promise<void> {
  const [short, day] = [await spend("addressFailures", address), await spend("addressDay", address)];
  if (short < LIMITS.addressFailures.points && day < LIMITS.addressDay.points) return;
  const [people] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT person_id)::int AS n FROM session
    WHERE address = ${address} AND kind = 'FULL' AND created_at > ${laterByDays(now(), -30)}`;
  const factor = addressFactor(people?.n ?? 0);
  if (short >= LIMITS.addressFailures.points * factor) await block(address, LIMITS.addressFailures.duration);
  if (day >= LIMITS.addressDay.points * factor) await block(address, LIMITS.addressDay.duration);
}

/** How many different unknown numbers were tried from an address; the same one twice is one. */
async function countUnknown({ address, number }: Keys): Promise<void> {
  const isFirst = (await spend("unknownNumbers", `${address}/${number}`)) === 1;
  if (isFirst && (await spend("unknownNumbers", address)) >= LIMITS.unknownNumbers.points) await block(address, UNKNOWN_BLOCK);
}

/** Counts a failed sign-in against streak and address, whether the account exists or not. */
export async function countFailure(keys: Keys, isKnown: boolean): Promise<void> {
  await spend("accountStreak", keys.account);
  await countAddressFailure(keys.address);
  if (!isKnown) await countUnknown(keys);
}

/** Opens an account again after a reset: for strangers and for every device that signed in before. */
export async function forgiveAccount(personId: string, idIndex: Uint8Array): Promise<void> {
  const number = numberKey(idIndex);
  const devices = await db().knownDevice.findMany({ where: { personId }, select: { deviceHash: true } });
  const keys = [number, ...devices.map((d) => deviceKey(number, d.deviceHash))];
  await forgive(["accountFailures", "accountLocks", "accountStreak", "blocks"], keys);
}

/** A signed-in person proves who they are; guessing at it is limited like signing in. `field` is where the password was typed. */
export async function requireProof(personId: string, judge: () => Promise<Guess>, field = "password"): Promise<void> {
  const guess = await oneGuess(`proof/${personId}`, judge);
  if (guess === "E-PWD-14") refuse(guess, {}, "totp");
  if (guess !== "right") refuse("E-PWD-04", {}, field);
}
