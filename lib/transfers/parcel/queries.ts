// 一件转接的全貌：在列表所见之外，谁能办、期限有几天、两边是什么组织（TRF-20）。
import type { Scope, SelfScope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { isBranchLike } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { getOwnTransfer, type OwnTransferView } from "#lib/transfers/own/queries";
import { findSites } from "#lib/transfers/places/queries";
import { getTransfer, type Holder, listHolders, type TransferView } from "#lib/transfers/queries";

type Shared = Omit<OwnTransferView, "reportCode" | "holder" | "nudgedAt">;
type Added = {
  holders: Holder[];
  /** Days after which it goes back undecided. */
  limitDays: number;
  /** Days within which a refusal may be appealed against. */
  appealDays: number;
  /** The target is a branch itself: nothing to assign. */
  branchChosen: boolean;
  /** Short names of both sides, the branch that was assigned if one was. */
  names: { from: string; to: string };
};
/** What every page shows of a transfer, to its offices and to the member. */
export type ParcelView = Shared & Added & { personId: string; name: string; nudgedAt: Date | null };

async function addedTo({ id, route, fromBranchId, toOrgId, toBranch }: Shared): Promise<Added> {
  const sites = await findSites([fromBranchId, toOrgId]);
  const [from, to] = [sites.get(fromBranchId), sites.get(toOrgId)];
  const settings = await readSettings(from?.path ?? null);
  return {
    holders: await listHolders(id),
    limitDays: settings[route === "SPECIAL" ? "special.approvalDays" : "transfer.autoReturnDays"],
    appealDays: settings["transfer.appealDays"],
    branchChosen: to !== undefined && isBranchLike(to.category),
    names: { from: from?.shortName ?? "", to: toBranch ?? to?.shortName ?? "" },
  };
}

/** One transfer as a desk sees it; null out of reach. */
export async function getParcel(scope: Scope, id: string): Promise<(TransferView & ParcelView) | null> {
  const view = isId(id) ? await getTransfer(scope, id) : null;
  if (!view) return null;
  const paper = view.paperId ? await db().paper.findUnique({ where: { id: view.paperId }, select: { nudgedAt: true } }) : null;
  return { ...view, ...(await addedTo(view)), nudgedAt: paper?.nudgedAt ?? null };
}

/** What the decision asks for besides yes or no (TRF-09, TRF-18, TRF-33). */
export type Deciding = {
  transferId: string;
  fromBranchId: string;
  /** At the receiving desk some grounds are forbidden (TRF-12). */
  receiving: boolean;
  asksEmployment: boolean;
  asksProof: boolean;
  /** A branch has to be chosen now, or after consent. */
  assign: "now" | "next" | null;
  mayRefuse: boolean;
};

/** What of a transfer the person who decides has to answer; null out of reach. */
export async function getDeciding(scope: Scope, id: string): Promise<Deciding | null> {
  const view = await getParcel(scope, id);
  if (!view) return null;
  const { state, kind, route, branchChosen } = view;
  return {
    ...{ transferId: id, fromBranchId: view.fromBranchId, asksEmployment: view.asksEmployment },
    receiving: state === "PENDING_IN" || state === "PENDING_ASSIGN",
    asksProof: state === "PENDING_OUT" && kind === "SELF" && route === "SPECIAL",
    assign: state === "PENDING_ASSIGN" ? "now" : state === "PENDING_IN" && !branchChosen ? "next" : null,
    mayRefuse: state !== "PENDING_LIST",
  };
}

/** One of one's own. */
export async function getOwnParcel(
  self: SelfScope,
  { name }: { name: string },
  id: string,
): Promise<(OwnTransferView & ParcelView) | null> {
  const view = isId(id) ? await getOwnTransfer(self, id) : null;
  return view && { ...view, ...(await addedTo(view)), personId: self.personId, name };
}
