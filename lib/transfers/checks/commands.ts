// 能不能转、为什么：发起之前先问，与发起时同一套规则（A11、TRF-23）。
import type { TransferKind, TransferReason, TransferRoute } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { transaction } from "#lib/db";
import { type Advice, adviseOn, asksEmployment, hindrances, REASONS, routeOf, type Traveller } from "#lib/transfers/guidance/rules";
import { findLibrary, findSites, listTravellers, type Site } from "#lib/transfers/places/queries";
import { mayFileBulk, mayFileOut } from "#lib/transfers/policy";
import type { Check, OwnCheck } from "#lib/transfers/schema";
import { permit, refuse } from "#lib/verdict";

/** `advice` is empty when nothing stands in the way; `block` stops the form, `hint` makes one look again. */
export type Checked = {
  people: { personId: string; name: string; advice: Advice[] }[];
  /** What the reason asks for, as the form says it. */
  says: string | null;
  target: { name: string; route: TransferRoute } | null;
  /** Whether the form must ask if work was found elsewhere (TRF-33). */
  asksEmployment: boolean;
};

type Asked = { kind: TransferKind; toOrgId: string | null; reason: TransferReason | null };

async function findTarget({ reason, toOrgId }: Asked, [first]: readonly Traveller[]): Promise<Site | null> {
  const library = reason === "ARMY" && first ? await findLibrary(first.branch.path) : null;
  const id = library ?? toOrgId;
  const site = id ? (await findSites([id])).get(id) : undefined;
  return site && !site.deleted ? site : null;
}

async function answer(asked: Asked, travellers: readonly Traveller[]): Promise<Checked> {
  const { kind, reason } = asked;
  const to = await findTarget(asked, travellers);
  const adviceFor = (t: Traveller): Advice[] => (to && reason ? adviseOn({ kind, reason, to }, t) : hindrances(t));
  return {
    people: travellers.map((t) => ({ personId: t.personId, name: t.name, advice: adviceFor(t) })),
    says: reason && REASONS[reason].says,
    target: to && reason ? { name: to.name, route: routeOf({ kind, reason, to }) } : null,
    asksEmployment: to !== null && travellers.some((t) => asksEmployment(to, t.mark)),
  };
}

/** For the form of an organization, about members that it may send. */
export const checkTransfer = (actor: Actor, { personIds, ...asked }: Check): Promise<Checked> =>
  transaction(async () => {
    const travellers = await listTravellers(personIds);
    if (travellers.length < new Set(personIds).size) refuse("E-GEN-08");
    const may =
      asked.kind === "BULK"
        ? mayFileBulk(
            actor,
            travellers.map((t) => t.branch),
          )
        : null;
    for (const { branch } of may ? [] : travellers) permit(mayFileOut(actor, branch));
    if (may) permit(may);
    return answer(asked, travellers);
  });

/** For the member's own form. */
export const checkOwnTransfer = (actor: Actor, asked: OwnCheck): Promise<Checked> =>
  transaction(async () => {
    const travellers = await listTravellers([actor.personId]);
    return travellers.length === 0 ? refuse("E-GEN-08") : answer({ ...asked, kind: "SELF" }, travellers);
  });
