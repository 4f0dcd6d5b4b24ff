// 删除下级组织：一步一步收好，最后关上门；团员进待接转团支部，职务与席位结束，码作废，在途的事项各归各处（ORG-18 至 ORG-22、ORG-38）。
import type { CadrePost, Organization } from "#generated/client";
import { endAdmins, requireSeat, tellAll } from "#lib/administrators/commands";
import { settleDesks } from "#lib/administrators/desks/commands";
import { cancelReleasesInto } from "#lib/archives/releases/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { closeIfLeft, endPosts, rankMember, reckon, recordPosts } from "#lib/cadres/offices/commands";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { type Tx, transaction } from "#lib/db";
import { cancelExports } from "#lib/members/exports/commands";
import { cancelWaivers } from "#lib/members/waivers/commands";
import { cancelChanges } from "#lib/organizations/changes/commands";
import { organizationDeltas } from "#lib/organizations/counting/rules";
import { refreshHollow } from "#lib/organizations/hollow/commands";
import { redirectPapers } from "#lib/papers/commands";
import { refuseApplications } from "#lib/registration/self/commands";
import { mayDelete } from "#lib/reorganization/deletion/policy";
import { previewDeletion } from "#lib/reorganization/deletion/queries";
import { requireHolding } from "#lib/reorganization/holding/commands";
import { cancelMoves } from "#lib/reorganization/moves/commands";
import { findLiving, lockOrganizations, lockTree } from "#lib/reorganization/tree/commands";
import { cancelTransfers } from "#lib/transfers/ending/commands";
import { moveMembers } from "#lib/transfers/moving/commands";
import { permit, refuse } from "#lib/verdict";

const GONE = "团支部已撤销";
const WHY = "组织已删除";

const listMemberIds = async (tx: Tx, branchId: string): Promise<string[]> => {
  const members = await tx.membership.findMany({ where: { branchId, status: "ACTIVE" }, select: { personId: true } });
  return members.map((m) => m.personId).sort();
};

/** People first, organizations then: the order in which everybody locks them who moves somebody. */
async function lockWhatGoes(tx: Tx, { id, parentId }: Organization): Promise<void> {
  const personIds = await listMemberIds(tx, id);
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ANY(${personIds}::uuid[]) ORDER BY id FOR UPDATE`;
  await lockOrganizations(tx, parentId ? [id, parentId] : [id]);
}

/** What waits for a decision and has lost its object (5.18). */
async function endPapers(tx: Tx, actor: Actor, { id, shortName }: Organization): Promise<void> {
  await cancelTransfers(tx, actor, { organizationId: id, reason: `${shortName}已撤销` });
  await refuseApplications(tx, { branchId: id, reason: GONE });
  await cancelChanges(tx, { organizationId: id, reason: WHY });
  await cancelMoves(tx, { organizationId: id, reason: WHY });
  await cancelReleasesInto(tx, { branchId: id, reason: GONE });
  await cancelWaivers(tx, { branchId: id, reason: GONE });
  await cancelExports(tx, { organizationId: id, reason: WHY });
}

/** What follows for who held a post: their place in the list, what their record lacks, their account where nothing is left. */
async function settleOfficers(tx: Tx, posts: readonly CadrePost[], organization: Organization): Promise<void> {
  for (const personId of [...new Set(posts.map((p) => p.personId))].sort()) {
    await rankMember(tx, personId, organization);
    await reckon(tx, personId);
    await closeIfLeft(tx, personId);
  }
}

/** Seats and posts end, before the members go: nobody is told that a desk of theirs is vacant which is no more. */
async function endOffices(tx: Tx, actor: Actor, organization: Organization): Promise<void> {
  const held = { organizationId: organization.id, status: "ACTIVE" } as const;
  const admins = await tx.orgAdmin.findMany({ where: held, select: { personId: true } });
  const why = `${organization.shortName}已由${actor.name}删除，管理员权限随之结束。`;
  await endAdmins(tx, actor, { desk: organization, personIds: admins.map((a) => a.personId), why });
  const posts = await tx.cadrePost.findMany({ where: held });
  if (posts.length === 0) return;
  await endPosts(
    tx,
    posts.map((p) => p.personId),
    organization,
  );
  await settleOfficers(tx, posts, organization);
  const steps = posts.map(({ personId, organizationId, post }) => ({ personId, organizationId, from: post, to: null }));
  await recordPosts(tx, actor, { action: "cadre.removed", steps });
}

/** The members wait below the superior until they are moved on; how many. */
async function moveToHolding(tx: Tx, actor: Actor, { id, parentId, shortName, fullName }: Organization): Promise<number> {
  const personIds = await listMemberIds(tx, id);
  if (personIds.length === 0 || !parentId) return 0;
  const holdingId = await requireHolding(tx, actor, parentId);
  await moveMembers(tx, actor, { personIds, toBranchId: holdingId, reason: `${shortName}已删除` });
  const changes = personIds.map((personId) => ({ personId, kind: "ORG_DELETED" as const, oldValue: fullName, note: "进入待接转团支部" }));
  await record(tx, actor, { action: "organization.membersHeld", subject: { type: "organization", id: holdingId }, changes });
  const { shortName: holding } = await findLiving(tx, holdingId);
  const letter = { title: `${shortName}已撤销`, body: `你的团组织关系现在在${holding}，等待接转。`, href: "/my/organization" };
  await tellAll(tx, personIds, letter);
  return personIds.length;
}

/** The door is closed: no code opens it, nothing lies on its desk, no number counts it. */
async function close(tx: Tx, actor: Actor, { id, path, parentId }: Organization): Promise<void> {
  const gone = await tx.organization.update({ where: { id }, data: { status: "DELETED", deletedAt: now(), updatedAt: now() } });
  await count(tx, organizationDeltas(gone, -1));
  await refreshHollow(tx, [path]);
  await tx.adminRegistrationCode.updateMany({ where: { organizationId: id, state: "ISSUED" }, data: { state: "REVOKED" } });
  await tx.branchCode.updateMany({ where: { organizationId: id, voidedAt: null }, data: { voidedAt: now() } });
  await tx.arrivalCode.updateMany({ where: { organizationId: id, revokedAt: null }, data: { revokedAt: now() } });
  if (parentId) await tx.numberSegment.updateMany({ where: { ownerId: id }, data: { ownerId: parentId } });
  await redirectPapers(tx, { from: id, to: parentId });
  await settleDesks(tx, actor, [id]);
}

export type Deleted = { members: number };

/** Deletes a child as it was seen in the preview; if anything has changed since, nothing is done and one looks again. */
export const deleteOrganization = (actor: Actor, { organizationId, seen }: { organizationId: string; seen: string }): Promise<Deleted> =>
  transaction(async (tx) => {
    await lockTree(tx);
    const organization = await findLiving(tx, organizationId);
    permit(mayDelete(actor, organization));
    await lockWhatGoes(tx, organization);
    await requireSeat(tx, actor);
    const preview = await previewDeletion(await findLiving(tx, organizationId), actor.role === "OPERATOR");
    permit(preview.verdict);
    if (preview.seen !== seen) refuse("E-GEN-02");
    await endPapers(tx, actor, organization);
    await endOffices(tx, actor, organization);
    const members = await moveToHolding(tx, actor, organization);
    await close(tx, actor, organization);
    const changes = [{ organizationId, kind: "ORG_DELETED" as const, oldValue: organization.fullName }];
    await record(tx, actor, {
      action: "organization.deleted",
      subject: { type: "organization", id: organizationId },
      detail: { people: members },
      changes,
    });
    return { members };
  });
