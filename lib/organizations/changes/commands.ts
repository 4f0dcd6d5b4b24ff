// 组织信息变更的审批：设置要求时，本级的修改先等直属上级同意（ORG-12）。
import type { Organization, OrgInfoChange } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { type Tx, transaction } from "#lib/db";
import { type Patch, writeInformation } from "#lib/organizations/information/commands";
import { INFO_CHANGE } from "#lib/organizations/information/schema";
import { FIELD_LABELS, INFO_CHANGE_LABELS, type OrganizationField } from "#lib/organizations/labels";
import { permit, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

/** Files a change for the superior's decision; an earlier one that still waits is replaced. */
export async function fileChange(tx: Tx, actor: Actor, organizationId: string, changes: Patch): Promise<void> {
  await tx.orgInfoChange.updateMany({ where: { organizationId, state: "PENDING" }, data: { state: "WITHDRAWN", decidedAt: now() } });
  const id = newId();
  await tx.orgInfoChange.create({ data: { id, organizationId, changes, applicantId: actor.personId, createdAt: now(), state: "PENDING" } });
  await record(tx, actor, { action: "organization.changeFiled", subject: { type: "organization", id: organizationId } });
}

export type Decision = { changeId: string; decision: "approve" | "refuse"; reason: string };

async function lockChange(tx: Tx, id: string): Promise<{ change: OrgInfoChange; organization: Organization }> {
  await tx.$executeRaw`SELECT 1 FROM org_info_change WHERE id = ${id}::uuid FOR UPDATE`;
  const change = (await tx.orgInfoChange.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const organization = await tx.organization.findFirst({ where: { id: change.organizationId, status: { not: "DELETED" } } });
  return { change, organization: organization ?? refuse("E-GEN-08") };
}

type Told = { change: OrgInfoChange; organization: Organization } & Omit<Decision, "changeId">;

/** Writes the outcome, and a refusal's reason, to whoever filed the change. */
async function tellApplicant(tx: Tx, { change, organization, decision, reason }: Told): Promise<void> {
  const outcome = decision === "approve" ? "已同意，已经生效" : `未同意：${reason}`;
  const letter = { title: `${organization.shortName}的信息变更${INFO_CHANGE_LABELS[decision === "approve" ? "APPROVED" : "REFUSED"]}` };
  const fields = Object.keys(change.changes as object).map((f) => FIELD_LABELS[f as OrganizationField] ?? f);
  const body = `${outcome}。变更的是：${fields.join("、")}。`;
  await tx.message.create({
    data: { id: newId(), personId: change.applicantId, ...letter, body, href: "/manage/organizations/own", createdAt: now() },
  });
}

/** The direct superior decides; the second to decide is told by whom it was done (E-OPS-06). */
export const decideChange = (actor: Actor, { changeId, decision, reason }: Decision): Promise<void> =>
  transaction(async (tx) => {
    const { change, organization } = await lockChange(tx, changeId);
    permit(may(actor, "lockedFields:E", organization));
    if (change.applicantId === actor.personId) refuse("E-OPS-07");
    const move = findMove(INFO_CHANGE, change.state, decision);
    if (!move) {
      const decider = change.decidedById && (await tx.person.findUnique({ where: { id: change.decidedById } }));
      refuse("E-OPS-06", { name: decider ? decider.name : "申请人" });
    }
    if (decision === "refuse" && reason.trim() === "") refuse("E-EDB-07", {}, "reason");
    const decided = { state: move.to, decidedById: actor.personId, decidedAt: now(), reason: reason.trim() || null } as const;
    await tx.orgInfoChange.update({ where: { id: changeId }, data: decided });
    await tellApplicant(tx, { change, organization, decision, reason: reason.trim() });
    if (decision === "approve") await writeInformation(tx, actor, organization, change.changes as Patch);
    else await record(tx, actor, { action: "organization.changeRefused", subject: { type: "organization", id: organization.id } });
  });

/** The applicant takes a change back while nobody has decided. */
export const withdrawChange = (actor: Actor, { changeId }: { changeId: string }): Promise<void> =>
  transaction(async (tx) => {
    const { change, organization } = await lockChange(tx, changeId);
    permit(may(actor, "organization:E", organization));
    const move = findMove(INFO_CHANGE, change.state, "withdraw") ?? refuse("E-GEN-02");
    await tx.orgInfoChange.update({ where: { id: changeId }, data: { state: move.to, decidedAt: now() } });
    await record(tx, actor, { action: "organization.changeWithdrawn", subject: { type: "organization", id: organization.id } });
  });
