// 组织迁移：申请、原上级同意迁出、新上级同意接收、撤回、作废（ORG-24、规格 5.9）。
import type { Organization, OrgMove, Paper } from "#generated/client";
import { requireSeat, tellDesk } from "#lib/administrators/commands";
import { reseatArchivesBelow } from "#lib/archives/commands";
import { record, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { rerouteCorrections } from "#lib/corrections/rerouting/commands";
import { newId } from "#lib/crypto/ids";
import { type Tx, transaction } from "#lib/db";
import { cancelPaper, filePaper, redirectPapers, reseatBelow } from "#lib/papers/commands";
import type { Decision, Onward } from "#lib/papers/rules";
import { mayApply } from "#lib/reorganization/moves/policy";
import { consentOf, type Hand, mayStandBelow, nextState, type OrgMoveMove } from "#lib/reorganization/moves/rules";
import {
  findLiving,
  lockOrganizations,
  lockSubtree,
  lockTree,
  type Relocated,
  type Relocation,
  relocate,
} from "#lib/reorganization/tree/commands";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

/** What must be true when it is asked for and, again, at each approval: no circle, a fit category, a free name. */
async function requireRoom(tx: Tx, { organization, target }: Relocation): Promise<void> {
  permit(mayStandBelow(organization, target), "targetId");
  const namesake = { parentId: target.id, shortName: organization.shortName, status: { not: "DELETED" } } as const;
  if ((await tx.organization.count({ where: namesake })) > 0) refuse("E-ORG-03", {}, "targetId");
}

export type MoveRequest = { organizationId: string; targetId: string; reason: string };
const OPEN = { state: { in: ["PENDING_RELEASE" as const, "PENDING_RECEIVE" as const] } };
const subjectOf = (id: string) => ({ type: "organization", id });

/** An organization asks to hang below another superior; its present one decides first. */
export const requestMove = (actor: Actor, { organizationId, targetId, reason }: MoveRequest): Promise<{ moveId: string }> =>
  transaction(async (tx) => {
    await lockTree(tx);
    await lockOrganizations(tx, [organizationId]);
    const organization = await findLiving(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayApply(actor, organization));
    const target = await findLiving(tx, targetId);
    if ((await tx.orgMove.count({ where: { organizationId, ...OPEN } })) > 0) refuse("E-ORG-26");
    await requireRoom(tx, { organization, target });
    const id = newId();
    const oldParentId = organization.parentId ?? refuse("E-ORG-32");
    const asked = { organizationId, targetId, oldParentId, reason, applicantId: actor.personId, createdAt: now() };
    await tx.orgMove.create({ data: { id, ...asked } });
    const title = `${organization.shortName}迁到${target.shortName}之下`;
    await filePaper(tx, actor, { type: "ORG_MOVE", subjectId: id, title, originId: organizationId, deciderId: oldParentId });
    await record(tx, actor, { action: "organization.moveFiled", subject: subjectOf(organizationId) });
    return { moveId: id };
  });

type Step = { move: OrgMoveMove; by: Hand; personId?: string | null; reason?: string; moved?: Relocated };

/** Moves an application, unless something else has moved it meanwhile. */
async function advance(tx: Tx, row: OrgMove, { move, by, personId = null, reason, moved }: Step): Promise<void> {
  const state = nextState(row.state, { move, by }) ?? refuse("E-GEN-02");
  const counted = moved ? { organizations: moved.organizations, members: moved.members } : {};
  const decided = { decidedById: personId, decidedAt: now(), decisionReason: reason || null };
  const data = { state, ...(move === "release" ? { releasedAt: now() } : decided), ...counted };
  if ((await tx.orgMove.updateMany({ where: { id: row.id, state: row.state }, data })).count !== 1) refuse("E-GEN-02");
}

/** What waits goes where it belongs now: to the new superior, or to whoever decides by the present tree (5.18). */
async function settlePapers(tx: Tx, { organization, target }: Relocation, { from, path }: Relocated): Promise<void> {
  const types = ["ADMIN_CHANGE", "INFO_CHANGE"] as const;
  if (organization.parentId) await redirectPapers(tx, { from: organization.parentId, to: target.id, originId: organization.id, types });
  await rerouteCorrections(tx, { from, path, parentId: target.id });
  await reseatArchivesBelow(tx, path);
  await reseatBelow(tx, path);
}

const nameOf = async (tx: Tx, id: string | null): Promise<Organization | null> =>
  id ? tx.organization.findUnique({ where: { id } }) : null;

/** Carries a move out in the running transaction; if anything fails nothing has moved. */
export async function carryOut(
  tx: Tx,
  actor: Actor,
  { organizationId, targetId }: Pick<OrgMove, "organizationId" | "targetId">,
): Promise<Relocated> {
  await lockSubtree(tx, { organization: await findLiving(tx, organizationId), target: await findLiving(tx, targetId) });
  const at = { organization: await findLiving(tx, organizationId), target: await findLiving(tx, targetId) };
  await requireRoom(tx, at);
  const moved = await relocate(tx, at);
  await settlePapers(tx, at, moved);
  const { shortName } = at.organization;
  const parent = await nameOf(tx, at.organization.parentId);
  const change = { organizationId, kind: "ORG_MOVED" as const, field: "直属上级" };
  const changes = [{ ...change, oldValue: parent?.shortName ?? null, newValue: at.target.shortName }];
  const detail = { organizations: moved.organizations, people: moved.members };
  await record(tx, actor, { action: "organization.moved", subject: subjectOf(organizationId), detail, changes });
  const body = `迁到${at.target.fullName}之下，连同下级共${moved.organizations}个组织、${moved.members}名团员。`;
  if (parent) await tellDesk(tx, parent.path, { title: `${shortName}已迁出`, body, href: "/manage/organizations" });
  return moved;
}

async function consent(tx: Tx, actor: Actor, row: OrgMove): Promise<Onward | null> {
  const at = { organization: await findLiving(tx, row.organizationId), target: await findLiving(tx, row.targetId) };
  const { "org.moveNeedsReceiver": needsReceiver } = await readSettings(at.organization.path);
  const move = consentOf(row.state, needsReceiver);
  await requireRoom(tx, at);
  if (move === "release") {
    await advance(tx, row, { move, by: "desk" });
    await record(tx, actor, { action: "organization.moveReleased", subject: subjectOf(row.organizationId) });
    return { deciderId: row.targetId };
  }
  const moved = await carryOut(tx, actor, row);
  await advance(tx, row, { move, by: "desk", personId: actor.personId, moved });
  return null;
}

/** The present superior releases, the new one receives; the last consent moves everything at once. */
export async function decideMove(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<Onward | null> {
  await lockTree(tx);
  const row = (await tx.orgMove.findUnique({ where: { id: subjectId } })) ?? refuse("E-GEN-08");
  if (approve) return consent(tx, actor, row);
  await advance(tx, row, { move: "refuse", by: "desk", personId: actor.personId, reason });
  await record(tx, actor, { action: "organization.moveRefused", subject: subjectOf(row.organizationId) });
  return null;
}

/** The applicant takes it back while it is under way. */
export async function withdrawMove(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const row = (await tx.orgMove.findUnique({ where: { id: subjectId } })) ?? refuse("E-GEN-08");
  await advance(tx, row, { move: "withdraw", by: "applicant", personId: actor.personId });
  await record(tx, actor, { action: "organization.moveWithdrawn", subject: subjectOf(row.organizationId) });
}

/** An organization is no more: what it asked for, and what asked to come to it, is void. */
export async function cancelMoves(tx: Tx, { organizationId, reason }: { organizationId: string; reason: string }): Promise<void> {
  const rows = await tx.orgMove.findMany({ where: { ...OPEN, OR: [{ organizationId }, { targetId: organizationId }] } });
  for (const row of rows) {
    await advance(tx, row, { move: "cancel", by: "system", reason });
    await cancelPaper(tx, SYSTEM, { type: "ORG_MOVE", subjectId: row.id, reason });
  }
}
