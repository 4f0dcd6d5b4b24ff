// next-auth：凭据登录，密封会话凭据。账号对不对由 accounts 判断，会话有没有效由会话表判断。
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { sessionCookieName } from "#lib/auth/cookie-names";
import { SESSION_MAX_AGE } from "#lib/auth/session-seal";
import type { Answer, Envelope } from "#lib/action";

export type SignInAttempt = { idNumber: string; password: string; remembered: boolean; totp: string };

/** What came of it: signed in, or what the person must do next. */
export type SignInOutcome = { kind: "signed-in"; token: string } | { kind: "activate" } | { kind: "second-factor" };

/** The door that judges credentials; given by the route, so that lib/auth depends on no noun. */
export type Judge = (sent: Envelope<SignInAttempt>) => Promise<Answer<SignInOutcome>>;

type Given = Record<"idNumber" | "password" | "remembered" | "totp", string> | undefined;

/** The outcome travels in the error text, as next-auth has no other place for it. */
const outcome = (kind: string, because = ""): Error => new Error(JSON.stringify({ kind, because }));

async function authorize(judge: Judge, given: Given): Promise<{ id: string }> {
  const input = {
    idNumber: given?.idNumber ?? "",
    password: given?.password ?? "",
    remembered: given?.remembered === "true",
    totp: given?.totp ?? "",
  };
  const answer = await judge({ input });
  if (!answer.ok) throw outcome(answer.code, answer.because);
  if (answer.data.kind !== "signed-in") throw outcome(answer.data.kind);
  return { id: answer.data.token };
}

/** next-auth's configuration for one origin. Nothing of the session reaches the browser's scripts. */
export const authOptions = (judge: Judge, secret: string, secure: boolean): NextAuthOptions => ({
  secret,
  session: { strategy: "jwt", maxAge: SESSION_MAX_AGE },
  pages: { signIn: "/", error: "/" },
  cookies: {
    sessionToken: {
      name: sessionCookieName(secure),
      options: { httpOnly: true, secure, sameSite: "lax", path: "/" },
    },
  },
  providers: [
    Credentials({
      credentials: { idNumber: {}, password: {}, remembered: {}, totp: {} },
      authorize: (given) => authorize(judge, given as Given),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
    session: ({ session }) => ({ expires: session.expires }),
  },
});
