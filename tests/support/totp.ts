// 身份验证器：测试里的那部手机。
import { generateSync } from "otplib";
import { beginSecondFactor, enableSecondFactor } from "#lib/accounts/actions";
import { now } from "#lib/clock";
import type { Browser } from "#tests/support/next-headers";
import { given, send } from "#tests/support/people";

/** What the authenticator shows now, or so many seconds from now. */
export const totpOf = (secret: string, seconds = 0): string =>
  generateSync({ secret, epoch: Math.floor(now().getTime() / 1000) + seconds });

/** Turns the second factor on in this browser; the code it took is spent. Returns the authenticator's secret. */
export async function enrol(browser: Browser): Promise<string> {
  const { secret } = given(await send(browser, beginSecondFactor, { input: {} }));
  given(await send(browser, enableSecondFactor, { input: { totp: totpOf(secret) } }));
  return secret;
}
