// 忘记密码：凭管理员发的验证码重设。答错什么都是同一句话。
import { guessCode, takeCode } from "#lib/accounts/codes/commands";
import { findLiveCode } from "#lib/accounts/codes/queries";
import { forgiveAccount } from "#lib/accounts/limits/commands";
import { requireFitPassword, storePassword } from "#lib/accounts/passwords/commands";
import { record } from "#lib/audit/record";
import { endSessions } from "#lib/auth/sessions";
import { steadily } from "#lib/auth/steady";
import { refund, take } from "#lib/auth/throttle";
import { blindIndex } from "#lib/crypto/blind";
import { db, transaction } from "#lib/db";
import type { CredentialCode, Person } from "#generated/client";
import { canonicalId, canonicalName } from "#lib/members/identity/rules";
import { refuse } from "#lib/verdict";

export type Reset = { idNumber: string; name: string; code: string; password: string };

/** Whose password the typed code replaces; a wrong one is counted, whatever was wrong. */
async function requireCode(address: string, { idNumber, name, code: typed }: Reset): Promise<{ person: Person; code: CredentialCode }> {
  if ((await take("codeAddress", address)) === 0) refuse("E-GEN-04");
  const idIndex = new Uint8Array(blindIndex("id-number", canonicalId(idNumber)));
  const person = await db().person.findFirst({ where: { idIndex, account: { state: "ACTIVE" } } });
  const code = person && person.name === canonicalName(name) ? await findLiveCode(person.id, "RESET") : null;
  if (!person || !code || !(await guessCode(code, typed))) refuse("E-PWD-08", {}, "code");
  await refund("codeAddress", address);
  return { person, code };
}

/** Replaces a forgotten password (PWD-05, A4): the code is used up, all sessions end, the person signs in themselves. */
export async function resetPassword({ address }: { address: string }, given: Reset): Promise<void> {
  const { person, code } = await steadily(() => requireCode(address, given));
  await transaction(async (tx) => {
    await requireFitPassword(tx, person, given.password);
    if (!(await takeCode(tx, code))) refuse("E-PWD-08", {}, "code");
    await storePassword(tx, person.id, given.password);
    await endSessions(tx, person.id, "重置了密码");
    const who = { personId: person.id, name: person.name, organizationId: null, sessionId: null };
    await record(tx, who, { action: "account.passwordReset", subject: { type: "account", id: person.id } });
  });
  await forgiveAccount(person.id, person.idIndex);
}
