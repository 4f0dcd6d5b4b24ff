// 团干部培训的读取：本组织办过哪些，一个人参加过哪些（CAD-14）。
import { Readable } from "node:stream";
import type { TrainingForm } from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { type Day, dayFromDb } from "#lib/dates";
import { db, Prisma } from "#lib/db";
import { TRAINING_FILE } from "#lib/cadres/trainings/rules";
import { fileName, openFile } from "#lib/files/queries";
import { POST_LABELS } from "#lib/organizations/labels";
import { LIST_PAGE } from "#lib/organizations/schema";

export type Training = {
  id: string;
  name: string;
  host: string;
  startOn: Day;
  endOn: Day;
  form: TrainingForm;
  hours: number | null;
  note: string | null;
  hasFile: boolean;
  people: string[];
};

type Raw = Omit<Training, "startOn" | "endOn"> & { startOn: Date; endOn: Date };
const present = ({ startOn, endOn, ...row }: Raw): Training => ({
  ...row,
  startOn: dayFromDb(startOn) ?? "",
  endOn: dayFromDb(endOn) ?? "",
});

const COLUMNS = Prisma.sql`t.id, t.name, t.host, t.start_on AS "startOn", t.end_on AS "endOn", t.form, t.hours, t.note, t.file_id IS NOT NULL AS "hasFile"`;

/** Trainings that the own organization recorded, the latest first. */
export async function listTrainings({ organizationId }: Scope, page = 1): Promise<{ rows: Training[]; more: boolean }> {
  const found = await db().$queryRaw<Raw[]>`
    SELECT ${COLUMNS}, coalesce((SELECT array_agg(p.name ORDER BY p.name_pinyin) FROM training_participant a JOIN person p ON p.id = a.person_id
      WHERE a.training_id = t.id), '{}') AS people
    FROM cadre_training t WHERE t.organization_id = ${organizationId}::uuid AND t.removed_at IS NULL
    ORDER BY t.start_on DESC, t.id DESC LIMIT ${LIST_PAGE + 1} OFFSET ${(page - 1) * LIST_PAGE}`;
  return { rows: found.slice(0, LIST_PAGE).map(present), more: found.length > LIST_PAGE };
}

export type TrainingPage = Training & {
  version: number;
  fileId: string | null;
  fileName: string | null;
  participants: { personId: string; name: string }[];
};

/** A training of the own organization as its form opens; null when there is none. */
export async function getTraining({ organizationId }: Scope, id: string): Promise<TrainingPage | null> {
  const found = isId(id) ? await db().cadreTraining.findFirst({ where: { id, organizationId, removedAt: null } }) : null;
  if (!found) return null;
  const file = found.fileId ? await db().storedFile.findUnique({ where: { id: found.fileId } }) : null;
  const participants = await db().$queryRaw<{ personId: string; name: string }[]>`
    SELECT p.id AS "personId", p.name FROM training_participant a JOIN person p ON p.id = a.person_id
    WHERE a.training_id = ${id}::uuid ORDER BY p.name_pinyin, p.id`;
  const people = participants.map((p) => p.name);
  return {
    ...present({ ...found, hasFile: file !== null, people }),
    version: found.version,
    fileId: file?.id ?? null,
    fileName: file && fileName(file),
    participants,
  };
}

export type Attended = Pick<Training, "id" | "name" | "host" | "startOn" | "endOn" | "form" | "hours" | "hasFile">;

const attendedBy = async (personId: string): Promise<Attended[]> =>
  (
    await db().$queryRaw<Raw[]>`
      SELECT ${COLUMNS}, '{}'::text[] AS people FROM training_participant a JOIN cadre_training t ON t.id = a.training_id
      WHERE a.person_id = ${personId}::uuid AND t.removed_at IS NULL ORDER BY t.start_on DESC, t.id DESC LIMIT 100`
  ).map(present);

/** What one took part in. */
export const listOwnTrainings = (self: SelfScope): Promise<Attended[]> => attendedBy(self.personId);

/** What somebody within reach took part in. */
export async function listTrainingsOf(scope: Scope, personId: string): Promise<Attended[]> {
  const within = { gte: scope.path, lt: scope.end };
  const belongs = { personId, status: "ACTIVE" } as const;
  const [posts, memberships] = await Promise.all([
    db().cadrePost.count({ where: { ...belongs, organizationPath: within } }),
    db().membership.count({ where: { ...belongs, branchPath: within } }),
  ]);
  return posts + memberships > 0 ? attendedBy(personId) : [];
}

export type TrainingFile = { name: string; size: number; body: ReadableStream };

async function openAttachment(fileId: string | null | undefined): Promise<TrainingFile | null> {
  const file = fileId ? await db().storedFile.findFirst({ where: { id: fileId, purpose: TRAINING_FILE } }) : null;
  return file && { name: fileName(file), size: file.size, body: Readable.toWeb(await openFile(file)) as ReadableStream };
}

/** The attachment of a training of the own organization. */
export const openTrainingFile = async (scope: Scope, id: string): Promise<TrainingFile | null> =>
  openAttachment((await getTraining(scope, id))?.fileId);

/** The attachment of a training that one took part in. */
export async function openOwnTrainingFile({ personId }: SelfScope, id: string): Promise<TrainingFile | null> {
  if (!isId(id)) return null;
  const found = await db().trainingParticipant.findFirst({ where: { trainingId: id, personId } });
  const training = found && (await db().cadreTraining.findFirst({ where: { id, removedAt: null } }));
  return openAttachment(training?.fileId);
}

/** Who may be chosen: the own cadres, and whoever took part when they were one. */
export async function listTrainees(
  { organizationId }: Scope,
  before: readonly { personId: string; name: string }[],
): Promise<{ personId: string; name: string; post: string }[]> {
  const held = await db().cadrePost.findMany({
    where: { organizationId, status: "ACTIVE" },
    include: { person: { select: { name: true } } },
    orderBy: [{ post: "asc" }, { id: "asc" }],
    take: 500,
  });
  const now = held.map(({ personId, person, post }) => ({ personId, name: person.name, post: POST_LABELS[post] }));
  const left = before.filter((b) => !now.some((n) => n.personId === b.personId));
  return [...now, ...left.map((b) => ({ ...b, post: "已离任" }))];
}
