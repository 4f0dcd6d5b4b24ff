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
async function oneGuess(key: string, judge: () => Promise<Guess>): Promise<Guess> {
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
async function requireUnblocked({ account, address, isKnownDevice }: Keys): Promise<void> {
  if ((await used("accountStreak", account)) >= LIMITS.accountStreak.points) refuse("E-PWD-18");
  const n = isKnownDevice ? 0 : await blockedMinutes(address);
  if (n > 0) refuse("E-PWD-02", { n });
}

/** How many times more failures this address may have, for the people that signed in from it lately. */
async function factorOf(address: string): Promise<number> {
  const [people] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT person_id)::int AS n FROM session
    WHERE address = ${address} AND kind = 'FULL' AND created_at > ${laterByDays(now(), -30)}`;
  return addressFactor(people?.n ?? 0);
}

/** Refuses when what failed from the address and what is being judged would go over its limits; so guesses sent all at once do not. */
async function requireRoom({ address, isKnownDevice }: Keys): Promise<void> {
  const trying = await spend("addressTrying", address);
  const [short, day] = [await used("addressFailures", address), await used("addressDay", address)];
  const fits = (factor: number) =>
    short + trying <= LIMITS.addressFailures.points * factor && day + trying <= LIMITS.addressDay.points * factor;
  if (isKnownDevice || fits(1) || fits(await factorOf(address))) return;
  await refund("addressTrying", address);
  refuse("E-GEN-04");
}

async function countAddressFailure(address: string): Promise<void> {
  const [short, day] = [await spend("addressFailures", address), await spend("addressDay", address)];
  if (short < LIMITS.addressFailures.points && day < LIMITS.addressDay.points) return;
  const factor = await factorOf(address);
  if (short >= LIMITS.addressFailures.points * factor) await block(address, LIMITS.addressFailures.duration);
  if (day >= LIMITS.addressDay.points * factor) await block(address, LIMITS.addressDay.duration);
}

/** How many different unknown numbers are tried from an address; the same one twice is one. With the tenth it must wait. */
async function countUnknown({ address, number }: Keys): Promise<void> {
  if ((await spend("unknownNumbers", `${address}/${number}`)) > 1) return;
  const n = await spend("unknownNumbers", address);
  if (n >= LIMITS.unknownNumbers.points) await block(address, UNKNOWN_BLOCK);
  if (n > LIMITS.unknownNumbers.points) refuse("E-PWD-02", { n: UNKNOWN_BLOCK / 60 });
}

/** One sign-in from an address, within its limits and the account's; what fails is counted, whether the account exists or not. */
export async function oneSignIn(keys: Keys, isKnown: boolean, judge: () => Promise<Guess>): Promise<Guess> {
  await requireUnblocked(keys);
  await requireRoom(keys);
  try {
    if (!isKnown) await countUnknown(keys);
    const guess = await oneGuess(keys.account, judge);
    if (guess === "right" || guess === "more") return guess;
    await spend("accountStreak", keys.account);
    await countAddressFailure(keys.address);
    return guess;
  } finally {
    await refund("addressTrying", keys.address);
  }
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
