// 发起转接：核对能不能去，一人一份，放到第一张桌上（5.1 第 1 至 7 行）。
import type { Transfer } from "#generated/client";
import type { TransferKind, TransferReason } from "#generated/enums";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import type { Tx } from "#lib/db";
import { filePaper } from "#lib/papers/commands";
import { adviseOn, blocksOf, gapsOfPlan, type Plan, routeOf, type Traveller } from "#lib/transfers/guidance/rules";
import { isSocietyLink } from "#lib/transfers/moving/rules";
import { addSteps, deadlineFrom, tellMember } from "#lib/transfers/moves/commands";
import { type Details, deskOf, detailsPlace, journeyOf } from "#lib/transfers/moves/queries";
import { findLibrary, findSites, listTravellers, type Site } from "#lib/transfers/places/queries";
import { firstState } from "#lib/transfers/rules";
import type { ErrorCode } from "#lib/errors";
import { Refusal, refuse } from "#lib/verdict";

/** The answers of a form that are kept with a transfer. */
export type Form = Omit<Plan, "kind" | "to"> & { remark?: string; contact?: string };
export type Application = { kind: Exclude<TransferKind, "BULK">; form: Form; to: Site; initiatorOrgId: string | null };

/** Refuses with the first thing that stands in the way; of several people, named. */
export function refuseBlocked(plan: Plan, travellers: readonly Traveller[]): void {
  for (const traveller of travellers) {
    const [first] = blocksOf([...gapsOfPlan(plan), ...adviseOn(plan, traveller)]);
    if (!first) continue;
    const because = travellers.length > 1 ? `${traveller.name}：${first.because}` : first.because;
    throw new Refusal({ yes: false, code: first.code as ErrorCode, because }, first.field);
  }
}

/** Locks people against two transfers at once, and tells what stands in their way. */
export async function lockTravellers(tx: Tx, personIds: readonly string[]): Promise<Traveller[]> {
  const ids = [...new Set(personIds)].sort();
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const travellers = await listTravellers(ids);
  return travellers.length < ids.length ? refuse("E-GEN-08") : travellers;
}

/** Where somebody is to go: what was chosen, or for 参军入伍/转往涉密单位 the library of their province (TRF-18). */
export async function targetOf(reason: TransferReason, toOrgId: string | null, from: Pick<Site, "path">): Promise<Site> {
  const library = reason === "ARMY" ? await findLibrary(from.path) : null;
  if (reason === "ARMY" && !library) refuse("E-TRF-40", { 组织: "特殊单位专属库", 原因: "本省还没有设立" }, "toOrgId");
  const id = library ?? toOrgId ?? refuse("E-GEN-01", { fields: "转入组织" }, "toOrgId");
  const site = (await findSites([id])).get(id);
  return !site || site.deleted ? refuse("E-GEN-08", {}, "toOrgId") : site;
}

export const sealDetails = (id: string, { contact, newUnitAddress }: Details): Uint8Array<ArrayBuffer> =>
  new Uint8Array(sealJson({ contact: contact || undefined, newUnitAddress: newUnitAddress || undefined }, detailsPlace(id)));

/** Columns that hold what the form says. */
export const columnsOf = ({ reason, reasonNote, newUnitName, schoolType, remark, memberInformed, employedElsewhere }: Form) => ({
  reason,
  reasonNote: reasonNote || null,
  newUnitName: newUnitName || null,
  schoolType: schoolType ?? null,
  remark: remark || null,
  memberInformed: memberInformed ?? false,
  employedElsewhere: employedElsewhere ?? null,
});

/** Lays a transfer on the desk of its state. */
export async function layTransfer(tx: Tx, actor: Actor, { transfer, name }: { transfer: Transfer; name: string }): Promise<void> {
  const journey = await journeyOf(transfer);
  const title = `${name}转往${journey.to.shortName}`;
  const about = { subjectId: transfer.id, title, personId: transfer.personId, originId: transfer.initiatorOrgId };
  const dueAt = transfer.deadlineAt ?? undefined;
  await filePaper(tx, actor, { ...deskOf(transfer.state, journey), ...about, dueAt });
  if (transfer.state === "WAIT_REPORT") await tellCode(tx, transfer, journey.to.name);
}

/** Tells the member to report at the new branch; the code itself is on their page, and in no message (TRF-17). */
export const tellCode = (tx: Tx, transfer: Pick<Transfer, "id" | "personId">, to: string) =>
  tellMember(tx, transfer, `请向${to}报到`, "打开就能看到报到码。报到之后，对方才能审批你的转接。");

async function createTransfer(tx: Tx, actor: Actor, { traveller, kind, form, to, initiatorOrgId }: Application & { traveller: Traveller }) {
  const { personId, branch, mark } = traveller;
  const id = newId();
  const route = routeOf({ kind, reason: form.reason, to });
  const places = { fromBranchId: branch.id, toOrgId: to.id };
  const { course } = await journeyOf({ kind, route, ...places });
  const at = now();
  const timed = { createdAt: at, submittedAt: at, arrivedAt: at, deadlineAt: await deadlineFrom(route, branch.path) };
  const by = { initiatorOrgId, initiatorId: actor.personId };
  const details = sealDetails(id, { contact: form.contact, newUnitAddress: form.newUnitAddress });
  const going = { kind, route, state: firstState({ ...course, kind, route }), isSocietyLink: isSocietyLink(mark) };
  return tx.transfer.create({ data: { id, personId, ...going, ...places, ...by, ...columnsOf(form), details, ...timed } });
}

const FILED: Readonly<Record<Application["kind"], string>> = { OUT: "转出", IN: "转入", SELF: "转出" };

/** Files one transfer for each of these locked people; what stands in the way of one stops all. */
export async function fileTransfers(
  tx: Tx,
  actor: Actor,
  { travellers, ...application }: Application & { travellers: readonly Traveller[] },
) {
  const { kind, form, to } = application;
  refuseBlocked({ ...form, kind, to }, travellers);
  const ids: string[] = [];
  for (const traveller of travellers) {
    const transfer = await createTransfer(tx, actor, { ...application, traveller });
    await addSteps(tx, actor, { transferIds: [transfer.id], kind: "FILED", state: transfer.state });
    await layTransfer(tx, actor, { transfer, name: traveller.name });
    const told = kind !== "SELF" && transfer.state !== "WAIT_REPORT";
    if (told) await tellMember(tx, transfer, `你的组织关系正在办理${FILED[kind]}`, `转往${to.name}。可以随时查看走到哪一步。`);
    ids.push(transfer.id);
  }
  await record(tx, actor, { action: "transfer.filed", subject: { type: "organization", id: to.id }, detail: { people: ids.length } });
  return ids;
}
