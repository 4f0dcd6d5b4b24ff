// 管理员变更：本级申请、直属上级审批；直属上级对下级立刻生效；撤销（ADM-03 至 ADM-06）。
import type { AdminChangeRequest, Organization, Paper } from "#generated/client";
import { endAdmins, grantAdmin, noteVacancy, requireSeat, tell } from "#lib/administrators/commands";
import { cancelMoot } from "#lib/administrators/desks/commands";
import { mayChange, mayRevoke, moverOf } from "#lib/administrators/policy";
import { type AdminChangeMove, firstState, mayGiveUp, type Mover, nextState } from "#lib/administrators/rules";
import type { Change, Revocation } from "#lib/administrators/schema";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { type Tx, transaction } from "#lib/db";
import { filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

type Wanted = Pick<AdminChangeRequest, "kind" | "oldAdminId" | "newAdminId" | "reason">;

async function lockOrganization(tx: Tx, id: string): Promise<Organization> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${id}::uuid FOR UPDATE`;
  return (await tx.organization.findFirst({ where: { id, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
}

const activeAdmins = (tx: Tx, organizationId: string) => tx.orgAdmin.findMany({ where: { organizationId, status: "ACTIVE" } });
const holdsPost = async (tx: Tx, personId: string, organizationId: string): Promise<boolean> =>
  (await tx.cadrePost.count({ where: { personId, organizationId, status: "ACTIVE" } })) > 0;

/** What must be true when a change is asked for and, again, when it is approved (5.8). */
async function requireFit(tx: Tx, { id, path }: Organization, { kind, newAdminId }: Wanted): Promise<void> {
  const { "admin.maxPerOrg": most } = await readSettings(path);
  const active = await activeAdmins(tx, id);
  if (active.some((a) => a.personId === newAdminId)) refuse("E-ADM-05", {}, "newAdminId");
  if (kind === "ADD" && active.length >= most) refuse("E-ADM-01", { n: most });
  if (!newAdminId || !(await holdsPost(tx, newAdminId, id))) refuse("E-ADM-02", {}, "newAdminId");
}

/** Keeps what was asked for. What needs nobody's consent is decided by whoever asked. */
function keepRequest(tx: Tx, actor: Actor, given: { organization: Organization; wanted: Wanted; by: Mover }) {
  const { organization, wanted, by } = given;
  const state = firstState(wanted.kind, by) ?? refuse("E-GEN-02");
  const decided = state === "PENDING" ? {} : { decidedById: actor.personId, decidedAt: now() };
  const asked = { organizationId: organization.id, applicantId: actor.personId, createdAt: now() };
  return tx.adminChangeRequest.create({ data: { id: newId(), ...wanted, ...asked, state, ...decided } });
}

const nameOf = async (tx: Tx, id: string | null): Promise<string> =>
  id ? (await tx.person.findUniqueOrThrow({ where: { id }, select: { name: true } })).name : "";

/** Makes the change real: who goes first, so that their seat is free for who comes. */
async function carryOut(tx: Tx, actor: Actor, { organization, wanted }: { organization: Organization; wanted: Wanted }): Promise<void> {
  const { oldAdminId, newAdminId } = wanted;
  const leaving = (await activeAdmins(tx, organization.id)).filter((a) => a.personId === oldAdminId).map((a) => a.personId);
  const why = newAdminId ? `由${actor.name}更换为${await nameOf(tx, newAdminId)}。` : `由${actor.name}撤销。`;
  await endAdmins(tx, actor, { desk: organization, personIds: leaving, why });
  if (newAdminId) {
    await grantAdmin(tx, actor, { personId: newAdminId, organization });
    const body = `由${actor.name}添加，现在就可以进管理中心。`;
    await tell(tx, newAdminId, { title: `你已成为${organization.shortName}的管理员`, body, href: "/manage" });
  }
  await noteVacancy(tx, organization);
  await cancelMoot(tx, [organization.id]);
}

async function fileRequest(tx: Tx, actor: Actor, { organization, request }: { organization: Organization; request: AdminChangeRequest }) {
  const { id: subjectId, newAdminId, oldAdminId } = request;
  const [coming, leaving] = [await nameOf(tx, newAdminId), await nameOf(tx, oldAdminId)];
  const title = leaving ? `${organization.shortName}的管理员由${leaving}换成${coming}` : `${organization.shortName}添加${coming}为管理员`;
  const { id: originId, parentId: deciderId } = organization;
  await filePaper(tx, actor, { type: "ADMIN_CHANGE", subjectId, title, personId: newAdminId, originId, deciderId });
  await record(tx, actor, { action: "administrator.changeFiled", subject: { type: "organization", id: originId } });
}

/** Adds or replaces an administrator: the organization itself asks its superior, the superior just does it. Answers whether it waits. */
export const changeAdministrator = (actor: Actor, { organizationId, ...given }: Change): Promise<{ waits: boolean }> =>
  transaction(async (tx) => {
    const organization = await lockOrganization(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayChange(actor, organization));
    const wanted: Wanted = { ...given, kind: given.oldAdminId ? "CHANGE" : "ADD", reason: given.reason || null };
    await requireFit(tx, organization, wanted);
    const held = wanted.oldAdminId && (await activeAdmins(tx, organizationId)).some((a) => a.personId === wanted.oldAdminId);
    if (wanted.oldAdminId && !held) refuse("E-GEN-02");
    const by = moverOf(actor, organization);
    const waiting = await tx.adminChangeRequest.count({ where: { organizationId, newAdminId: wanted.newAdminId, state: "PENDING" } });
    if (by === "own" && waiting > 0) refuse("E-ADM-06", {}, "newAdminId");
    const request = await keepRequest(tx, actor, { organization, wanted, by });
    if (request.state === "PENDING") await fileRequest(tx, actor, { organization, request });
    else await carryOut(tx, actor, { organization, wanted });
    return { waits: request.state === "PENDING" };
  });

/** Takes the right from an administrator, at once: by the direct superior from anybody, by the organization not from its secretary or last one. */
export const revokeAdministrator = (actor: Actor, { organizationId, personId, reason }: Revocation): Promise<void> =>
  transaction(async (tx) => {
    const organization = await lockOrganization(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayRevoke(actor, organization));
    const active = await activeAdmins(tx, organizationId);
    if (!active.some((a) => a.personId === personId)) refuse("E-GEN-02");
    const by = moverOf(actor, organization);
    const post = { personId, organizationId, post: "SECRETARY", status: "ACTIVE" } as const;
    if (by === "own") permit(mayGiveUp({ isSecretary: (await tx.cadrePost.count({ where: post })) > 0, isLast: active.length === 1 }));
    const wanted: Wanted = { kind: "REVOKE", oldAdminId: personId, newAdminId: null, reason: reason || null };
    await keepRequest(tx, actor, { organization, wanted, by });
    await carryOut(tx, actor, { organization, wanted });
  });

/** Moves a waiting request, unless something else has moved it meanwhile. */
async function moveRequest(tx: Tx, id: string, step: { move: AdminChangeMove; by: Mover; personId: string; reason?: string }) {
  const request = (await tx.adminChangeRequest.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const state = nextState(request.state, step) ?? refuse("E-GEN-02");
  const decided = { state, decidedById: step.personId, decidedAt: now(), decisionReason: step.reason || null };
  const moved = await tx.adminChangeRequest.updateMany({ where: { id, state: request.state }, data: decided });
  return moved.count === 1 ? request : refuse("E-GEN-02");
}

/** The superior decides what the organization asked for; consent takes effect at once, if it is still fit. */
export async function decideAdminChange(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const by = actor.role === "OPERATOR" ? "operator" : "superior";
  const request = await moveRequest(tx, subjectId, { move: approve ? "approve" : "refuse", by, personId: actor.personId, reason });
  const organization = await lockOrganization(tx, request.organizationId);
  if (approve) {
    await requireFit(tx, organization, request);
    await carryOut(tx, actor, { organization, wanted: request });
  } else await record(tx, actor, { action: "administrator.changeRefused", subject: { type: "organization", id: organization.id } });
  return null;
}

/** The organization takes a request back while nobody has decided. */
export async function withdrawAdminChange(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const { organizationId } = await moveRequest(tx, subjectId, { move: "withdraw", by: "own", personId: actor.personId });
  await record(tx, actor, { action: "administrator.changeWithdrawn", subject: { type: "organization", id: organizationId } });
}
