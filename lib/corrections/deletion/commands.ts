// 执行删除：账号注销、证件号与编号腾出、关系与职务结束、权限随之结束，历史留着（MEM-19）。
import { settleDesks } from "#lib/administrators/desks/commands";
import { record, type Recorder } from "#lib/audit/record";
import { endSessions } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { memberDeltas } from "#lib/counters/rules";
import { blindIndex } from "#lib/crypto/blind";
import { dayFromDb, laterByDays } from "#lib/dates";
import type { Tx } from "#lib/db";
import { dropArchives, grantReleases } from "#lib/members/archive/commands";
import { lockBranches, refreshSmall } from "#lib/members/entry/commands";
import { type Loaded, loadForEdit } from "#lib/members/profiles/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { readSettings } from "#lib/settings/settings";
import { cancelTransfers } from "#lib/transfers/ending/commands";

async function endMembership(tx: Tx, { membership, organization }: Loaded, why: string): Promise<void> {
  if (!membership) return;
  const { id, branchId, branchPath: path } = membership;
  await tx.membership.update({ where: { id }, data: { status: "ENDED", until: now(), endReason: why } });
  await count(tx, memberDeltas({ ...membership, path, joined: dayFromDb(membership.joinDate) }, -1));
  await refreshSmall(tx, [branchId], await readSettings(organization.path));
}

/** Ends every post, and with them the admin rights (ADM-08). */
async function endPosts(tx: Tx, who: Recorder, personId: string): Promise<void> {
  const posts = await tx.cadrePost.findMany({ where: { personId, status: "ACTIVE" } });
  await tx.cadrePost.updateMany({ where: { id: { in: posts.map((p) => p.id) } }, data: { status: "ENDED", endedAt: now() } });
  await count(
    tx,
    posts.map((p) => ({ path: p.organizationPath, measure: "posts", delta: -1 })),
  );
  const organizationIds = posts.map((p) => p.organizationId);
  await refreshInformation(tx, organizationIds);
  await settleDesks(tx, who, organizationIds);
}

/** What waits about them leaves the desks: their archive is no more, the number that somebody asked for is free (5.18). */
async function endPapers(tx: Tx, personId: string): Promise<void> {
  const { "devNo.releaseHoldDays": days } = await readSettings(null);
  await dropArchives(tx, [personId], "该团员已删除");
  await grantReleases(tx, personId, laterByDays(now(), days));
}

/** The account is closed for good; the ID number and the development number may be used again, the sealed record stays. */
async function close(tx: Tx, personId: string): Promise<void> {
  const idIndex = new Uint8Array(blindIndex("closed-person", personId));
  await tx.person.update({ where: { id: personId }, data: { status: "CLOSED", idIndex, developmentNo: null, updatedAt: now() } });
  await tx.account.update({ where: { personId }, data: { state: "CLOSED", passwordHash: null, totpSecret: null, totpEnabledAt: null } });
  await tx.credentialCode.updateMany({ where: { personId, usedAt: null, voidedAt: null }, data: { voidedAt: now() } });
  await endSessions(tx, personId, "账号已注销");
}

/** Deletes a person from the books (5.14); `why` is what their history keeps. */
export async function deletePerson(tx: Tx, who: Recorder, { personId, why }: { personId: string; why: string }): Promise<void> {
  await cancelTransfers(tx, who, { personIds: [personId], reason: "该团员已删除" });
  const loaded = await loadForEdit(tx, personId);
  await lockBranches(tx, loaded.membership ? [loaded.membership.branchId] : []);
  await endMembership(tx, loaded, why);
  await endPosts(tx, who, personId);
  await endPapers(tx, personId);
  await close(tx, personId);
  const changes = [{ personId, kind: "DELETED" as const, note: why }];
  await record(tx, who, { action: "correction.deleted", subject: { type: "person", id: personId }, changes });
}
