// 会话凭据的封套：next-auth 的写法，只装一个凭据。
import { decode, encode } from "next-auth/jwt";
import { readSecret } from "#lib/env";

const THIRTY_DAYS = 30 * 24 * 3600;

export const SESSION_MAX_AGE = THIRTY_DAYS;

/** Seals a session token as next-auth does. */
export const sealSessionToken = (sid: string): Promise<string> =>
  encode({ token: { sid }, secret: readSecret("SESSION_SECRET"), maxAge: SESSION_MAX_AGE });

/** Seals opened lately, each of which costs a key derivation. What they hold never changes; whether it still counts the session row says. */
const opened = new Map<string, string>();
const OPENED = 2000;

/** The session token in a seal; null when it is broken. */
export async function openSessionToken(sealed: string): Promise<string | null> {
  const known = opened.get(sealed);
  if (known) return known;
  const token = await decode({ token: sealed, secret: readSecret("SESSION_SECRET") }).catch(() => null);
  if (typeof token?.sid !== "string") return null;
  if (opened.size >= OPENED) opened.clear();
  opened.set(sealed, token.sid);
  return token.sid;
}
