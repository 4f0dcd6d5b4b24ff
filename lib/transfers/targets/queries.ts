// 转往哪里的选择：全国的组织，一层一层取，或者按名称、拼音、路径找。
import { type CountryNode, findCountryNode, listCountryChildren, searchCountry } from "#lib/organizations/country/queries";
import { type Going, whyNotThere } from "#lib/transfers/targets/rules";

/** A place to go to; `unfit` says why not. */
export type Place = CountryNode & { unfit: string | null };

const judged = (nodes: readonly CountryNode[], going: Going): Place[] =>
  nodes.map((node) => ({ ...node, unfit: whyNotThere(node, going) }));

export const listPlaces = async (parentId: string, going: Going): Promise<Place[]> => judged(await listCountryChildren(parentId), going);
export const searchPlaces = async (typed: string, going: Going): Promise<Place[]> => judged(await searchCountry(typed), going);

/** A place that somebody was led to by an address. */
export async function findPlace(id: string, going: Going): Promise<Place | null> {
  const node = await findCountryNode(id);
  return node && { ...node, unfit: whyNotThere(node, going) };
}
