// 档案状态的标记：人员、团员关系的副本、计数一起改；不再需要档案的，在等的那一份作废（规格 5.3）。
import type { ArchiveState } from "#generated/enums";
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { memberDeltas } from "#lib/counters/rules";
import { dayFromDb } from "#lib/dates";
import type { Tx } from "#lib/db";
import { cancelPaper, closePaper, lockPaper } from "#lib/papers/commands";
import { findOpenPaper } from "#lib/papers/queries";

/** Writes a person's archive state, the roster's copy of it and the counts that follow. The person must be locked. */
export async function markArchive(tx: Tx, personId: string, archiveState: ArchiveState): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { archiveState } });
  const membership = await tx.membership.findFirst({ where: { personId, status: "ACTIVE" } });
  if (!membership) return;
  await tx.membership.update({ where: { id: membership.id }, data: { archiveState } });
  const counted = { ...membership, path: membership.branchPath, joined: dayFromDb(membership.joinDate) };
  await count(tx, [...memberDeltas(counted, -1), ...memberDeltas({ ...counted, archiveState }, 1)]);
}

const MOVED_ON = "占用人已更正编号，编号不再被占用";

/** Ends requests to free numbers that their occupants gave up by themselves (5.13). */
export async function cancelReleases(tx: Tx, occupantIds: readonly string[]): Promise<void> {
  if (occupantIds.length === 0) return;
  const open = await tx.numberRelease.findMany({ where: { occupantId: { in: [...occupantIds] }, state: "SUBMITTED" } });
  for (const { id: subjectId } of open) await cancelPaper(tx, SYSTEM, { type: "NUMBER_RELEASE", subjectId, reason: MOVED_ON });
  const ids = open.map((r) => r.id);
  await tx.numberRelease.updateMany({ where: { id: { in: ids } }, data: { state: "CANCELLED", decidedAt: now() } });
}

/** Grants requests to free the number of somebody who is no more; the number is held for whoever asked (5.18). */
export async function grantReleases(tx: Tx, occupantId: string, heldUntil: Date): Promise<void> {
  const open = await tx.numberRelease.findMany({ where: { occupantId, state: "SUBMITTED" } });
  for (const { id } of open) {
    const paper = await findOpenPaper("NUMBER_RELEASE", id);
    if (paper) await closePaper(tx, SYSTEM, await lockPaper(tx, paper.id), { move: "approve" });
  }
  const ids = open.map((r) => r.id);
  await tx.numberRelease.updateMany({ where: { id: { in: ids } }, data: { state: "APPROVED", decidedAt: now(), heldUntil } });
}

const NEEDLESS = "入团时间更正后不再需要电子档案";

/** Takes the archives of people back who need none any more; what waits for a decision leaves its desk. */
export async function dropArchives(tx: Tx, personIds: readonly string[], reason = NEEDLESS): Promise<void> {
  if (personIds.length === 0) return;
  const versions = await tx.archiveVersion.findMany({
    where: { personId: { in: [...personIds] }, state: { in: ["PENDING", "CURRENT"] } },
  });
  for (const { id: subjectId, state, replacement } of versions)
    if (state === "PENDING") await cancelPaper(tx, SYSTEM, { type: replacement ? "ARCHIVE_REPLACEMENT" : "ARCHIVE", subjectId, reason });
  await tx.archiveVersion.updateMany({ where: { id: { in: versions.map((v) => v.id) } }, data: { state: "DROPPED" } });
}
