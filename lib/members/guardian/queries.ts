// 监护人同意的读取：谁不满十四周岁又没有登记。
import { now } from "#lib/clock";
import { type Day, dayFromDb, dayOf } from "#lib/dates";
import { db, type Tx } from "#lib/db";
import { needsGuardian } from "#lib/members/guardian/rules";
import { readSettings } from "#lib/settings/settings";

export type GuardianView = {
  consent: { guardianName: string; relation: string; manner: string; consentedOn: Day; recordedBy: string; recordedAt: Date } | null;
};

/** What is known of a guardian's consent; null for who needs none. */
export async function getGuardian(personId: string, birth: Day): Promise<GuardianView | null> {
  const { "member.guardianUnder14": asked } = await readSettings(null);
  const found = await db().guardianConsent.findUnique({ where: { personId } });
  if (!found) return asked && needsGuardian(birth, dayOf(now())) ? { consent: null } : null;
  const { guardianName, relation, manner, recordedAt, recordedByName: recordedBy } = found;
  return { consent: { guardianName, relation, manner, consentedOn: dayFromDb(found.consentedOn) ?? "", recordedBy, recordedAt } };
}

/** Names of those among these people who are too young and for whom nobody has agreed. */
export async function listUnconsented(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { "member.guardianUnder14": asked } = await readSettings(null);
  if (!asked) return [];
  const found = await tx.$queryRaw<{ name: string; birth: string }[]>`
    SELECT p.name, p.birth_date::text AS birth FROM person p WHERE p.id = ANY(${[...personIds]}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM guardian_consent g WHERE g.person_id = p.id) ORDER BY p.name_pinyin, p.id`;
  return found.filter((p) => needsGuardian(p.birth, dayOf(now()))).map((p) => p.name);
}
