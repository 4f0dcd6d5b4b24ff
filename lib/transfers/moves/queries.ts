// 一次转接的去向：两边的组织、名单由谁报；现在该放在哪张桌上。
import type { Transfer } from "#generated/client";
import type { TransferState } from "#generated/enums";
import { derivedCode } from "#lib/crypto/codes";
import { unsealJson } from "#lib/crypto/seal";
import { isBranchLike } from "#lib/organizations/rules";
import type { Filing } from "#lib/papers/commands";
import { findListing, findSites, type Site } from "#lib/transfers/places/queries";
import type { Course } from "#lib/transfers/rules";
import { refuse } from "#lib/verdict";

/** What is sealed of a transfer. */
export type Details = { contact?: string; newUnitAddress?: string };
export const detailsPlace = (row: string) => ({ column: "transfer.details", row });
export const openDetails = ({ id, details }: Pick<Transfer, "id" | "details">): Details => unsealJson<Details>(details, detailsPlace(id));

/** The code with which a member reports at their new branch outside (TRF-17). */
export const reportCode = (transferId: string): string => derivedCode({ purpose: "REPORT", personId: transferId, issueNo: 1 });

/** A transfer with both sides as they lie in the tree now (5.1). */
export type Journey = { from: Site; to: Site; listingId: string | null; provinceId: string | null; course: Course };

export async function journeyOf({ kind, route, fromBranchId, toOrgId }: Pick<Transfer, "kind" | "route" | "fromBranchId" | "toOrgId">) {
  const sites = await findSites([fromBranchId, toOrgId]);
  const [from, to] = [sites.get(fromBranchId) ?? refuse("E-GEN-08"), sites.get(toOrgId) ?? refuse("E-GEN-08")];
  const { listingId, provinceId } = await findListing(from.path);
  const course = { kind, route, toBranch: isBranchLike(to.category), hasList: listingId !== null };
  return { from, to, listingId, provinceId, course } satisfies Journey;
}

export type Desk = Required<Pick<Filing, "type" | "deciderId" | "shared" | "held">>;

/** The desk that holds a transfer in a state; a transfer that waits for its member is on nobody's. */
export function deskOf(state: TransferState, { from, to, listingId, provinceId, course }: Journey): Desk {
  const lies = { shared: false, held: false };
  if (state === "PENDING_OUT") return { ...lies, type: "TRANSFER_OUT", deciderId: from.id, shared: true };
  if (state === "PENDING_ASSIGN") return { ...lies, type: "TRANSFER_ASSIGN", deciderId: to.id };
  if (state === "PENDING_LIST") return { ...lies, type: "TRANSFER_LIST", deciderId: listingId };
  if (state === "PENDING_PROVINCE") return { ...lies, type: "SPECIAL_UNIT", deciderId: provinceId };
  return { type: "TRANSFER_IN", deciderId: to.id, shared: course.toBranch, held: state === "WAIT_REPORT" };
}
