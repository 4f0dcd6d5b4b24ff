// 转往哪里的选择：全国的组织，一层一层取，或者按名称、拼音、路径找；不合适的写明原因。
import type { TransferReason } from "#generated/enums";
import { type CountryNode, findCountryNode, listCountryChildren, searchCountry } from "#lib/organizations/country/queries";
import { type Place as Site, unfitBecause } from "#lib/transfers/guidance/rules";
import { findSites } from "#lib/transfers/places/queries";

/** From where, and why; null where it is not known yet. */
export type Going = { fromBranchId: string | null; reason: TransferReason | null };
/** A place to go to; `unfit` says why not. */
export type Place = CountryNode & { unfit: string | null; external: boolean };

async function judged(nodes: readonly CountryNode[], { fromBranchId, reason }: Going): Promise<Place[]> {
  const sites = await findSites([...nodes.map((n) => n.id), ...(fromBranchId ? [fromBranchId] : [])]);
  const from = sites.get(fromBranchId ?? "") ?? null;
  const judge = (to: Site | undefined): string | null => (to ? unfitBecause({ to, from, reason }) : null);
  return nodes.map((node) => ({ ...node, unfit: judge(sites.get(node.id)), external: sites.get(node.id)?.external ?? false }));
}

export const listPlaces = async (parentId: string, going: Going): Promise<Place[]> => judged(await listCountryChildren(parentId), going);
export const searchPlaces = async (typed: string, going: Going): Promise<Place[]> => judged(await searchCountry(typed), going);

/** A place that somebody was led to by an address. */
export async function findPlace(id: string, going: Going): Promise<Place | null> {
  const node = await findCountryNode(id);
  return node && ((await judged([node], going))[0] ?? null);
}
