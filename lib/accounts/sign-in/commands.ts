// 登录：后八位从不算数；认不认识、激活与否、锁没锁，答复都一样。
import { openCompatible } from "#lib/accounts/activation/commands";
import { deviceKey, type Guess, type Keys, numberKey, oneSignIn } from "#lib/accounts/limits/commands";
import { spendTotp } from "#lib/accounts/second-factor/commands";
import { record } from "#lib/audit/record";
import type { SignInAttempt, SignInOutcome } from "#lib/auth/options";
import { openSession, replaceSession } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { blindIndex, tokenDigest } from "#lib/crypto/blind";
import { verifyPassword } from "#lib/crypto/password";
import { db, type Tx, transaction } from "#lib/db";
import type { Account, Person } from "#generated/client";
import { canonicalId, lastEight } from "#lib/members/identity/rules";
import { noteSignIn } from "#lib/organizations/commands";
import { refuse } from "#lib/verdict";

/** Who knocks. `sessionId`: the session this browser held until now; it ends when another begins (case 20). */
export type Visitor = { address: string; device: string; deviceToken: string; sessionId: string | null };
type Known = Account & { person: Person };

const isFirstPassword = (id: string, password: string): boolean => id.length === 18 && canonicalId(password) === lastEight(id);

const findAccount = (idIndex: Uint8Array<ArrayBuffer>): Promise<Known | null> =>
  db().account.findFirst({ where: { person: { idIndex } }, include: { person: true } });

const deviceHashOf = ({ deviceToken }: Visitor) => new Uint8Array(tokenDigest(deviceToken));

/** A device that signed in before has its own budget, so that strangers cannot lock its owner out. */
async function keysOf(idIndex: Uint8Array, found: Known | null, visitor: Visitor): Promise<Keys> {
  const number = numberKey(idIndex);
  const deviceHash = deviceHashOf(visitor);
  const isKnownDevice = found !== null && (await db().knownDevice.count({ where: { personId: found.personId, deviceHash } })) > 0;
  return { number, isKnownDevice, account: isKnownDevice ? deviceKey(number, deviceHash) : number, address: visitor.address };
}

async function judge(found: Known | null, { password, totp }: SignInAttempt): Promise<Guess> {
  const hash = found?.state === "ACTIVE" ? found.passwordHash : null;
  if (!(await verifyPassword(password, hash)) || !found) return "E-PWD-01";
  if (!found.totpEnabledAt) return "right";
  if (totp === "") return "more";
  return (await transaction((tx) => spendTotp(tx, found, totp))) ? "right" : "E-PWD-14";
}

async function rememberDevice(tx: Tx, personId: string, visitor: Visitor): Promise<void> {
  const deviceHash = deviceHashOf(visitor);
  const lastSeenAt = now();
  await tx.knownDevice.upsert({
    where: { personId_deviceHash: { personId, deviceHash } },
    create: { personId, deviceHash, lastSeenAt },
    update: { lastSeenAt },
  });
}

const welcome = ({ personId, person, totpEnabledAt }: Known, { remembered }: SignInAttempt, visitor: Visitor): Promise<string> =>
  transaction(async (tx) => {
    const { address, device, sessionId } = visitor;
    await replaceSession(tx, sessionId);
    const token = await openSession(tx, { personId, address, device, remembered, secondFactor: totpEnabledAt !== null });
    await rememberDevice(tx, personId, visitor);
    await tx.account.update({ where: { personId }, data: { lastSignInAt: now() } });
    await noteSignIn(tx, personId);
    const who = { personId, name: person.name, organizationId: null, sessionId: null };
    await record(tx, who, { action: "account.signedIn", subject: { type: "account", id: personId }, detail: { device } });
    return token;
  });

/** Signs in by ID number and password, with the one-time code where the account has one (PWD-01, S5, S7). */
export async function signIn(visitor: Visitor, attempt: SignInAttempt): Promise<SignInOutcome> {
  const id = canonicalId(attempt.idNumber);
  if (isFirstPassword(id, attempt.password)) {
    const token = await openCompatible(id, visitor);
    return token ? { kind: "signed-in", token } : { kind: "activate" };
  }
  const idIndex = new Uint8Array(blindIndex("id-number", id));
  const found = await findAccount(idIndex);
  const keys = await keysOf(idIndex, found, visitor);
  const guess = await oneSignIn(keys, found !== null, () => judge(found, attempt));
  if (guess === "more") return { kind: "second-factor" };
  if (guess === "right" && found) return { kind: "signed-in", token: await welcome(found, attempt, visitor) };
  return refuse(guess === "E-PWD-14" ? guess : "E-PWD-01", {}, guess === "E-PWD-14" ? "totp" : undefined);
}
