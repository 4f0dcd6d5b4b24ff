// 查看完整信息：写明理由，五分钟，本人看得到是谁看的。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { allow } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayFromDb, laterByMinutes } from "#lib/dates";
import { insertMany, type Tx, transaction } from "#lib/db";
import { findNumberHolders } from "#lib/members/entry/queries";
import { canonicalDigits } from "#lib/members/identity/rules";
import { mayEditPerson } from "#lib/members/policy";
import { loadForEdit } from "#lib/members/profiles/commands";
import { permit, refuse } from "#lib/verdict";

const REVEAL_MINUTES = 5;

/** Twenty answers an hour and a hundred a day that tell about one person (security case 23). */
export async function limitLookups({ personId }: Actor): Promise<void> {
  if (!(await allow("lookups", personId)) || !(await allow("lookupsDay", personId))) refuse("E-GEN-04");
}

/** Twenty notes an hour and a hundred a day that somebody elsewhere has a phone (MEM-15). */
export const mayHearOfPhones = async ({ personId }: Actor): Promise<boolean> =>
  (await allow("phones", personId)) && (await allow("phonesDay", personId));

export type Revealed = { idNumber: string; mobile: string | null; householdAddress: string | null; birthDate: string; until: Date };

type Look = { subjectId: string; fields: string[]; reason: string; until: Date; told: string; action: string };

/** Notes who looked at what of somebody, and tells them. */
export async function disclose(tx: Tx, actor: Actor, { subjectId, fields, reason, until, told, action }: Look): Promise<void> {
  const viewer = { viewerId: actor.personId, viewerName: actor.name, organizationId: actor.organizationId ?? "" };
  await tx.disclosure.create({ data: { id: newId(), subjectId, ...viewer, fields, reason, seenAt: now(), expiresAt: until } });
  const title = `${actor.name}${told}`;
  await tx.message.create({
    data: { id: newId(), personId: subjectId, title, body: `理由：${reason}`, href: "/my/viewers", createdAt: now() },
  });
  await record(tx, actor, { action, subject: { type: "person", id: subjectId }, detail: { fields, reason } });
}

/** Shows ID number, phone and address in full for five minutes; who looked and why is recorded and told (NFR-01). */
export const revealPerson = (actor: Actor, { personId, reason }: { personId: string; reason: string }): Promise<Revealed> =>
  transaction(async (tx) => {
    const { person, membership, homes, draft } = await loadForEdit(tx, personId);
    permit(mayEditPerson(actor, { member: membership !== null, homes }));
    await limitLookups(actor);
    const until = laterByMinutes(now(), REVEAL_MINUTES);
    const fields = ["idNumber", "mobile", "householdAddress"];
    const told = "查看了你的完整身份证号";
    await disclose(tx, actor, { subjectId: personId, fields, reason, until, told, action: "member.revealed" });
    const birthDate = dayFromDb(person.birthDate) ?? "";
    return { idNumber: draft.idNumber, mobile: draft.mobile, householdAddress: draft.householdAddress, birthDate, until };
  });

export type NumberHeldBy = { name: string; organization: string | null };

/** Shows in full who holds a development number that somebody else was to get (E-MEM-09, Q18); as limited, recorded and told as a full record. */
export const revealNumberHolder = (actor: Actor, { number, reason }: { number: string; reason: string }): Promise<NumberHeldBy> =>
  transaction(async (tx) => {
    await limitLookups(actor);
    const asked = canonicalDigits(number);
    const { personId: subjectId, name, branchName } = (await findNumberHolders([asked])).get(asked) ?? refuse("E-GEN-08");
    const told = "因为发展团员编号相同，查看了你的姓名";
    await disclose(tx, actor, { subjectId, fields: ["name"], reason, until: now(), told, action: "member.holderRevealed" });
    return { name, organization: branchName };
  });

type Export = { fields: readonly string[]; reason?: string };

/** Notes who was in an exported list, and which columns; each of them can see it. */
export const noteExport = (actor: Actor, personIds: readonly string[], { fields, reason = "导出名单" }: Export): Promise<void> =>
  transaction(async (tx) => {
    const seen = {
      viewer_id: actor.personId,
      viewer_name: actor.name,
      organization_id: actor.organizationId,
      fields,
      reason,
      seen_at: now(),
      expires_at: now(),
    };
    await insertMany(
      tx,
      "disclosure",
      personIds.map((subject_id) => ({ id: newId(), subject_id, ...seen })),
    );
    const subject = { type: "organization", id: actor.organizationId };
    await record(tx, actor, { action: "members.exported", subject, detail: { people: personIds.length, fields } });
  });
