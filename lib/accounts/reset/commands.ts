// 忘记密码：凭管理员发的验证码重设。答错什么都是同一句话。
import { countWrongTry, takeCode } from "#lib/accounts/codes/commands";
import { findLiveCode, isSameCode } from "#lib/accounts/codes/queries";
import { forgiveAccount } from "#lib/accounts/limits/commands";
import { requireFitPassword, storePassword } from "#lib/accounts/passwords/commands";
import { record } from "#lib/audit/record";
import { endSessions } from "#lib/auth/sessions";
import { LIMITS, spend, used } from "#lib/auth/throttle";
import { blindIndex } from "#lib/crypto/blind";
import { db, transaction } from "#lib/db";
import { canonicalId, canonicalName } from "#lib/members/identity/rules";
import { refuse } from "#lib/verdict";

export type Reset = { idNumber: string; name: string; code: string; password: string };

/** Replaces a forgotten password (PWD-05, A4): the code is used up, all sessions end, the person signs in themselves. */
export async function resetPassword({ address }: { address: string }, { idNumber, name, code: typed, password }: Reset): Promise<void> {
  if ((await used("codeAddress", address)) >= LIMITS.codeAddress.points) refuse("E-GEN-04");
  const index = blindIndex("id-number", canonicalId(idNumber));
  const person = await db().person.findFirst({ where: { idIndex: new Uint8Array(index), account: { state: "ACTIVE" } } });
  const code = person && person.name === canonicalName(name) ? await findLiveCode(person.id, "RESET") : null;
  if (!person || !code || !isSameCode(code, typed)) {
    await spend("codeAddress", address);
    if (code) await countWrongTry(code);
    refuse("E-PWD-08", {}, "code");
  }
  await transaction(async (tx) => {
    await requireFitPassword(tx, person, password);
    if (!(await takeCode(tx, code, typed))) refuse("E-PWD-08", {}, "code");
    await storePassword(tx, person.id, password);
    await endSessions(tx, person.id, "重置了密码");
    const who = { personId: person.id, name: person.name, organizationId: null, sessionId: null };
    await record(tx, who, { action: "account.passwordReset", subject: { type: "account", id: person.id } });
  });
  await forgiveAccount(person.id, index);
}
