// 团干部的变更：职务变更、离任与删除、任职信息、职务规范之后的确认（CAD-08 至 CAD-13）。
import type { CadrePost, Organization } from "#generated/client";
import type { Post } from "#generated/enums";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { relationTo } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { dayOf, isRealDay } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { requireFitOffice } from "#lib/cadres/entry/commands";
import { closeIfLeft, endPosts, findPost, lockPlace, movePost, reckon, recordPosts, settlePosts } from "#lib/cadres/offices/commands";
import { mayChangePost, mayEditOffice, mayRemove } from "#lib/cadres/policy";
import { OFFICE_FIELDS } from "#lib/cadres/rules";
import type { Holder, OfficeEntry, PostChange } from "#lib/cadres/schema";
import { FIELD_LABELS } from "#lib/members/labels";
import { loadForEdit } from "#lib/members/profiles/commands";
import { changedFields, changeOf } from "#lib/members/profiles/rules";
import { draftOf } from "#lib/members/record/queries";
import { POST_LABELS } from "#lib/organizations/labels";
import { postsOf } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

/** A post that exists in this kind of organization (8.7). */
async function requirePost(organization: Organization, post: Post): Promise<void> {
  const { "post.allowStaffInCommittee": staff } = await readSettings(organization.path);
  const posts = postsOf(organization, staff);
  if (posts.includes(post)) return;
  refuse("E-MEM-41", { field: FIELD_LABELS.post, options: posts.map((p) => POST_LABELS[p]).join("、") }, "post");
}

function requireSince(since: string): void {
  const month = since.slice(0, 7);
  if (!isRealDay(`${month}-01`)) refuse("E-MEM-44", { field: FIELD_LABELS.postSince }, "since");
  if (month > dayOf(now()).slice(0, 7)) refuse("E-MEM-43", {}, "since");
}

const findSecretary = (tx: Tx, organizationId: string): Promise<CadrePost | null> =>
  tx.cadrePost.findFirst({ where: { organizationId, post: "SECRETARY", status: "ACTIVE" } });

type Asked = { organization: Organization; held: CadrePost; change: PostChange };

/** Makes the change, and a committee member of the secretary in whose place somebody comes (CAD-12). */
async function carryOut(tx: Tx, actor: Actor, { organization, held, change }: Asked): Promise<void> {
  const { post, replaceSecretary } = change;
  const since = change.since.slice(0, 7);
  const sitting = post === "SECRETARY" ? await findSecretary(tx, organization.id) : null;
  if (sitting && !replaceSecretary) refuse("E-CAD-12", {}, "post");
  const at = { organizationId: organization.id };
  if (sitting) await movePost(tx, sitting, { post: "COMMITTEE_MEMBER", since, organization });
  await movePost(tx, held, { post, since, organization });
  const steps = [
    ...(sitting ? [{ ...at, personId: sitting.personId, from: sitting.post, to: "COMMITTEE_MEMBER" as const }] : []),
    { ...at, personId: held.personId, from: held.post, to: post },
  ];
  await recordPosts(tx, actor, { action: "cadre.postChanged", steps });
  const people = steps.map((s) => s.personId);
  await settlePosts(tx, actor, organization, people);
}

/** Gives a cadre another post, by the organization or its direct superior (CAD-09, CAD-10, CAD-12, CAD-18). */
export const changePost = (actor: Actor, change: PostChange): Promise<{ name: string }> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, change.organizationId);
    await requireSeat(tx, actor);
    const held = await findPost(tx, change.personId, organization.id);
    permit(mayChangePost(actor, organization, held ? [held.post, change.post] : [change.post]));
    if (!held) refuse("E-GEN-02");
    await requirePost(organization, change.post);
    requireSince(change.since);
    if (held.post === change.post) refuse("E-CAD-21", {}, "post");
    await carryOut(tx, actor, { organization, held, change });
    return tx.person.findUniqueOrThrow({ where: { id: change.personId }, select: { name: true } });
  });

