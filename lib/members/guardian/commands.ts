// 登记监护人同意：谁、与本人什么关系、怎样、哪一天；登记的人和时间一并留下。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { dayFromDb, dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { listUnconsented } from "#lib/members/guardian/queries";
import { needsGuardian } from "#lib/members/guardian/rules";
import type { Consent } from "#lib/members/guardian/schema";
import { loadForEdit } from "#lib/members/profiles/commands";
import { permit, refuse } from "#lib/verdict";

/** Records a guardian's consent; a later one replaces it, and the history keeps both. */
export const recordConsent = (actor: Actor, { personId, consentedOn, ...consent }: Consent): Promise<void> =>
  transaction(async (tx) => {
    const { person, homes } = await loadForEdit(tx, personId);
    permit(mayAtOneOf(actor, "resetCode:C", homes));
    const today = dayOf(now());
    if (!needsGuardian(dayFromDb(person.birthDate) ?? today, today)) refuse("E-PWD-24");
    if (consentedOn > today) refuse("E-MEM-42", { field: "同意的日子" }, "consentedOn");
    const by = { recordedById: actor.personId, recordedByName: actor.name, recordedAt: now() };
    const row = { ...consent, ...by, consentedOn: new Date(consentedOn) };
    await tx.guardianConsent.upsert({ where: { personId }, create: { personId, ...row }, update: row });
    const note = `监护人（${consent.relation}）${consent.manner}，${consentedOn}`;
    const changes = [{ personId, kind: "CONFIRMED" as const, note }];
    await record(tx, actor, { action: "member.guardianConsented", subject: { type: "person", id: personId }, changes });
  });

/** Refuses to go on with people under fourteen for whom no guardian has agreed. */
export async function requireConsent(tx: Tx, personIds: readonly string[]): Promise<void> {
  const names = await listUnconsented(tx, personIds);
  if (names.length > 0) refuse("E-PWD-23", { names: names.slice(0, 5).join("、") + (names.length > 5 ? `等${names.length}人` : "") });
}
