// 打开档案文件：谁可以看，看一次记一次，本人看得到（EDB-13）。
import type { ArchiveVersion, StoredFile } from "#generated/client";
import { mayOpen } from "#lib/archives/policy";
import { listHomes } from "#lib/archives/queries";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import type { SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { isId, newId } from "#lib/crypto/ids";
import { db, type Tx, transaction } from "#lib/db";
import { permit, refuse } from "#lib/verdict";

const fileOf = async (fileId: string): Promise<StoredFile> =>
  (await db().storedFile.findUnique({ where: { id: fileId } })) ?? refuse("E-GEN-08");

/** Whether a paper about this file lies on the desk, or was decided at it. */
async function hasPassed(subjectId: string, organizationId: string | null): Promise<boolean> {
  const [found] = await db().$queryRaw<{ passed: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM paper p WHERE p.subject_id = ${subjectId}::uuid AND (p.desk_id = ${organizationId}::uuid
      OR p.origin_id = ${organizationId}::uuid OR EXISTS (SELECT 1 FROM paper_step s
        WHERE s.paper_id = p.id AND s.organization_id = ${organizationId}::uuid))) AS passed`;
  return found?.passed ?? false;
}

/** The person sees who opened their file (谁看过我的信息). */
async function noteView(tx: Tx, actor: Actor, { id, personId }: ArchiveVersion): Promise<void> {
  const seen = { subjectId: personId, viewerId: actor.personId, viewerName: actor.name, organizationId: actor.organizationId ?? "" };
  const what = { fields: ["archive"], reason: "查看入团志愿书", seenAt: now(), expiresAt: now() };
  if (actor.personId !== personId) await tx.disclosure.create({ data: { id: newId(), ...seen, ...what } });
  await record(tx, actor, { action: "archive.viewed", subject: { type: "person", id: personId }, detail: { version: id } });
}

/** The application that somebody asks a number back with: for the desks that its paper passed. */
async function openApplication(tx: Tx, actor: Actor, id: string): Promise<StoredFile> {
  const release = isId(id) ? await tx.numberRelease.findUnique({ where: { id } }) : null;
  const operates = actor.role === "OPERATOR";
  if (!release || !(operates || (await hasPassed(id, actor.organizationId)))) refuse("E-GEN-08");
  await record(tx, actor, { action: "numberRelease.viewed", subject: { type: "numberRelease", id } });
  return fileOf(release.fileId);
}

/** The file of a version, for an administrator who may see it. */
export const openArchive = (actor: Actor, id: string): Promise<StoredFile> =>
  transaction(async (tx) => {
    const version = isId(id) ? await tx.archiveVersion.findUnique({ where: { id } }) : null;
    if (!version) return openApplication(tx, actor, id);
    permit(mayOpen(actor, await listHomes(version.personId), await hasPassed(id, actor.organizationId)));
    await noteView(tx, actor, version);
    return fileOf(version.fileId);
  });

/** One's own file. */
export const openOwnArchive = (actor: Actor, { personId }: SelfScope, id: string): Promise<StoredFile> =>
  transaction(async (tx) => {
    const version = isId(id) ? await tx.archiveVersion.findFirst({ where: { id, personId } }) : null;
    if (!version) refuse("E-GEN-08");
    await noteView(tx, actor, version);
    return fileOf(version.fileId);
  });