/** An organization does not remove its last administrator: that is for the superior (ADM-05). */
async function requireOthers(tx: Tx, actor: Actor, { id, path }: Organization, personId: string): Promise<void> {
  if (relationTo(actor, { path }) !== "own") return;
  const admins = await tx.orgAdmin.findMany({ where: { organizationId: id, status: "ACTIVE" } });
  if (admins.length === 1 && admins[0]?.personId === personId) refuse("E-ADM-04");
}

/** Ends a post: 离任 in a branch, 删除 elsewhere. The membership stays; who has neither membership nor post left is closed (CAD-08, C-40). */
export const removeCadre = (actor: Actor, { organizationId, personId }: Holder): Promise<{ closed: boolean }> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    await requireSeat(tx, actor);
    const held = await findPost(tx, personId, organizationId);
    permit(mayRemove(actor, organization, held?.post ?? null));
    if (!held) refuse("E-GEN-02");
    await requireOthers(tx, actor, organization, personId);
    await endPosts(tx, [personId], organization);
    await recordPosts(tx, actor, { action: "cadre.removed", steps: [{ personId, organizationId, from: held.post, to: null }] });
    await settlePosts(tx, actor, organization, [personId]);
    await closeIfLeft(tx, personId);
    const { status } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    return { closed: status === "CLOSED" };
  });

/** Puts right what is told of a post: since when, how, of which nature, on duty or not; the post itself stays. */
export const editOffice = (actor: Actor, { organizationId, personId, person: form }: OfficeEntry): Promise<{ changed: number }> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayEditOffice(actor, organization));
    const held = await findPost(tx, personId, organizationId);
    if (!held) refuse("E-GEN-02");
    const { person } = await loadForEdit(tx, personId);
    const office = await requireFitOffice({ organization, stored: draftOf(person, held) }, { ...form, post: held.post });
    const { since, mode, nature, isPeerPartyCommitteeMember, dutyStatus } = office;
    await tx.cadrePost.update({ where: { id: held.id }, data: { since, mode, nature, isPeerPartyCommitteeMember, dutyStatus } });
    const [before, after] = [draftOf(person, held), draftOf(person, { ...held, ...office })];
    const fields = changedFields(before, after).filter((f) => OFFICE_FIELDS.includes(f));
    const changes = fields.map(changeOf({ personId, before, after })).map((c) => ({ ...c, organizationId }));
    await record(tx, actor, { action: "cadre.officeEdited", subject: { type: "person", id: personId }, changes });
    await reckon(tx, personId);
    return { changed: fields.length };
  });

/** A cadre confirms the post that an old one was made into, or says which it is; secretary becomes nobody that way (CAD-13). */
export const confirmOwnPost = (actor: Actor, { organizationId, post }: { organizationId: string; post: Post }): Promise<void> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    const held = await findPost(tx, actor.personId, organizationId);
    if (!held?.needsConfirm) refuse("E-GEN-08");
    if (post === held.post) return confirmHeld(tx, actor, held);
    if (post === "SECRETARY" || post === "FIRST_SECRETARY") refuse("E-CAD-08", {}, "post");
    await requirePost(organization, post);
    const since = held.since ?? dayOf(now()).slice(0, 7);
    const change = { organizationId, personId: actor.personId, post, since, replaceSecretary: false };
    await carryOut(tx, actor, { organization, held, change });
  });

async function confirmHeld(tx: Tx, actor: Actor, held: CadrePost): Promise<void> {
  await tx.cadrePost.update({ where: { id: held.id }, data: { needsConfirm: false } });
  const subject = { type: "person", id: held.personId };
  await record(tx, actor, { action: "cadre.postConfirmed", subject, detail: { post: held.post } });
}

/** An administrator confirms it for them (CAD-13); another post is a change of post. */
export const confirmPost = (actor: Actor, { organizationId, personId }: Holder): Promise<void> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayChangePost(actor, organization, []));
    const held = await findPost(tx, personId, organizationId);
    if (!held) refuse("E-GEN-02");
    await confirmHeld(tx, actor, held);
  });
