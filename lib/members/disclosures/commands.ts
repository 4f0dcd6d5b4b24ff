// 查看完整信息：写明理由，五分钟，本人看得到是谁看的。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import { allow } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayFromDb, laterByMinutes } from "#lib/dates";
import { insertMany, transaction } from "#lib/db";
import { loadForEdit } from "#lib/members/profiles/commands";
import { permit, refuse } from "#lib/verdict";

const REVEAL_MINUTES = 5;

/** Twenty answers an hour and a hundred a day that tell about one person (security case 23). */
export async function limitLookups({ personId }: Actor): Promise<void> {
  if (!(await allow("lookups", personId)) || !(await allow("lookupsDay", personId))) refuse("E-GEN-04");
}

export type Revealed = { idNumber: string; mobile: string | null; householdAddress: string | null; birthDate: string; until: Date };

/** Shows ID number, phone and address in full for five minutes; who looked and why is recorded and told (NFR-01). */
export const revealPerson = (actor: Actor, { personId, reason }: { personId: string; reason: string }): Promise<Revealed> =>
  transaction(async (tx) => {
    const { person, homes, draft } = await loadForEdit(tx, personId);
    permit(mayAtOneOf(actor, "editMember:E", homes));
    await limitLookups(actor);
    const until = laterByMinutes(now(), REVEAL_MINUTES);
    const fields = ["idNumber", "mobile", "householdAddress"];
    const seen = {
      subjectId: personId,
      viewerId: actor.personId,
      viewerName: actor.name,
      organizationId: actor.organizationId ?? "",
      fields,
      reason,
    };
    await tx.disclosure.create({ data: { id: newId(), ...seen, seenAt: now(), expiresAt: until } });
    const body = `理由：${reason}`;
    await tx.message.create({
      data: { id: newId(), personId, title: `${actor.name}查看了你的完整身份证号`, body, href: "/my/viewers", createdAt: now() },
    });
    await record(tx, actor, { action: "member.revealed", subject: { type: "person", id: personId }, detail: { fields, reason } });
    const birthDate = dayFromDb(person.birthDate) ?? "";
    return { idNumber: draft.idNumber, mobile: draft.mobile, householdAddress: draft.householdAddress, birthDate, until };
  });

/** Notes who was in an exported list, and which columns; each of them can see it. */
export const noteExport = (actor: Actor, personIds: readonly string[], fields: readonly string[]): Promise<void> =>
  transaction(async (tx) => {
    const seen = {
      viewer_id: actor.personId,
      viewer_name: actor.name,
      organization_id: actor.organizationId,
      fields,
      reason: "导出名单",
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
