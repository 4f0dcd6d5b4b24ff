// 大批导出的变更：申请、决定、撤回、导出一次。
import type { ExportRequest, Paper } from "#generated/client";
import { record, SYSTEM } from "#lib/audit/record";
import { type Actor, sessionOf } from "#lib/auth/actor";
import { type Scope, scopeOf } from "#lib/auth/scope";
import { requireJustProven } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { isId, newId } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { EXPORT, EXPORT_HOURS, EXPORT_LIMIT, EXPORT_MOST } from "#lib/members/exports/rules";
import { findArea, listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { cancelPaper, filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

export type Asking = { query: string; reason: string };

const subject = (id: string) => ({ type: "exportRequest", id });

/** Asks the other administrator for a list of more than five hundred people. */
export const requestExport = (actor: Actor, { query, reason }: Asking): Promise<{ requestId: string }> =>
  transaction(async (tx) => {
    const scope = scopeOf(actor);
    const asked = Object.fromEntries(new URLSearchParams(query));
    const filter = rosterFilterSchema.parse(asked);
    const roster = (await listRoster(scope, filter)) ?? refuse("E-GEN-08");
    if (roster.total <= EXPORT_LIMIT) refuse("E-EXP-02");
    if (roster.total > EXPORT_MOST) refuse("E-EXP-03");
    const id = newId();
    const at = { organizationId: scope.organizationId, areaId: roster.area.id };
    const columns = (asked.columns ?? "").split(",").filter(Boolean);
    const by = { requestedById: actor.personId, requestedAt: now() };
    await tx.exportRequest.create({ data: { id, ...at, filter, columns, size: roster.total, reason, ...by } });
    const title = `${actor.name}导出 ${roster.total} 名团员的名单`;
    const { organizationId: originId } = scope;
    await filePaper(tx, actor, { type: "EXPORT", subjectId: id, title, originId, deciderId: originId, shared: true });
    await record(tx, actor, { action: "members.exportRequested", subject: subject(id), detail: { people: roster.total, reason } });
    return { requestId: id };
  });

async function move(tx: Tx, id: string, name: "approve" | "refuse" | "withdraw", data: Partial<ExportRequest>): Promise<ExportRequest> {
  const request = (await tx.exportRequest.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const { to: state } = findMove(EXPORT, request.state, name) ?? refuse("E-GEN-02");
  const { filter: _, ...rest } = data;
  return tx.exportRequest.update({ where: { id }, data: { ...rest, state } });
}

/** Somebody else than the applicant decides; what was agreed to may be fetched once within hours. */
export async function decideExport(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const expiresAt = approve ? laterByMinutes(now(), EXPORT_HOURS * 60) : null;
  await move(tx, subjectId, approve ? "approve" : "refuse", { decidedById: actor.personId, expiresAt });
  const action = approve ? "members.exportApproved" : "members.exportRefused";
  await record(tx, actor, { action, subject: subject(subjectId), detail: reason ? { reason } : {} });
  return null;
}

/** The applicant's organization takes it back. */
export async function withdrawExport(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  await move(tx, subjectId, "withdraw", {});
  await record(tx, actor, { action: "members.exportWithdrawn", subject: subject(subjectId) });
}

export type Taken = { request: ExportRequest; scope: Scope };

/** Takes an approved request up: only the applicant, at the same desk, in time, and once. */
export const takeExport = (actor: Actor, id: string): Promise<Taken> =>
  transaction(async (tx) => {
    const scope = scopeOf(actor);
    const mine = { id, requestedById: actor.personId, organizationId: scope.organizationId };
    const request = isId(id) ? await tx.exportRequest.findFirst({ where: mine }) : null;
    if (!request || !(await findArea(scope, request.areaId))) refuse("E-GEN-08");
    await requireJustProven(tx, sessionOf(actor));
    const open = { ...mine, state: "APPROVED", expiresAt: { gt: now() } } as const;
    const taken = await tx.exportRequest.updateMany({ where: open, data: { state: "USED", usedAt: now() } });
    if (taken.count !== 1) refuse("E-EXP-04");
    return { request, scope };
  });

/** The organization that asked is no more. */
export async function cancelExports(tx: Tx, { organizationId, reason }: { organizationId: string; reason: string }): Promise<void> {
  for (const { id } of await tx.exportRequest.findMany({ where: { organizationId, state: "WAITING" } })) {
    await move(tx, id, "withdraw", {});
    await cancelPaper(tx, SYSTEM, { type: "EXPORT", subjectId: id, reason });
  }
}
