// 扮演：世界里的某个人，带着自己的浏览器，按表单、看列表。
import type { Answer, Envelope } from "#lib/action";
import { actorOf, findPresence } from "#lib/auth/load";
import type { Actor } from "#lib/auth/actor";
import { type Scope, type SelfScope, scopeOf, selfScopeOf } from "#lib/auth/scope";
import { openSession } from "#lib/auth/sessions";
import { sealSessionToken } from "#lib/auth/session-seal";
import { blindIndex } from "#lib/crypto/blind";
import { db, transaction } from "#lib/db";
import { ORIGIN } from "#tests/support/environment";
import { asBrowser, Browser } from "#tests/support/next-headers";
import { OPERATOR, PEOPLE } from "#world/people";

const HEADERS = { origin: ORIGIN, host: "tuan.test", "sec-fetch-site": "same-origin", "user-agent": "Mozilla/5.0 (iPhone) MicroMessenger" };
let visitors = 0;

/** A browser of our own page; every visitor comes from an address of their own unless one is given. */
export function visitor(more: Record<string, string> = {}): Browser {
  visitors += 1;
  const address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
  return new Browser({ ...HEADERS, "x-forwarded-for": address, ...more });
}

type Action<I, T> = (sent: Envelope<I>) => Promise<Answer<T>>;

/** Sends a form exactly as given. */
export const send = <I, T>(browser: Browser, action: Action<I, T>, sent: Envelope<I>): Promise<Answer<T>> =>
  asBrowser(browser, () => action(sent));

/** Presses a button: sends a form to an action, with a key of its own. */
export const press = <I, T>(browser: Browser, action: Action<I, T>, input: I): Promise<Answer<T>> =>
  send(browser, action, { input, key: crypto.randomUUID() });

/** What came of it, or an error that tells the refusal. */
export function given<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.code} ${answer.because} ${JSON.stringify(answer.fields ?? {})}`);
  return answer.data;
}

/** The code of a refusal; undefined when it went through. */
export const refusal = (answer: Answer<unknown>): string | undefined => (answer.ok ? undefined : answer.code);

export const idNumberOf = (key: string): string => {
  const found = key === OPERATOR.key ? OPERATOR : PEOPLE.find((p) => p.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return found.idNumber;
};

/** The id of a person of the world. */
export async function personId(key: string): Promise<string> {
  const idIndex = new Uint8Array(blindIndex("id-number", idNumberOf(key)));
  return (await db().person.findUniqueOrThrow({ where: { idIndex }, select: { id: true } })).id;
}

/** The id of an organization of the world, by its full name; of one that was deleted and made again, the living. */
export async function organizationId(fullName: string): Promise<string> {
  return (await db().organization.findFirstOrThrow({ where: { fullName }, orderBy: { status: "asc" }, select: { id: true } })).id;
}

export type Player = { browser: Browser; personId: string; token: string };

type Entry = { organization?: string; secondFactor?: boolean; restricted?: boolean };

/** Somebody of the world, signed in; at the desk of an organization (full name) if one is given. */
export const signedIn = async (key: string, entry: Entry = {}): Promise<Player> => signedInAs(await personId(key), entry);

/** The same for somebody who came into the world later. */
export async function signedInAs(id: string, { organization, secondFactor = true, restricted = false }: Entry = {}): Promise<Player> {
  const browser = visitor();
  const token = await transaction((tx) =>
    openSession(tx, { personId: id, device: "测试", address: browser.sent["x-forwarded-for"] ?? "", secondFactor, restricted }),
  );
  browser.jar.set("session", await sealSessionToken(token));
  if (organization) {
    const chosen = await organizationId(organization);
    await db().session.updateMany({ where: { personId: id, endedAt: null }, data: { organizationId: chosen } });
  }
  return { browser, personId: id, token };
}

/** Who this player is now, at the desk or in 个人中心. */
export async function actorFor({ token }: Player, atDesk = true): Promise<Actor> {
  const presence = await findPresence(token);
  if (!presence) throw new Error("the session has ended");
  return actorOf(presence, atDesk);
}

export const scopeFor = async (player: Player): Promise<Scope> => scopeOf(await actorFor(player));
export const selfFor = async (player: Player): Promise<SelfScope> => selfScopeOf(await actorFor(player, false));
