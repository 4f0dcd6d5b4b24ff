// 登录：后八位从不算数；认不认识、激活与否、锁没锁，答复都一样。
import { openCompatible } from "#lib/accounts/activation/commands";
import { addressFactor, UNKNOWN_BLOCK, waitAfter } from "#lib/accounts/sign-in/rules";
import { spendTotp } from "#lib/accounts/second-factor/commands";
import { record } from "#lib/audit/record";
import type { SignInAttempt, SignInOutcome } from "#lib/auth/options";
import { openSession } from "#lib/auth/sessions";
import { block, blockedMinutes, forgive, LIMITS, spend, used } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { blindIndex, tokenDigest } from "#lib/crypto/blind";
import { verifyPassword } from "#lib/crypto/password";
import { laterByDays } from "#lib/dates";
import { db, type Tx, transaction } from "#lib/db";
import type { Account, Person } from "#generated/client";
import { canonicalId, lastEight } from "#lib/members/identity/rules";
import { noteSignIn } from "#lib/organizations/commands";
import { refuse } from "#lib/verdict";

export type Visitor = { address: string; device: string; deviceToken: string };
type Found = (Account & { person: Person }) | null;
type Keys = { account: string; address: string };

const isFirstPassword = (id: string, password: string): boolean => id.length === 18 && canonicalId(password) === lastEight(id);

const findAccount = (tx: Tx, id: string): Promise<Found> =>
  tx.account.findFirst({
    where: { person: { idIndex: new Uint8Array(blindIndex("id-number", id)) } },
    include: { person: true },
  });

/** A device that signed in before has its own budget, so that strangers cannot lock its owner out. */
async function keysOf(id: string, found: Found, visitor: Visitor): Promise<Keys> {
  const number = blindIndex("id-number", id).toString("hex");
  const deviceHash = new Uint8Array(tokenDigest(visitor.deviceToken));
  const known = found && (await db().knownDevice.count({ where: { personId: found.personId, deviceHash } })) > 0;
  return { account: known ? `${number}/${Buffer.from(deviceHash).toString("hex").slice(0, 16)}` : number, address: visitor.address };
}

/** Refuses while the account or the address must wait. */
async function requireUnblocked(keys: Keys): Promise<void> {
  if ((await used("accountStreak", keys.account)) >= LIMITS.accountStreak.points) refuse("E-PWD-18");
  const waits = await Promise.all([blockedMinutes(keys.account), blockedMinutes(keys.address)]);
  const n = Math.max(...waits);
  if (n > 0) refuse("E-PWD-02", { n });
}

async function countAddressFailure(address: string): Promise<void> {
  const [short, day] = [await spend("addressFailures", address), await spend("addressDay", address)];
  if (short < LIMITS.addressFailures.points && day < LIMITS.addressDay.points) return;
  const [people] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT person_id)::int AS n FROM session WHERE address = ${address} AND created_at > ${laterByDays(now(), -30)}`;
  const factor = addressFactor(people?.n ?? 0);
  if (short >= LIMITS.addressFailures.points * factor) await block(address, LIMITS.addressFailures.duration);
  if (day >= LIMITS.addressDay.points * factor) await block(address, LIMITS.addressDay.duration);
}

/** Each lock lasts twice as long as the one before it. */
async function lock(account: string): Promise<void> {
  await block(account, waitAfter(await spend("accountLocks", account)));
  await forgive("accountFailures", account);
}

/** Counts a failure against account and address, whether the account exists or not. */
async function countFailure(keys: Keys, isKnown: boolean): Promise<void> {
  await spend("accountStreak", keys.account);
  if ((await spend("accountFailures", keys.account)) >= LIMITS.accountFailures.points) await lock(keys.account);
  await countAddressFailure(keys.address);
  if (!isKnown && (await spend("unknownNumbers", keys.address)) >= LIMITS.unknownNumbers.points) await block(keys.address, UNKNOWN_BLOCK);
}

const forgiveAll = (key: string) =>
  Promise.all([forgive("accountFailures", key), forgive("accountLocks", key), forgive("accountStreak", key)]);

async function welcome(account: Account & { person: Person }, attempt: SignInAttempt, visitor: Visitor): Promise<string> {
  const { personId } = account;
  return transaction(async (tx) => {
    const token = await openSession(tx, { personId, ...visitor, remembered: attempt.remembered, secondFactor: attempt.totp !== "" });
    const at = now();
    const deviceHash = new Uint8Array(tokenDigest(visitor.deviceToken));
    await tx.knownDevice.upsert({
      where: { personId_deviceHash: { personId, deviceHash } },
      create: { personId, deviceHash, lastSeenAt: at },
      update: { lastSeenAt: at },
    });
    await tx.account.update({ where: { personId }, data: { lastSignInAt: at } });
    await noteSignIn(tx, personId);
    const who = { personId, name: account.person.name, organizationId: null, sessionId: null };
    await record(tx, who, { action: "account.signedIn", subject: { type: "account", id: personId }, detail: { device: visitor.device } });
    return token;
  });
}

/** Signs in by ID number and password, with the one-time code where the account has one (PWD-01, S5, S7). */
export async function signIn(visitor: Visitor, attempt: SignInAttempt): Promise<SignInOutcome> {
  const id = canonicalId(attempt.idNumber);
  if (isFirstPassword(id, attempt.password)) {
    const token = await openCompatible(id, visitor);
    return token ? { kind: "signed-in", token } : { kind: "activate" };
  }
  const found = await findAccount(db(), id);
  const keys = await keysOf(id, found, visitor);
  await requireUnblocked(keys);
  const hash = found?.state === "ACTIVE" ? found.passwordHash : null;
  if (!(await verifyPassword(attempt.password, hash)) || !found) {
    await countFailure(keys, found !== null);
    refuse("E-PWD-01");
  }
  if (found.totpEnabledAt && attempt.totp === "") return { kind: "second-factor" };
  if (found.totpEnabledAt && !(await transaction((tx) => spendTotp(tx, found, attempt.totp)))) {
    await countFailure(keys, true);
    refuse("E-PWD-14", {}, "totp");
  }
  await forgiveAll(keys.account);
  return { kind: "signed-in", token: await welcome(found, attempt, visitor) };
}
