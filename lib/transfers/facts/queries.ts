// 审批转接的人看的事实：谁、从哪里到哪里（写全上级）、为什么、还剩几天（OPS-03、BEY）。
import type { Transfer } from "#generated/client";
import { now } from "#lib/clock";
import { showFullMoment, showRemaining } from "#lib/dates";
import { db } from "#lib/db";
import { fileName, findFile } from "#lib/files/queries";
import type { PaperFact } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";
import { namesDownTo } from "#lib/transfers/checks/queries";
import { isUnlisted } from "#lib/transfers/deadlines/rules";
import { asksEmployment } from "#lib/transfers/guidance/rules";
import {
  REFUSAL_LABELS,
  ROUTE_LABELS,
  SCHOOL_TYPE_LABELS,
  TRANSFER_KIND_LABELS,
  TRANSFER_REASON_LABELS,
  TRANSFER_STATE_LABELS,
} from "#lib/transfers/labels";
import { type Journey, journeyOf, openDetails } from "#lib/transfers/moves/queries";
import { refuse } from "#lib/verdict";

const way = async (path: string): Promise<string> => (await namesDownTo(path)).slice(1).join(" › ");
const filled = (facts: readonly (PaperFact | null | false | "" | undefined)[]): PaperFact[] =>
  facts.filter((f): f is PaperFact => Boolean(f));

async function initiatorFact({ kind, initiatorOrgId }: Transfer): Promise<PaperFact> {
  const by = initiatorOrgId && (await db().organization.findUnique({ where: { id: initiatorOrgId }, select: { path: true } }));
  return { label: "发起", value: by ? `${TRANSFER_KIND_LABELS[kind]}：${await way(by.path)}` : TRANSFER_KIND_LABELS[kind] };
}

function unitFacts(transfer: Transfer): PaperFact[] {
  const { newUnitName, schoolType, remark, reasonNote, memberInformed, reason } = transfer;
  const { contact, newUnitAddress } = openDetails(transfer);
  return filled([
    reasonNote && { label: "原因说明", value: reasonNote },
    newUnitName && { label: "新学校/单位", value: newUnitName },
    newUnitAddress && { label: "详细地址", value: newUnitAddress },
    schoolType && { label: "毕业去向类别", value: SCHOOL_TYPE_LABELS[schoolType] },
    reason === "LEFT_SCHOOL" && memberInformed && { label: "本人知情", value: "是" },
    contact && { label: "联系方式", value: contact },
    remark && { label: "备注", value: remark },
  ]);
}

function clockFact({ deadlineAt, closedAt }: Transfer): PaperFact | null {
  if (!deadlineAt || closedAt) return null;
  const left = showRemaining(deadlineAt, now());
  const value = `${showFullMoment(deadlineAt)}自动退回`;
  return { label: "期限", value, ...(left ? { warn: `还剩 ${left}` } : { warn: "已到期" }) };
}

/** What has to be asked or seen before consent (TRF-18, TRF-19, TRF-33). */
async function dutyFacts(transfer: Transfer, { to, from }: Journey): Promise<PaperFact[]> {
  const { graduateMark } = await db().person.findUniqueOrThrow({ where: { id: transfer.personId }, select: { graduateMark: true } });
  const { "special.reportDays": days } = await readSettings(from.path);
  const special = transfer.kind === "SELF" && transfer.route === "SPECIAL" && transfer.state === "PENDING_OUT";
  const employment = transfer.state === "PENDING_IN" && asksEmployment(to, graduateMark);
  return filled([
    special && { label: "须先核对", value: "线下查看入伍通知书等证明，不得上传", warn: "涉密材料不上传" },
    employment && { label: "须回答", value: "是否已在外地落实工作单位", warn: "已落实的不能接收" },
    isUnlisted(transfer, now(), days) && { label: "上报名单", value: "暂未列入市级团委上报名单", warn: `已过${days}天` },
  ]);
}

const load = async (id: string): Promise<Transfer> => (await db().transfer.findUnique({ where: { id } })) ?? refuse("E-GEN-08");

/** What the person who decides on a transfer reads. */
export async function listTransferFacts(id: string): Promise<PaperFact[]> {
  const transfer = await load(id);
  const journey = await journeyOf(transfer);
  const { reason, route } = transfer;
  return filled([
    await initiatorFact(transfer),
    { label: "转出团支部", value: await way(journey.from.path) },
    { label: "转入组织", value: await way(journey.to.path) },
    { label: "转接原因", value: TRANSFER_REASON_LABELS[reason] },
    route !== "NORMAL" && { label: "路线", value: ROUTE_LABELS[route] },
    ...unitFacts(transfer),
    ...(await dutyFacts(transfer, journey)),
    clockFact(transfer),
  ]);
}

/** What the common superior reads: the refusal, and what is said against it. */
export async function listAppealFacts(id: string): Promise<PaperFact[]> {
  const transfer = await load(id);
  const { refusedFrom, refusal, refusalNote, refusedById, appealReason, appealFileId } = transfer;
  const desk = refusedById && (await db().organization.findUnique({ where: { id: refusedById }, select: { fullName: true } }));
  const file = appealFileId && (await findFile(appealFileId));
  return filled([
    refusedFrom && { label: "退回于", value: `${TRANSFER_STATE_LABELS[refusedFrom]}${desk ? `，${desk.fullName}` : ""}` },
    refusal && { label: "退回理由", value: `${REFUSAL_LABELS[refusal]}：${refusalNote ?? ""}` },
    { label: "申诉理由", value: appealReason ?? "" },
    file && { label: "依据", value: fileName(file), href: `/api/transfers/files/${file.id}` },
    ...(await listTransferFacts(id)),
  ]);
}
