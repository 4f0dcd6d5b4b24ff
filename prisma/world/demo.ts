// 演示：激活一部分账号，其余等着激活；动态口令按设置关闭。
import { openAccount } from "#lib/accounts/activation/commands";
import { issueCodes } from "#lib/accounts/codes/commands";
import { SYSTEM } from "#lib/audit/record";
import { hashPassword } from "#lib/crypto/password";
import { transaction } from "#lib/db";
import { noteSignIn } from "#lib/organizations/commands";
import { setSetting } from "#lib/settings/settings";
import { OPERATOR, PEOPLE } from "#world/people";
import type { Keys } from "#world/plant";

/** The password of every activated account of the demonstration. */
export const DEMO_PASSWORD = "chao-qi-yue-sheng-25";
const TWENTY_DAYS = 20 * 24 * 60;

/** Accounts that can be signed in to, and codes for some that wait. */
export async function furnishDemo(keys: Keys): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const activated = [OPERATOR.key, ...PEOPLE.filter((p) => p.activated).map((p) => p.key)].flatMap((k) => keys.get(k) ?? []);
  await transaction(async (tx) => {
    for (const personId of activated) {
      await openAccount(tx, personId, { device: "演示", by: "演示", assurance: 2 });
      await noteSignIn(tx, personId);
    }
    await tx.account.updateMany({ where: { personId: { in: activated } }, data: { passwordHash } });
    await setSetting(tx, SYSTEM, { key: "auth.secondFactor", value: false, organizationId: null, source: "演示世界" });
    const waiting = PEOPLE.filter((p) => !p.activated).flatMap((p) => keys.get(p.key) ?? []);
    await issueCodes(tx, waiting, { issuedById: null, purpose: "ACTIVATION", minutes: TWENTY_DAYS });
  });
}
