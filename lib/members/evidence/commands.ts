// 核实团员身份：看过依据，去掉“待核实”。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import { transaction } from "#lib/db";
import { dayFromDb } from "#lib/dates";
import { EVIDENCE_LABELS, type Evidence, needsVerifying } from "#lib/members/evidence/rules";
import { loadForEdit } from "#lib/members/profiles/commands";
import { permit, refuse } from "#lib/verdict";

/** Notes what proves somebody's membership; what does not suffice is refused. */
export const verifyMember = (actor: Actor, { personId, evidence }: { personId: string; evidence: Evidence[] }): Promise<void> =>
  transaction(async (tx) => {
    const { person, homes } = await loadForEdit(tx, personId);
    permit(mayAtOneOf(actor, "editMember:E", homes));
    if (!person.unverified) refuse("E-GEN-02");
    if (needsVerifying(dayFromDb(person.joinLeagueDate), evidence)) refuse("E-MEM-52");
    await tx.person.update({ where: { id: personId }, data: { unverified: false, membershipEvidence: evidence } });
    const note = `核实团员身份：${evidence.map((e) => EVIDENCE_LABELS[e]).join("、")}`;
    await record(tx, actor, {
      action: "member.verified",
      subject: { type: "person", id: personId },
      changes: [{ personId, kind: "CERTIFIED", note }],
    });
  });
