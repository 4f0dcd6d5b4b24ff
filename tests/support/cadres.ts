// 团干部的词汇：录入、任用、变更、离任的表单，和列表里有什么。
import type { Post } from "#generated/enums";
import { enterCadre } from "#lib/archives/actions";
import * as cadres from "#lib/cadres/actions";
import { countCadres, findCadrePlace, listCadres } from "#lib/cadres/queries";
import { cadreFilterSchema, type CadreForm } from "#lib/cadres/schema";
import { db } from "#lib/db";
import { EMPTY_FORM, formOfDraft } from "#lib/members/entry/schema";
import { draftOf } from "#tests/support/drafts";
import { organizationId, type Player, personId, press, scopeFor } from "#tests/support/people";

/** What is told of a post: elected this year, part-time, on duty. */
export const OFFICE = {
  post: "COMMITTEE_MEMBER" as Post,
  postSince: "2025-01",
  postMode: "02",
  cadreNature: "03",
  isPeerPartyCommitteeMember: "0" as const,
  dutyStatus: "01",
};

type More = Partial<CadreForm["person"]>;

/** The form for somebody of the world whom the system knows already: only name, number and post count. */
export async function knownForm(key: string, fullName: string, more: More = {}): Promise<CadreForm> {
  const { name, idNumber } = draftOf(key);
  const person = { ...EMPTY_FORM, name, idNumber, ...OFFICE, ...more };
  return { organizationId: await organizationId(fullName), idNumberConfirm: person.idNumber, acceptWarnings: false, person };
}

/** The form for somebody new, with the record of somebody of the world under another name and number. */
export async function newForm(key: string, fullName: string, more: More): Promise<CadreForm> {
  const person = { ...formOfDraft(draftOf(key)), ...OFFICE, isCadre: "1" as const, ...more };
  return { organizationId: await organizationId(fullName), idNumberConfirm: person.idNumber, acceptWarnings: false, person };
}

export const enter = (player: Player, form: CadreForm) => press(player.browser, enterCadre, form);

export const appointTo = async (player: Player, fullName: string, { key, ...more }: Partial<typeof OFFICE> & { key: string }) =>
  press(player.browser, cadres.appointMember, {
    organizationId: await organizationId(fullName),
    personId: await personId(key),
    person: { ...OFFICE, dutyStatus: "", ...more },
  });

type Move = { key: string; post: Post; replace?: boolean; since?: string };

export const move = async (player: Player, fullName: string, { key, post, replace = false, since = "2025-03" }: Move) =>
  press(player.browser, cadres.changePost, {
    ...{ organizationId: await organizationId(fullName), personId: await personId(key) },
    ...{ post, since, replaceSecretary: replace },
  });

export const remove = async (player: Player, fullName: string, key: string) =>
  press(player.browser, cadres.removeCadre, { organizationId: await organizationId(fullName), personId: await personId(key) });

/** Names and posts of an organization's cadres, in the order of the list. */
export async function postsIn(fullName: string): Promise<string[]> {
  const held = await db().cadrePost.findMany({
    where: { organizationId: await organizationId(fullName), status: "ACTIVE" },
    include: { person: { select: { name: true } } },
    orderBy: [{ post: "asc" }, { id: "asc" }],
  });
  return held.map((h) => `${h.person.name} ${h.post}`);
}

/** The list as a desk sees it; null when there is none to see. */
export async function listOf(player: Player, more: object = {}) {
  const scope = await scopeFor(player);
  const filter = cadreFilterSchema.parse(more);
  const place = await findCadrePlace(scope, filter.at);
  return place && { ...(await listCadres(scope, place, filter)), figures: await countCadres(place) };
}
