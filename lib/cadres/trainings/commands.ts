// 团干部培训的录入、修改、删除：只录本组织的，参训人员是本组织的团干部（CAD-14）。
import type { CadreTraining, Organization } from "#generated/client";
import { requireSeat } from "#lib/administrators/commands";
import { type Change, record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayToDb, showDay } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { lockPlace } from "#lib/cadres/offices/commands";
import { TRAINING_FILE } from "#lib/cadres/trainings/rules";
import type { TrainingEntry } from "#lib/cadres/trainings/schema";
import { permit, refuse } from "#lib/verdict";

/** A training of the own organization, locked; null for a new one. Whoever opened an older form is told. */
async function findOwn(tx: Tx, organization: Organization, { trainingId, version }: TrainingEntry): Promise<CadreTraining | null> {
  if (!trainingId) return null;
  await tx.$executeRaw`SELECT 1 FROM cadre_training WHERE id = ${trainingId}::uuid FOR UPDATE`;
  const found = await tx.cadreTraining.findFirst({ where: { id: trainingId, organizationId: organization.id, removedAt: null } });
  if (!found) refuse("E-GEN-08");
  if (found.version !== version) refuse("E-GEN-02");
  return found;
}

/** Takes part who is a cadre here now, or did already when they were. */
async function requireCadres(tx: Tx, organizationId: string, ids: readonly string[], before: readonly string[]) {
  const fresh = [...new Set(ids)].filter((id) => !before.includes(id));
  const held = { organizationId, personId: { in: fresh }, status: "ACTIVE" } as const;
  if ((await tx.cadrePost.count({ where: held })) !== fresh.length) refuse("E-CAD-22", {}, "personIds");
}

/** The attachment that this person just sent, or the one that is there. */
async function requireFile(tx: Tx, actor: Actor, fileId: string | undefined, before: string | null): Promise<void> {
  if (!fileId || fileId === before) return;
  const file = await tx.storedFile.findFirst({ where: { id: fileId, createdById: actor.personId, purpose: TRAINING_FILE } });
  if (!file) refuse("E-GEN-08", {}, "fileId");
}

const columnsOf = ({ name, host, startOn, endOn, form, hours, note, fileId }: TrainingEntry) => ({
  ...{ name, host, form, fileId: fileId ?? null, note: note || null, hours: hours ? Number(hours) : null },
  startOn: dayToDb(startOn) ?? now(),
  endOn: dayToDb(endOn) ?? now(),
});

const trained = (personId: string, { organizationId, name, startOn }: TrainingEntry): Change => ({
  personId,
  organizationId,
  kind: "TRAINED",
  note: `${name}，${showDay(startOn)}开始`,
});

async function keep(tx: Tx, actor: Actor, { found, entry }: { found: CadreTraining | null; entry: TrainingEntry }): Promise<string> {
  const columns = columnsOf(entry);
  if (found) {
    await tx.cadreTraining.update({ where: { id: found.id }, data: { ...columns, version: found.version + 1 } });
    return found.id;
  }
  const made = { id: newId(), organizationId: entry.organizationId, createdById: actor.personId, createdAt: now() };
  return (await tx.cadreTraining.create({ data: { ...columns, ...made } })).id;
}

/** Records a training of the own organization, or puts one right (CAD-14). */
export const saveTraining = (actor: Actor, entry: TrainingEntry): Promise<{ trainingId: string }> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, entry.organizationId);
    await requireSeat(tx, actor);
    permit(may(actor, entry.trainingId ? "training:E" : "training:C", organization));
    const found = await findOwn(tx, organization, entry);
    const where = { trainingId: found?.id ?? newId() };
    const before = (await tx.trainingParticipant.findMany({ where })).map((p) => p.personId);
    await requireCadres(tx, organization.id, entry.personIds, before);
    await requireFile(tx, actor, entry.fileId, found?.fileId ?? null);
    const trainingId = await keep(tx, actor, { found, entry });
    const ids = [...new Set(entry.personIds)];
    await tx.trainingParticipant.deleteMany({ where: { trainingId, personId: { notIn: ids } } });
    const fresh = ids.filter((id) => !before.includes(id));
    await tx.trainingParticipant.createMany({ data: fresh.map((personId) => ({ trainingId, personId })) });
    const changes = fresh.map((id) => trained(id, entry));
    await record(tx, actor, { action: "training.saved", subject: { type: "training", id: trainingId }, changes });
    return { trainingId };
  });

/** Takes a training out of the list and out of the profiles; the record that it was there stays. */
export const removeTraining = (actor: Actor, { trainingId }: { trainingId: string }): Promise<void> =>
  transaction(async (tx) => {
    const found = await tx.cadreTraining.findFirst({ where: { id: trainingId, removedAt: null } });
    const organization = found ? await lockPlace(tx, found.organizationId) : refuse("E-GEN-08");
    await requireSeat(tx, actor);
    permit(may(actor, "training:E", organization));
    const removed = await tx.cadreTraining.updateMany({ where: { id: trainingId, removedAt: null }, data: { removedAt: now() } });
    if (removed.count === 0) refuse("E-GEN-02");
    await record(tx, actor, { action: "training.removed", subject: { type: "training", id: trainingId } });
  });
