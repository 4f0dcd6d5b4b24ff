// 电子档案的变更：上传、替换、同意与不同意（规格 5.3）。
import type { ArchiveVersion, Paper, Person, StoredFile } from "#generated/client";
import type { ArchiveState } from "#generated/enums";
import { type ArchiveHome, mayUpload } from "#lib/archives/policy";
import { findApprover, findLeadingAbove, findVersions, isTaken, listHomes } from "#lib/archives/queries";
import { ARCHIVE, ARCHIVE_PURPOSE, type UploadMove, uploadMove } from "#lib/archives/rules";
import { type Change, record } from "#lib/audit/record";
import type { Actor, OrganizationFacts } from "#lib/auth/actor";
import { pathEnd } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { type Tx, transaction } from "#lib/db";
import { markArchive } from "#lib/members/archive/commands";
import { ARCHIVE_LABELS } from "#lib/members/labels";
import { filePaper, redirectPaper } from "#lib/papers/commands";
import { findOpenPaper, nameOfLast } from "#lib/papers/queries";
import type { Decision } from "#lib/papers/rules";
import { permit, Refusal, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

type Subject = { person: Person; homes: ArchiveHome[] };

async function loadSubject(tx: Tx, personId: string): Promise<Subject> {
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const person = (await tx.person.findFirst({ where: { id: personId, status: "ACTIVE" } })) ?? refuse("E-GEN-08");
  return { person, homes: await listHomes(personId) };
}

/** The PDF that this person just uploaded, and that serves nothing else yet (E-EDB-01). */
export async function takeFile(tx: Tx, actor: Actor, fileId: string): Promise<StoredFile> {
  const file = await tx.storedFile.findFirst({ where: { id: fileId, purpose: ARCHIVE_PURPOSE, createdById: actor.personId } });
  return !file || (await isTaken(fileId)) ? refuse("E-EDB-01") : file;
}

/** Refuses while a decision is due, and says at whose hands the archive is (E-OPS-06). */
async function refuseWaiting({ id }: Person): Promise<never> {
  const { pending } = await findVersions(id);
  const paper = pending && ((await findOpenPaper("ARCHIVE", pending.id)) ?? (await findOpenPaper("ARCHIVE_REPLACEMENT", pending.id)));
  return refuse("E-OPS-06", { name: paper ? await nameOfLast(paper.id) : "他人" });
}

const stateChange = (person: Person, to: ArchiveState, note: string | null = null): Change => ({
  personId: person.id,
  kind: "ARCHIVED",
  field: "团员身份认证",
  oldValue: ARCHIVE_LABELS[person.archiveState],
  newValue: ARCHIVE_LABELS[to],
  note,
});

const subjectOf = ({ id }: Pick<Person, "id">) => ({ type: "person", id });
const WAITING: readonly UploadMove[] = ["submit", "replace"];

/** Puts the new file before whoever decides: the 上级团委, or for a replacement the nearest leading body above the uploader. */
async function fileArchive(tx: Tx, actor: Actor, { person, homes }: Subject, version: ArchiveVersion): Promise<void> {
  const desk = actor.organization as OrganizationFacts;
  const home = homes.find((h) => h.path.startsWith(desk.path)) ?? homes[0];
  const deciderId = version.replacement ? await findLeadingAbove(desk.path) : await findApprover(home?.path ?? desk.path);
  const type = version.replacement ? "ARCHIVE_REPLACEMENT" : "ARCHIVE";
  const title = version.replacement ? `替换${person.name}的入团志愿书` : `${person.name}的入团志愿书`;
  await filePaper(tx, actor, { type, subjectId: version.id, title, personId: person.id, originId: desk.id, deciderId });
}

type Upload = { move: UploadMove; file: StoredFile };

async function addVersion(tx: Tx, actor: Actor, { id: personId }: Person, { move, file }: Upload): Promise<ArchiveVersion> {
  const waits = WAITING.includes(move);
  const at = now();
  const inForce = { state: "REPLACED", decidedAt: at } as const;
  if (!waits) await tx.archiveVersion.updateMany({ where: { personId, state: "CURRENT" }, data: inForce });
  const decided = waits ? {} : { decidedById: actor.personId, decidedAt: at };
  const by = { uploaderId: actor.personId, uploaderName: actor.name, organizationId: actor.organizationId ?? "", uploadedAt: at };
  const replacement = move === "replace" || move === "replaceAtOnce";
  const state = waits ? "PENDING" : "CURRENT";
  return tx.archiveVersion.create({
    data: { id: newId(), personId, fileId: file.id, pages: file.pages ?? 0, state, replacement, ...by, ...decided },
  });
}

async function tell(tx: Tx, personId: string, title: string, body: string): Promise<void> {
  await tx.message.create({ data: { id: newId(), personId, title, body, href: "/my/archive", createdAt: now() } });
}

/**
 * Uploads or replaces somebody's 入团志愿书. A branch's or general branch's waits for the 上级团委 (EDB-03), a committee's
 * counts at once (EDB-04); replacing a certified one waits for the leading body, the old file serving meanwhile (EDB-10).
 */
export const uploadArchive = (actor: Actor, { personId, fileId }: { personId: string; fileId: string }): Promise<{ state: ArchiveState }> =>
  transaction(async (tx) => {
    const subject = await loadSubject(tx, personId);
    const { person, homes } = subject;
    permit(mayUpload(actor, { state: person.archiveState, homes }));
    const move = uploadMove(person.archiveState, actor.organization?.category ?? "BRANCH");
    if (typeof move !== "string") throw new Refusal(move);
    if (move === "wait") return refuseWaiting(person);
    const file = await takeFile(tx, actor, fileId);
    const version = await addVersion(tx, actor, person, { move, file });
    if (version.state === "PENDING") await fileArchive(tx, actor, subject, version);
    const { to } = findMove(ARCHIVE, person.archiveState, move) ?? refuse("E-GEN-02");
    await markArchive(tx, personId, to);
    await record(tx, actor, {
      action: "archive.uploaded",
      subject: subjectOf(person),
      detail: { move },
      changes: [stateChange(person, to)],
    });
    if (to === "APPROVED") await tell(tx, personId, "你的入团志愿书已通过审核", "团员身份已认证。");
    return { state: to };
  });

const MOVES = {
  ARCHIVE: { yes: "approve", no: "refuse" },
  ARCHIVE_REPLACEMENT: { yes: "acceptReplacement", no: "refuseReplacement" },
} as const;

/** What the member reads of a decision. */
const outcomeOf = (approve: boolean, replacement: boolean): string => {
  if (replacement) return approve ? "你的入团志愿书已换成新文件" : "替换入团志愿书没有通过，仍用原来的文件";
  return approve ? "你的入团志愿书已通过审核" : "你的入团志愿书没有通过审核";
};

/** The 上级团委 decides on an archive, a leading body on a replacement: consent takes effect at once. */
export async function decideArchive(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const version = (await tx.archiveVersion.findUnique({ where: { id: subjectId } })) ?? refuse("E-GEN-08");
  const { person } = await loadSubject(tx, version.personId);
  const { id: personId } = person;
  const names = MOVES[version.replacement ? "ARCHIVE_REPLACEMENT" : "ARCHIVE"];
  const { to } = findMove(ARCHIVE, person.archiveState, approve ? names.yes : names.no) ?? refuse("E-GEN-02");
  if (approve) await tx.archiveVersion.updateMany({ where: { personId, state: "CURRENT" }, data: { state: "REPLACED" } });
  const decided = { decidedById: actor.personId, decidedAt: now(), reason: reason || null };
  const state = approve ? "CURRENT" : "REFUSED";
  await tx.archiveVersion.update({ where: { id: version.id }, data: { state, ...decided } });
  await markArchive(tx, personId, to);
  const action = approve ? "archive.approved" : "archive.refused";
  await record(tx, actor, { action, subject: subjectOf(person), changes: [stateChange(person, to, reason || null)] });
  await tell(tx, personId, outcomeOf(approve, version.replacement), reason || "团员身份已认证。");
  return null;
}

/** After people moved, or their branch did: what waits about them lies before the 上级团委 of where they are now (5.3, 5.18). */
export async function reseatArchives(tx: Tx, personIds: readonly string[]): Promise<void> {
  const waiting = await tx.archiveVersion.findMany({ where: { personId: { in: [...personIds] }, state: "PENDING", replacement: false } });
  for (const { id, personId } of waiting) {
    const paper = await findOpenPaper("ARCHIVE", id);
    const deciderId = (await listHomes(personId))[0]?.approverId ?? null;
    if (paper && paper.deciderId !== deciderId) await redirectPaper(tx, paper, deciderId);
  }
}

/** After a part of the tree has moved: archives and replacements that wait about its people lie before who decides there now (5.18). */
export async function reseatArchivesBelow(tx: Tx, path: string): Promise<void> {
  const end = pathEnd(path);
  const waiting = await tx.$queryRaw<{ personId: string }[]>`
    SELECT p.person_id AS "personId" FROM paper p WHERE p.state = 'OPEN' AND p.type = 'ARCHIVE' AND (
      EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.person_id AND m.status = 'ACTIVE' AND m.branch_path >= ${path} AND m.branch_path < ${end})
      OR EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.person_id AND c.status = 'ACTIVE'
        AND c.organization_path >= ${path} AND c.organization_path < ${end}))`;
  await reseatArchives(
    tx,
    waiting.map((w) => w.personId),
  );
  const replacements = await tx.$queryRaw<{ id: string; deciderId: string | null; path: string }[]>`
    SELECT p.id, p.decider_id AS "deciderId", o.path FROM paper p JOIN organization o ON o.id = p.origin_id
    WHERE p.state = 'OPEN' AND p.type = 'ARCHIVE_REPLACEMENT' AND o.path >= ${path} AND o.path < ${end}`;
  for (const { id, deciderId, path: origin } of replacements) {
    const leading = await findLeadingAbove(origin);
    if (leading !== deciderId) await redirectPaper(tx, { id }, leading);
  }
}
