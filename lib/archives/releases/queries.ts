// 编号占用释放的读取：谁占着、归谁审、申请里写了什么。
import type { NumberRelease } from "#generated/client";
import { unsealJson } from "#lib/crypto/seal";
import { db } from "#lib/db";
import { findNumberHolders, listSegments, type NumberHolder } from "#lib/members/entry/queries";
import { maskId, maskName } from "#lib/members/identity/rules";
import { NUMBER_FIELD_LABELS } from "#lib/members/labels";
import { hasSegment, type Segment, segmentOf } from "#lib/members/number/rules";
import type { PaperFact } from "#lib/papers/rules";

export const findOccupant = async (number: string): Promise<NumberHolder | null> => (await findNumberHolders([number])).get(number) ?? null;

export const findOpenRelease = (number: string): Promise<NumberRelease | null> =>
  db().numberRelease.findFirst({ where: { number, state: "SUBMITTED" } });

const findSegment = async (number: string): Promise<Segment | null> =>
  hasSegment(number) ? segmentOf(number, await listSegments()) : null;

/** Who owns the number's segment; the parent of an owner that is no more; null, the operator, where none is registered. */
export async function findSegmentOwner(number: string): Promise<string | null> {
  let id = (await findSegment(number))?.ownerId ?? null;
  while (id) {
    const owner = await db().organization.findUnique({ where: { id }, select: { status: true, parentId: true } });
    if (owner?.status !== "DELETED") return owner ? id : null;
    id = owner.parentId;
  }
  return null;
}

type Applicant = { name: string; idNumber: string };

/** What the owner of the segment reads: whose number it is to be, and who holds it now. */
export async function listReleaseFacts(releaseId: string): Promise<PaperFact[]> {
  const release = await db().numberRelease.findUniqueOrThrow({ where: { id: releaseId } });
  const { number } = release;
  const { name, idNumber } = unsealJson<Applicant>(release.applicant, { column: "number_release.applicant", row: release.id });
  const [branch, segment, occupant] = await Promise.all([
    db().organization.findUnique({ where: { id: release.branchId }, select: { fullName: true } }),
    findSegment(number),
    findOccupant(number),
  ]);
  const field = segment ? { ok: `${NUMBER_FIELD_LABELS[segment.field]}号段` } : { warn: "不在号段内" };
  const held = occupant ? `${occupant.branchName ?? ""} ${maskName(occupant.name)}` : "已不再占用";
  return [
    { label: "编号", value: number, code: true, ...field },
    { label: "申请人", value: `${name}，${branch?.fullName ?? ""}` },
    { label: "身份证", value: maskId(idNumber), code: true },
    { label: "现占用人", value: held },
  ];
}
