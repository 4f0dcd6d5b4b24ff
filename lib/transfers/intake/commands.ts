// 成批办理转入：一人一件，各说各的结果；查不到的计入查询次数，不能拿来试号码（TRF-25、安全案例 23）。
import { requireSeat } from "#lib/administrators/commands";
import type { Actor } from "#lib/auth/actor";
import { separately, type Tx, transaction } from "#lib/db";
import { limitLookups } from "#lib/members/disclosures/commands";
import { findByName } from "#lib/transfers/checks/queries";
import { fileTransfers, lockTravellers } from "#lib/transfers/filing/commands";
import type { Intake } from "#lib/transfers/intake/schema";
import { findSites, type Site } from "#lib/transfers/places/queries";
import { mayFileIn } from "#lib/transfers/policy";
import { permit, Refusal, refuse } from "#lib/verdict";

/** What became of one line. */
export type Taken = { name: string; because: string | null };

type One = { person: Intake["people"][number]; form: Pick<Intake, "reason" | "reasonNote">; to: Site };

async function takeOne(tx: Tx, actor: Actor, { person, form, to }: One): Promise<void> {
  const found = await findByName(person);
  if (!found) {
    await limitLookups(actor);
    refuse("E-TRF-04");
  }
  if (found.inLibrary) refuse("E-MEM-47");
  const travellers = await lockTravellers(tx, [found.traveller.personId]);
  await fileTransfers(tx, actor, { kind: "IN", form, to, initiatorOrgId: to.id, travellers });
}

/** Asks for many people at once; each stands for itself. */
export const transferInMany = (actor: Actor, { people, ...form }: Intake): Promise<Taken[]> =>
  transaction(async (tx) => {
    permit(mayFileIn(actor));
    await requireSeat(tx, actor);
    const to = (await findSites([actor.organizationId ?? ""])).get(actor.organizationId ?? "") ?? refuse("E-GEN-08");
    const taken: Taken[] = [];
    for (const person of people) {
      try {
        await separately(tx, () => takeOne(tx, actor, { person, form, to }));
        taken.push({ name: person.name, because: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        taken.push({ name: person.name, because: error.message });
      }
    }
    return taken;
  });
