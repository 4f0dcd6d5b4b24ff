// 演示：激活一部分账号，其余等着激活；动态口令按设置关闭。
import { openAccount } from "#lib/accounts/activation/commands";
import { issueCodes } from "#lib/accounts/codes/commands";
import { deskActor } from "#lib/auth/actor";
import { SYSTEM } from "#lib/audit/record";
import { hashPassword } from "#lib/crypto/password";
import { db, type Tx, transaction } from "#lib/db";
import { revealPerson } from "#lib/members/disclosures/commands";
import type { Draft } from "#lib/members/entry/schema";
import { loadForEdit, writeProfiles } from "#lib/members/profiles/commands";
import { noteSignIn } from "#lib/organizations/commands";
import { DEFAULTS } from "#lib/settings/registry";
import { setSetting } from "#lib/settings/settings";
import { OPERATOR, PEOPLE } from "#world/people";
import { BASE_DATE, type Keys } from "#world/plant";

/** The password of every activated account of the demonstration. */
export const DEMO_PASSWORD = "chao-qi-yue-sheng-25";
const TWENTY_DAYS = 20 * 24 * 60;

/** A few things that wait or have happened, so that the first screens have something to say. */
async function furnishLife(tx: Tx, keys: Keys): Promise<void> {
  const unfinished: readonly (readonly [string, Partial<Draft>])[] = [
    ["M03", { householdAddress: null }],
    ["M05", { joinPartyDate: null }],
  ];
  const people = unfinished.flatMap(([key, lost]) => (keys.has(key) ? [{ personId: keys.get(key) ?? "", lost }] : []));
  const loaded = await Promise.all(people.map(({ personId }) => loadForEdit(tx, personId)));
  const replacements = loaded.map((l, i) => ({ loaded: l, draft: { ...l.draft, ...people[i]?.lost } }));
  if (replacements.length > 0) await writeProfiles(tx, replacements, DEFAULTS);
}

/** Somebody looked at somebody: the one who was looked at can see it. */
async function furnishDisclosure(keys: Keys): Promise<void> {
  const [viewer, subject, place] = ["M01", "M03", "O06"].map((key) => keys.get(key));
  if (!viewer || !subject || !place) return;
  const organization = await db().organization.findUniqueOrThrow({ where: { id: place } });
  const { name } = await db().person.findUniqueOrThrow({ where: { id: viewer } });
  await revealPerson(deskActor({ id: viewer, name }, organization, false), { personId: subject, reason: "核对团员证上的号码" });
}

/** Accounts that can be signed in to, and codes for some that wait. */
export async function furnishDemo(keys: Keys): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const activated = [OPERATOR.key, ...PEOPLE.filter((p) => p.activated).map((p) => p.key)].flatMap((k) => keys.get(k) ?? []);
  await transaction(async (tx) => {
    for (const personId of activated) {
      await openAccount(tx, personId, { device: "Android 手机 Chrome", by: "激活码", assurance: 2 });
      await noteSignIn(tx, personId);
    }
    await tx.account.updateMany({ where: { personId: { in: activated } }, data: { passwordHash } });
    await setSetting(tx, SYSTEM, {
      key: "auth.secondFactor",
      value: false,
      organizationId: null,
      effectiveFrom: BASE_DATE,
      source: "演示世界",
    });
    await furnishLife(tx, keys);
    const waiting = PEOPLE.filter((p) => !p.activated).flatMap((p) => keys.get(p.key) ?? []);
    await issueCodes(tx, waiting, { issuedById: null, purpose: "ACTIVATION", minutes: TWENTY_DAYS });
  });
  await furnishDisclosure(keys);
}
