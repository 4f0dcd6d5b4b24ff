// 小甜饼：会话由 next-auth 密封，只装一个凭据；设备标识另存，登录次数限制时认得老设备。
import { cookies } from "next/headers";
import { newToken } from "#lib/crypto/ids";
import { openSessionToken, SESSION_MAX_AGE, sealSessionToken } from "#lib/auth/session-seal";
import { applicationCookieName, deviceCookieName, passCookieName, sessionCookieName } from "#lib/auth/cookie-names";
import { isSecure, readCookie } from "#lib/auth/request";
import { now } from "#lib/clock";
import { readLinkToken } from "#lib/crypto/codes";
import { sealJson, unsealJson } from "#lib/crypto/seal";
import { laterByMinutes } from "#lib/dates";

const TEN_YEARS = 3650 * 24 * 3600;

/** The opaque session token of this request, if its seal is intact. */
export async function readSessionToken(): Promise<string | null> {
  const sealed = await readCookie(sessionCookieName(await isSecure()));
  return sealed ? openSessionToken(sealed) : null;
}

const attributes = (secure: boolean, maxAge: number) => ({ httpOnly: true, secure, sameSite: "lax", path: "/", maxAge }) as const;

/** Replaces the session of this browser, after a change that must renew it. */
export async function writeSessionCookie(sid: string): Promise<void> {
  const secure = await isSecure();
  (await cookies()).set(sessionCookieName(secure), await sealSessionToken(sid), attributes(secure, SESSION_MAX_AGE));
}

export async function clearSessionCookie(): Promise<void> {
  const secure = await isSecure();
  (await cookies()).set(sessionCookieName(secure), "", attributes(secure, 0));
}

export const readDeviceToken = async (): Promise<string | undefined> => readCookie(deviceCookieName(await isSecure()));

/** The browser's device token; a new one is set when it has none. */
export async function ensureDeviceToken(): Promise<string> {
  const known = await readDeviceToken();
  if (known) return known;
  const secure = await isSecure();
  const token = newToken();
  (await cookies()).set(deviceCookieName(secure), token, attributes(secure, TEN_YEARS));
  return token;
}

/** What a visitor has shown on the way to an activated account. */
export type Pass = { idNumber?: string; codeId?: string };
const PASS_MINUTES = 10;
const place = { column: "cookie.pass", row: "" };

/** Remembers, for ten minutes and unreadable to scripts, what the visitor has shown. */
export async function writePass(pass: Pass): Promise<void> {
  const secure = await isSecure();
  const sealed = sealJson({ ...pass, until: laterByMinutes(now(), PASS_MINUTES).getTime() }, place).toString("base64url");
  (await cookies()).set(passCookieName(secure), sealed, attributes(secure, PASS_MINUTES * 60));
}

export async function readPass(): Promise<Pass | null> {
  const sealed = await readCookie(passCookieName(await isSecure()));
  if (!sealed) return null;
  try {
    const { until, ...pass } = unsealJson<Pass & { until: number }>(Buffer.from(sealed, "base64url"), place);
    return until > now().getTime() ? pass : null;
  } catch {
    return null;
  }
}

export async function clearPass(): Promise<void> {
  const secure = await isSecure();
  (await cookies()).set(passCookieName(secure), "", attributes(secure, 0));
}

const APPLICATION_DAYS = 60;

/** Keeps the link to an application on this device, unreadable to scripts; an empty one is forgotten. */
export async function writeApplication(token: string): Promise<void> {
  const secure = await isSecure();
  (await cookies()).set(applicationCookieName(secure), token, attributes(secure, token ? APPLICATION_DAYS * 24 * 3600 : 0));
}

/** The application whose link this device holds. */
export async function readApplication(): Promise<string | null> {
  const token = await readCookie(applicationCookieName(await isSecure()));
  const link = token ? readLinkToken(token) : null;
  return link?.kind === "application" ? link.id : null;
}
