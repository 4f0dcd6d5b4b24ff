// 出国（境）学习研究保留团组织关系：申请、校团委审批造册、在外汇报（TRF-32、5.19）。
import type { OverseasStay, Paper } from "#generated/client";
import type { OverseasState } from "#generated/enums";
import { requireSeat, tell } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { dayToDb } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { closePaper, filePaper, lockPaper, requireOpen } from "#lib/papers/commands";
import { findOpenPaper } from "#lib/papers/queries";
import type { Decision } from "#lib/papers/rules";
import { lockTravellers } from "#lib/transfers/filing/commands";
import { hindrances, type Traveller } from "#lib/transfers/guidance/rules";
import { moveMembers } from "#lib/transfers/moving/commands";
import { findSchool, listOverseasBranches, stayPlace } from "#lib/transfers/overseas/queries";
import { requireProof } from "#lib/transfers/proof/commands";
import { STAY } from "#lib/transfers/rules";
import type { OwnStay, Stay } from "#lib/transfers/schema";
import type { ErrorCode } from "#lib/errors";
import { permit, Refusal, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

const HREF = "/my/transfers/overseas";

/** A graduate whom nothing holds back; exchange students stay where they are. */
async function requireFit(tx: Tx, traveller: Traveller, { toBranchId }: OwnStay): Promise<string> {
  if (traveller.mark !== "GRADUATE") refuse("E-TRF-50");
  const [first] = hindrances(traveller);
  if (first) throw new Refusal({ yes: false, code: first.code as ErrorCode, because: first.because });
  const live = { personId: traveller.personId, state: { in: ["SUBMITTED" as const, "APPROVED" as const] } };
  if ((await tx.overseasStay.count({ where: live })) > 0) refuse("E-TRF-51");
  const branches = await listOverseasBranches(traveller.branch.path);
  if (!branches.some((b) => b.id === toBranchId)) refuse("E-TRF-52", {}, "toBranchId");
  return (await findSchool(traveller.branch.path))?.id ?? refuse("E-TRF-52", {}, "toBranchId");
}

async function file(tx: Tx, actor: Actor, { traveller, form }: { traveller: Traveller; form: OwnStay }): Promise<{ stayId: string }> {
  const deciderId = await requireFit(tx, traveller, form);
  if (form.startOn >= form.endOn) refuse("E-CAD-14", {}, "endOn");
  await requireProof(tx, actor, form.fileId);
  const { contactName, contactPhone, startOn, endOn, ...plain } = form;
  const [id, { personId, branch, name }] = [newId(), traveller];
  const details = new Uint8Array(sealJson({ contactName, contactPhone }, stayPlace(id)));
  const period = { startOn: dayToDb(startOn) ?? now(), endOn: dayToDb(endOn) ?? now() };
  const by = { originId: actor.organizationId, filedById: actor.personId, filedAt: now() };
  await tx.overseasStay.create({ data: { id, personId, fromBranchId: branch.id, ...plain, ...period, details, ...by } });
  const about = { title: `${name}出国（境）保留团组织关系`, subjectId: id, personId, originId: actor.organizationId };
  await filePaper(tx, actor, { type: "OVERSEAS", ...about, deciderId });
  await record(tx, actor, { action: "overseas.filed", subject: { type: "person", id: personId } });
  return { stayId: id };
}

/** The branch files for a member. */
export const fileStay = (actor: Actor, { personId, ...form }: Stay): Promise<{ stayId: string }> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    const [traveller] = await lockTravellers(tx, [personId]);
    permit(may(actor, "transferOut:C", traveller?.branch ?? refuse("E-GEN-08")));
    return file(tx, actor, { traveller: traveller ?? refuse("E-GEN-08"), form });
  });

/** The member files. */
export const fileOwnStay = (actor: Actor, form: OwnStay): Promise<{ stayId: string }> =>
  transaction(async (tx) => {
    if (actor.assurance < 2) refuse("E-PERM-06");
    const [traveller] = await lockTravellers(tx, [actor.personId]);
    return file(tx, { ...actor, organizationId: null }, { traveller: traveller ?? refuse("E-GEN-08"), form });
  });

async function moveStay(tx: Tx, id: string, name: "approve" | "refuse" | "withdraw" | "cancel", reason = ""): Promise<OverseasStay> {
  const stay = (await tx.overseasStay.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const state: OverseasState = findMove(STAY, stay.state, name)?.to ?? refuse("E-GEN-02");
  const data = { state, decidedAt: now(), remindedAt: now(), reason: reason || null };
  const moved = await tx.overseasStay.updateMany({ where: { id, state: stay.state }, data });
  return moved.count === 1 ? { ...stay, state } : refuse("E-GEN-02");
}

/** The school committee decides: consent puts the person on the register and into the branch at once. */
export async function decideStay(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const stay = await moveStay(tx, subjectId, approve ? "approve" : "refuse", approve ? "" : reason);
  const { personId, toBranchId, place, filedById } = stay;
  if (approve) {
    const [traveller] = await lockTravellers(tx, [personId]);
    if (!traveller || traveller.branch.id !== stay.fromBranchId) refuse("E-OPS-06", { name: "系统" });
    const [first] = hindrances(traveller);
    if (first) throw new Refusal({ yes: false, code: first.code as ErrorCode, because: first.because });
    await moveMembers(tx, actor, { personIds: [personId], toBranchId, reason: `出国（境）学习研究：${place}` });
  }
  await record(tx, actor, { action: approve ? "overseas.approved" : "overseas.refused", subject: { type: "person", id: personId } });
  const title = approve ? "你的团组织关系已保留在学校" : "出国（境）保留登记没有通过";
  if (filedById !== personId)
    await tell(tx, personId, { title, body: approve ? "在外期间每六个月汇报一次个人情况。" : reason, href: HREF });
  return null;
}

/** The branch takes its application back from the inbox. */
export async function withdrawPaperOfStay(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const { personId } = await moveStay(tx, subjectId, "withdraw");
  await record(tx, actor, { action: "overseas.withdrawn", subject: { type: "person", id: personId } });
}

/** The member takes their own application back. */
export const withdrawOwnStay = (actor: Actor, { stayId }: { stayId: string }): Promise<void> =>
  transaction(async (tx) => {
    const stay = await tx.overseasStay.findFirst({ where: { id: stayId, personId: actor.personId, originId: null } });
    const open = stay && (await findOpenPaper("OVERSEAS", stay.id));
    if (!open) refuse(stay ? "E-GEN-02" : "E-GEN-08");
    const paper = await lockPaper(tx, open.id);
    await requireOpen(paper);
    const member = { ...actor, organizationId: null };
    await withdrawPaperOfStay(tx, member, paper);
    await closePaper(tx, member, paper, { move: "withdraw" });
  });

/** A word from abroad, at least every six months. */
export const reportFromAbroad = (actor: Actor, { text }: { text: string }): Promise<void> =>
  transaction(async (tx) => {
    const stay = (await tx.overseasStay.findFirst({ where: { personId: actor.personId, state: "APPROVED" } })) ?? refuse("E-GEN-02");
    await tx.overseasReport.create({ data: { id: newId(), stayId: stay.id, text, reportedAt: now() } });
    await record(tx, { ...actor, organizationId: null }, { action: "overseas.reported", subject: { type: "person", id: actor.personId } });
  });
