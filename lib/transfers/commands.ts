// 转接的变更：办理转出、办理转入、本人申请（TRF-02 至 TRF-06）；批量接转在 bulk。
import { requireSeat } from "#lib/administrators/commands";
import type { Actor, OrganizationFacts } from "#lib/auth/actor";
import { transaction } from "#lib/db";
import { limitLookups } from "#lib/members/disclosures/commands";
import { fileTransfers, lockTravellers, targetOf } from "#lib/transfers/filing/commands";
import { type Found, findByName } from "#lib/transfers/checks/queries";
import { type Advice, hindrances } from "#lib/transfers/guidance/rules";
import { findSites } from "#lib/transfers/places/queries";
import { mayFileIn, mayFileOut } from "#lib/transfers/policy";
import type { LookUp, OwnTransfer, TransferIn, TransferOut } from "#lib/transfers/schema";
import { permit, refuse } from "#lib/verdict";

export type Filed = { transferIds: string[] };

const ownDesk = (actor: Actor): OrganizationFacts => actor.organization ?? refuse("E-PERM-01");

/** 办理转出 (TRF-02, TRF-03): one transfer for each member; they may come from several branches of the subtree. */
export const transferOut = (actor: Actor, { personIds, toOrgId, ...form }: TransferOut): Promise<Filed> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    const travellers = await lockTravellers(tx, personIds);
    for (const { branch } of travellers) permit(mayFileOut(actor, branch));
    const to = await targetOf(form.reason, toOrgId, travellers[0]?.branch ?? refuse("E-GEN-08"));
    const application = { kind: "OUT" as const, form, to, initiatorOrgId: ownDesk(actor).id };
    return { transferIds: await fileTransfers(tx, actor, { ...application, travellers }) };
  });

export type LookedUp = { name: string; branch: string; path: string[]; advice: Advice[] };

/** Somebody by name and ID number, both of which must match; limited, because nobody may ask for a list of numbers (case 23). */
async function findExact(actor: Actor, given: LookUp): Promise<Found> {
  permit(mayFileIn(actor));
  await limitLookups(actor);
  const found = await findByName(given);
  if (!found) refuse("E-TRF-04", {}, "idNumber");
  if (found.inLibrary) refuse("E-MEM-47", {}, "idNumber");
  return found;
}

/** 查询 of 办理转入: where somebody is now, and whether they could come (TRF-04). */
export const lookUpTransfer = (actor: Actor, given: LookUp): Promise<LookedUp> =>
  transaction(async () => {
    const { traveller, branchPath } = await findExact(actor, given);
    const { branch, name } = traveller;
    const inside = branch.path.startsWith(ownDesk(actor).path);
    const here: Advice[] = inside
      ? [{ level: "block", code: "E-TRF-05", because: "该团员已在本组织（或其下级团支部）。", field: "idNumber" }]
      : [];
    return { name, branch: branch.name, path: branchPath, advice: [...hindrances(traveller), ...here] };
  });

/** 办理转入 (TRF-04, TRF-05): the own organization asks for somebody. */
export const transferIn = (actor: Actor, { name, idNumber, ...form }: TransferIn): Promise<Filed> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    const { traveller } = await findExact(actor, { name, idNumber });
    const to = (await findSites([ownDesk(actor).id])).get(ownDesk(actor).id) ?? refuse("E-GEN-08");
    const travellers = await lockTravellers(tx, [traveller.personId]);
    const application = { kind: "IN" as const, form, to, initiatorOrgId: to.id };
    return { transferIds: await fileTransfers(tx, actor, { ...application, travellers }) };
  });

/** 组织关系转接申请 (TRF-06): the member asks. Whoever is not confirmed yet cannot. */
export const requestOwnTransfer = (actor: Actor, { toOrgId, isExternal, ...form }: OwnTransfer): Promise<Filed> =>
  transaction(async (tx) => {
    if (actor.assurance < 2) refuse("E-PERM-06");
    const [traveller] = await lockTravellers(tx, [actor.personId]);
    const to = await targetOf(form.reason, toOrgId, traveller?.branch ?? refuse("E-GEN-08"));
    if (to.external !== isExternal) refuse("E-TRF-47", {}, "isExternal");
    const travellers = traveller ? [traveller] : [];
    const member = { ...actor, organizationId: null };
    return { transferIds: await fileTransfers(tx, member, { kind: "SELF", form, to, initiatorOrgId: null, travellers }) };
  });
