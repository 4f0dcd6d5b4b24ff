// 组织信息变更的审批：设置要求时，本级的修改先等直属上级同意（ORG-12）。
import type { OrgInfoChange, Organization, Paper } from "#generated/client";
import { record, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import type { Tx } from "#lib/db";
import { type Patch, writeInformation } from "#lib/organizations/information/commands";
import { INFO_CHANGE } from "#lib/organizations/information/schema";
import { cancelPaper, filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

const subjectOf = ({ id }: Pick<Organization, "id">) => ({ type: "organization", id });

/** Files a change for the superior's decision; an earlier one that still waits is replaced. */
export async function fileChange(tx: Tx, actor: Actor, organization: Organization, changes: Patch): Promise<void> {
  const earlier = await tx.orgInfoChange.findMany({ where: { organizationId: organization.id, state: "PENDING" } });
  for (const { id: subjectId } of earlier) await cancelPaper(tx, actor, { type: "INFO_CHANGE", subjectId, reason: "又交了一次" });
  await tx.orgInfoChange.updateMany({
    where: { id: { in: earlier.map((e) => e.id) } },
    data: { state: "WITHDRAWN", decidedAt: now() },
  });
  const id = newId();
  const filed = { organizationId: organization.id, changes, applicantId: actor.personId, createdAt: now() };
  await tx.orgInfoChange.create({ data: { id, ...filed, state: "PENDING" } });
  const title = `${organization.shortName}的信息变更`;
  const { id: originId, parentId: deciderId } = organization;
  await filePaper(tx, actor, { type: "INFO_CHANGE", subjectId: id, title, originId, deciderId });
  await record(tx, actor, { action: "organization.changeFiled", subject: subjectOf(organization) });
}

async function loadChange(tx: Tx, id: string): Promise<{ change: OrgInfoChange; organization: Organization }> {
  const change = (await tx.orgInfoChange.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const organization = await tx.organization.findFirst({ where: { id: change.organizationId, status: { not: "DELETED" } } });
  return { change, organization: organization ?? refuse("E-GEN-08") };
}

/** The direct superior decides; consent takes effect at once. */
export async function decideChange(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const { change, organization } = await loadChange(tx, subjectId);
  const { to: state } = findMove(INFO_CHANGE, change.state, approve ? "approve" : "refuse") ?? refuse("E-GEN-02");
  const decided = { state, decidedById: actor.personId, decidedAt: now(), reason: reason || null };
  await tx.orgInfoChange.update({ where: { id: subjectId }, data: decided });
  if (approve) await writeInformation(tx, actor, organization, change.changes as Patch);
  else await record(tx, actor, { action: "organization.changeRefused", subject: subjectOf(organization) });
  return null;
}

/** The organization takes a change back while nobody has decided. */
export async function withdrawChange(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const { change, organization } = await loadChange(tx, subjectId);
  const { to: state } = findMove(INFO_CHANGE, change.state, "withdraw") ?? refuse("E-GEN-02");
  await tx.orgInfoChange.update({ where: { id: subjectId }, data: { state, decidedAt: now() } });
  await record(tx, actor, { action: "organization.changeWithdrawn", subject: subjectOf(organization) });
}

/** The organization is no more: what it asked for is void (5.18). */
export async function cancelChanges(tx: Tx, { organizationId, reason }: { organizationId: string; reason: string }): Promise<void> {
  for (const { id, state } of await tx.orgInfoChange.findMany({ where: { organizationId, state: "PENDING" } })) {
    const { to } = findMove(INFO_CHANGE, state, "cancel") ?? refuse("E-GEN-02");
    await tx.orgInfoChange.update({ where: { id }, data: { state: to, decidedAt: now(), reason } });
    await cancelPaper(tx, SYSTEM, { type: "INFO_CHANGE", subjectId: id, reason });
  }
}
