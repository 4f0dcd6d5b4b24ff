// 职务的起止：开始、换一个、结束；名册的次序、资料的完整、组织信息、账号跟着走。
import type { CadrePost, Organization } from "#generated/client";
import type { Post } from "#generated/enums";
import { settleDesks } from "#lib/administrators/desks/commands";
import { type Change, record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { isCadreRank } from "#lib/counters/rules";
import type { Tx } from "#lib/db";
import { postRank } from "#lib/members/entry/commands";
import { loadForEdit, writeProfiles } from "#lib/members/profiles/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { POST_LABELS } from "#lib/organizations/labels";
import { startPosts } from "#lib/organizations/posts/commands";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

export type Place = Pick<Organization, "id" | "path">;

/** Locks an organization for a change of its posts, so that two at once are one after the other. */
export async function lockPlace(tx: Tx, organizationId: string): Promise<Organization> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  return (await tx.organization.findFirst({ where: { id: organizationId, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
}

/** The active post of somebody in an organization, if there is one. */
export const findPost = (tx: Tx, personId: string, organizationId: string): Promise<CadrePost | null> =>
  tx.cadrePost.findFirst({ where: { personId, organizationId, status: "ACTIVE" } });

/** A member's place in the branch's list follows the post held there, and so does the count of cadres. */
export async function rankMember(tx: Tx, personId: string, { id, path }: Place): Promise<void> {
  const membership = await tx.membership.findFirst({ where: { personId, branchId: id, status: "ACTIVE" } });
  if (!membership) return;
  const rank = postRank((await findPost(tx, personId, id))?.post ?? null);
  await tx.membership.update({ where: { id: membership.id }, data: { postRank: rank } });
  const delta = Number(isCadreRank(rank)) - Number(isCadreRank(membership.postRank));
  await count(tx, [{ path, measure: "members.cadres", delta }]);
}

/** Ends active posts in a locked organization. */
export async function endPosts(tx: Tx, personIds: readonly string[], { id, path }: Place): Promise<void> {
  const held = { organizationId: id, status: "ACTIVE" } as const;
  const left = await tx.cadrePost.updateMany({
    where: { ...held, personId: { in: [...personIds] } },
    data: { status: "ENDED", endedAt: now() },
  });
  await count(tx, [{ path, measure: "posts", delta: -left.count }]);
}

/** Puts another post in the place of one that is held; what else was told of it stays. */
export async function movePost(tx: Tx, held: CadrePost, { post, since, organization }: { post: Post; since: string; organization: Place }) {
  const { personId, mode, nature, isPeerPartyCommitteeMember, dutyStatus } = held;
  await endPosts(tx, [personId], organization);
  await startPosts(tx, [{ personId, organization, post, since, mode, nature, isPeerPartyCommitteeMember, dutyStatus }]);
}

/** Reckons anew what a record lacks, now that posts are others. Somebody without branch and post has no home to reckon by. */
export async function reckon(tx: Tx, personId: string): Promise<void> {
  const belongs = { personId, status: "ACTIVE" } as const;
  if ((await tx.membership.count({ where: belongs })) + (await tx.cadrePost.count({ where: belongs })) === 0) return;
  const loaded = await loadForEdit(tx, personId);
  await writeProfiles(tx, [{ loaded, draft: loaded.draft }], await readSettings(loaded.organization.path));
}

/** What follows for the people and the organization once posts are others. */
export async function settlePosts(tx: Tx, actor: Actor, organization: Place, personIds: readonly string[]): Promise<void> {
  for (const personId of [...personIds].sort()) {
    await rankMember(tx, personId, organization);
    await reckon(tx, personId);
  }
  await refreshInformation(tx, [organization.id]);
  await settleDesks(tx, actor, [organization.id]);
}

/** Closes the account of somebody who is neither a member nor a cadre anywhere any more (CAD-08). */
export async function closeIfLeft(tx: Tx, personId: string): Promise<void> {
  const belongs = { personId, status: "ACTIVE" } as const;
  if ((await tx.membership.count({ where: belongs })) + (await tx.cadrePost.count({ where: belongs })) > 0) return;
  if (((await tx.account.findUnique({ where: { personId } }))?.isOperator ?? false) === true) return;
  await tx.person.update({ where: { id: personId }, data: { status: "CLOSED" } });
  await tx.account.update({ where: { personId }, data: { state: "CLOSED" } });
  await tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now() } });
  await tx.credentialCode.updateMany({ where: { personId, usedAt: null, voidedAt: null }, data: { voidedAt: now() } });
}

type Step = { personId: string; organizationId: string; from: Post | null; to: Post | null };

/** One line of the record of posts: who, where, from what to what (CAD-09). */
export const postStep = ({ personId, organizationId, from, to }: Step): Change => ({
  personId,
  organizationId,
  kind: from && to ? "POST_CHANGED" : to ? "POST_STARTED" : "POST_ENDED",
  field: "职务",
  oldValue: from && POST_LABELS[from],
  newValue: to && POST_LABELS[to],
});

export const recordPosts = (tx: Tx, actor: Actor, { action, steps }: { action: string; steps: Step[] }): Promise<void> =>
  record(tx, actor, { action, subject: { type: "organization", id: steps[0]?.organizationId ?? null }, changes: steps.map(postStep) });
