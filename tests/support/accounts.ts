// 账号的用词：登录、码、时间、设置，写测试时像说话一样用。
import { beforeAll, beforeEach } from "vitest";
import { activate, resetPassword, signIn } from "#lib/accounts/actions";
import { issueCodes } from "#lib/accounts/codes/commands";
import { findLiveCode } from "#lib/accounts/codes/queries";
import { SYSTEM } from "#lib/audit/record";
import { sealSessionToken } from "#lib/auth/session-seal";
import type { SignInOutcome } from "#lib/auth/options";
import { now, setClock } from "#lib/clock";
import { derivedCode } from "#lib/crypto/codes";
import { db, transaction } from "#lib/db";
import type { Answer } from "#lib/action";
import type { CodePurpose } from "#generated/enums";
import type { SettingKey, Settings } from "#lib/settings/registry";
import { setSetting } from "#lib/settings/settings";
import type { Browser } from "#tests/support/next-headers";
import { given, idNumberOf, organizationId, personId, send, visitor } from "#tests/support/people";
import { withWorld } from "#tests/support/database";
import { DEMO_PASSWORD } from "#world/demo";
import { BASE_DATE } from "#world/plant";

export { DEMO_PASSWORD };
const TESTED = "测试";
const RESTORE = `
  UPDATE account a SET state = k.state, password_hash = k.password_hash, assurance = k.assurance, totp_secret = k.totp_secret,
    totp_enabled_at = k.totp_enabled_at, totp_last_step = k.totp_last_step
  FROM json_populate_recordset(NULL::account, $1::json) k WHERE k.person_id = a.person_id`;

/** A password that fits anybody, and one that fits administrators only by its length. */
export const NEW_PASSWORD = "ting-chao-guan-lan-88";
export const WRONG = "bu-shi-zhe-ge-mima";

type Attempt = { password?: string; totp?: string; remembered?: boolean };

/** Knocks with an ID number or a key of the world. The cookie is set as next-auth sets it. */
export async function knock(browser: Browser, who: string, attempt: Attempt = {}): Promise<Answer<SignInOutcome>> {
  const idNumber = /^[KM]\d\d$/.test(who) ? idNumberOf(who) : who;
  const input = { idNumber, password: DEMO_PASSWORD, totp: "", remembered: false, ...attempt };
  const answer = await send(browser, signIn, { input });
  if (answer.ok && answer.data.kind === "signed-in") browser.jar.set("session", await sealSessionToken(answer.data.token));
  return answer;
}

/** What came of a knock, in one word: `signed-in`, `activate`, or the code of the refusal. */
export async function outcome(browser: Browser, who: string, attempt: Attempt = {}): Promise<string> {
  const answer = await knock(browser, who, attempt);
  return answer.ok ? answer.data.kind : answer.code;
}

/** Knocks several times with a wrong password; what came of each. */
export async function failTimes(times: number, browser: Browser, who: string): Promise<string[]> {
  const seen: string[] = [];
  for (let i = 0; i < times; i++) seen.push(await outcome(browser, who, { password: WRONG }));
  return seen;
}

/** Moves the clock: seconds from now. */
export const later = (seconds: number): void => setClock(new Date(now().getTime() + seconds * 1000));
/** Remembers this moment: what it gives moves the clock to so many seconds after it. */
export function mark(): (seconds: number) => void {
  const start = now().getTime();
  return (seconds) => setClock(new Date(start + seconds * 1000));
}
/** Moves the clock to an instant, `2025-03-23 09:00` in Shanghai, and a little more. */
export const clockAt = (text: string, moreMs = 0): void => setClock(new Date(Date.parse(`${text.replace(" ", "T")}+08:00`) + moreMs));

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The code of a person that can still be used. */
export async function codeOf(key: string, purpose: CodePurpose): Promise<string> {
  const live = await findLiveCode(await personId(key), purpose);
  if (!live) throw new Error(`${key} has no live code`);
  return derivedCode(live);
}

/** Another code than this one, as well formed. */
export const wrongCode = (code: string): string => (code.startsWith("2") ? "3" : "2") + code.slice(1);

/** Sets a rule, for an organization by its full name or for the whole country; a minute after what the world set at its start. */
export async function setRule<K extends SettingKey>(key: K, value: Settings[K], fullName?: string): Promise<void> {
  later(MINUTE);
  const at = fullName ? await organizationId(fullName) : null;
  const effectiveTo = value === "C" ? new Date(now().getTime() + 20 * DAY * 1000) : null;
  await transaction((tx) => setSetting(tx, SYSTEM, { key, value, organizationId: at, effectiveTo, source: TESTED }));
}

export const accountOf = async (key: string) => db().account.findUniqueOrThrow({ where: { personId: await personId(key) } });
export const nameOf = async (key: string): Promise<string> =>
  (await db().person.findUniqueOrThrow({ where: { id: await personId(key) }, select: { name: true } })).name;

type ResetWith = { password?: string; browser?: Browser; name?: string; idNumber?: string };

/** Sets a new password with a reset code, as the page does. */
export async function reset(key: string, code: string, { browser = visitor(), ...typed }: ResetWith = {}): Promise<Answer<void>> {
  const password = typed.password ?? NEW_PASSWORD;
  const input = { idNumber: idNumberOf(key), name: await nameOf(key), code, confirm: password, ...typed, password };
  return send(browser, resetPassword, { input });
}

/** Signs in for real, with the session cookie in a new browser. */
export async function enter(key: string, attempt: Attempt & { browser?: Browser } = {}): Promise<Browser> {
  const { browser = visitor(), ...rest } = attempt;
  given(await knock(browser, key, rest));
  return browser;
}

/** Activates an account with a code, as the page does. */
export async function activateWith(
  who: string,
  code: string,
  { password = NEW_PASSWORD, browser = visitor() }: { password?: string; browser?: Browser } = {},
): Promise<Answer<{ idNumber: string }>> {
  const idNumber = /^[KM]\d\d$/.test(who) ? idNumberOf(who) : who;
  return send(browser, activate, { input: { idNumber, code, password } });
}

/** Issues an activation code to a person, as the system does at entry. */
export async function giveCode(key: string, purpose: CodePurpose = "ACTIVATION", minutes = 20 * 24 * 60): Promise<string> {
  const id = await personId(key);
  await transaction((tx) => issueCodes(tx, [id], { issuedById: null, purpose, minutes }));
  return codeOf(key, purpose);
}

/** Makes an account wait for activation again. */
export async function putToSleep(key: string): Promise<void> {
  const data = { state: "PENDING", passwordHash: null, activatedAt: null, assurance: 0 } as const;
  await db().account.update({ where: { personId: await personId(key) }, data });
}

/** Runs guesses all at once; how often each came out. */
export async function tally(outcomes: Promise<string>[]): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const outcome of await Promise.all(outcomes)) seen[outcome] = (seen[outcome] ?? 0) + 1;
  return seen;
}

/** The world once for the file, its accounts and the hour anew before every test: quicker than a world for each. */
export function withAccounts(): void {
  withWorld();
  let kept = "";
  beforeAll(async () => {
    const [row] = await db().$queryRaw<{ kept: unknown }[]>`SELECT json_agg(a) AS kept FROM account a`;
    kept = JSON.stringify(row?.kept);
  });
  beforeEach(async () => {
    setClock(BASE_DATE);
    for (const table of ["session", "known_device", "rate_limit", "idempotency_key"]) await db().$executeRawUnsafe(`DELETE FROM ${table}`);
    await db().settingValue.deleteMany({ where: { source: TESTED } });
    await db().$executeRawUnsafe(RESTORE, kept);
  });
}
