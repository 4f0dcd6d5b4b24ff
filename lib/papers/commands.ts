// 待决事项的传递：放上桌、上报、办结、作废；桌子由组织树和管理员现算（OPS-02、ADM-10）。
import type { Paper, PaperStepKind, PaperType } from "#generated/client";
import type { Recorder } from "#lib/audit/record";
import { ancestorPaths, pathEnd } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { insertMany, Prisma, type Tx } from "#lib/db";
import { PAPER_STATE_LABELS } from "#lib/papers/labels";
import { findOpenPaper, nameOfLast } from "#lib/papers/queries";
import { type Onward, PAPER, type PaperMove, STEP_OF } from "#lib/papers/rules";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

export type Filing = {
  type: PaperType;
  subjectId: string;
  title: string;
  personId?: string | null;
  originId: string | null;
  /** Organization that decides; null for the operator. */
  deciderId: string | null;
  /** Whether the decider's direct superior may decide as well. */
  shared?: boolean;
  dueAt?: Date;
  /** Waits for the person it is about, on nobody's desk. */
  held?: boolean;
};

/** A decision is of the moment when it was permitted, before its consequences: they may end the seat it was made from. */
type Step = { paperId: string; move: PaperMove | "file"; note?: string; at?: Date };

const addStep = (tx: Tx, who: Recorder, { paperId, move, note, at = now() }: Step) =>
  tx.paperStep.create({
    data: {
      id: newId(),
      paperId,
      kind: move === "file" ? "FILED" : STEP_OF[move],
      at,
      personId: who.personId,
      personName: who.name,
      organizationId: who.organizationId,
      note: note || null,
    },
  });

async function addStepToAll(
  tx: Tx,
  who: Recorder,
  { paperIds, kind }: { paperIds: readonly string[]; kind: PaperStepKind },
): Promise<void> {
  const by = { at: now(), person_id: who.personId, person_name: who.name, organization_id: who.organizationId };
  const rows = paperIds.map((paperId) => ({ id: newId(), paper_id: paperId, kind, ...by, note: null }));
  await insertMany(tx, "paper_step", rows);
}

/** Lays papers on the desk of their decider, or of the nearest organization above that has an administrator. */
async function seat(tx: Tx, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    UPDATE paper p SET desk_id = CASE WHEN NOT p.held THEN s.desk_id END, second_desk_id = CASE WHEN NOT p.held AND s.second_id <> s.desk_id THEN s.second_id END
    FROM (SELECT q.id, CASE WHEN q.shared THEN d.parent_id END AS second_id,
        (SELECT a.id FROM organization a
         WHERE a.path = ANY(ARRAY(SELECT left(d.path, n) FROM generate_series(4, length(d.path), 4) n)) AND a.status <> 'DELETED'
           AND EXISTS (SELECT 1 FROM org_admin m WHERE m.organization_id = a.id AND m.status = 'ACTIVE')
         ORDER BY a.level DESC LIMIT 1) AS desk_id
      FROM paper q LEFT JOIN organization d ON d.id = q.decider_id WHERE q.state = 'OPEN' AND ${which}) s
    WHERE p.id = s.id`;
}

/** Puts a paper before its decider and returns its id. The caller writes the audit row of what was filed. */
export async function filePaper(tx: Tx, who: Recorder, filing: Filing): Promise<string> {
  const id = newId();
  const at = now();
  await tx.paper.create({ data: { id, ...filing, applicantId: who.personId, createdAt: at, arrivedAt: at } });
  await addStep(tx, who, { paperId: id, move: "file" });
  await seat(tx, Prisma.sql`q.id = ${id}::uuid`);
  return id;
}

/** Puts many papers before their deciders, in a few statements however many they are. */
export async function filePapers(tx: Tx, who: Recorder, filings: readonly Filing[]): Promise<void> {
  const at = now();
  const rows = filings.map((f) => ({
    ...{ id: newId(), type: f.type, subject_id: f.subjectId, title: f.title, person_id: f.personId ?? null, origin_id: f.originId },
    ...{ applicant_id: who.personId, decider_id: f.deciderId, shared: f.shared ?? false, held: f.held ?? false },
    ...{ created_at: at, arrived_at: at, due_at: f.dueAt ?? null },
  }));
  await insertMany(tx, "paper", rows);
  const ids = rows.map((r) => r.id);
  await addStepToAll(tx, who, { paperIds: ids, kind: "FILED" });
  await seat(tx, Prisma.sql`q.id = ANY(${ids}::uuid[])`);
}

/** Takes the open papers about these things off the desks. */
export async function withdrawPapers(tx: Tx, who: Recorder, subjectIds: readonly string[]): Promise<void> {
  const at = now();
  const closed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE paper SET state = 'WITHDRAWN', closed_at = ${at}, closed_by_id = ${who.personId}::uuid, feedback_seen_at = ${at}
    WHERE subject_id = ANY(${[...subjectIds]}::uuid[]) AND state = 'OPEN' RETURNING id`;
  await addStepToAll(tx, who, { paperIds: closed.map((p) => p.id), kind: "WITHDRAWN" });
}

/** After an organization got its first administrator or lost its last: the papers of its subtree lie where somebody sits. */
export const reseatPapers = (tx: Tx, { path }: { path: string }): Promise<void> =>
  seat(
    tx,
    Prisma.sql`d.path >= ${path} AND d.path < ${pathEnd(path)} AND (q.desk_id IS NULL OR q.desk_id IN
      (SELECT id FROM organization WHERE path = ANY(${[...ancestorPaths(path), path]})))`,
  );

/** Locks a paper, so that of two who decide one is second. */
export async function lockPaper(tx: Tx, paperId: string): Promise<Paper> {
  await tx.$executeRaw`SELECT 1 FROM paper WHERE id = ${paperId}::uuid FOR UPDATE`;
  return (await tx.paper.findUnique({ where: { id: paperId } })) ?? refuse("E-GEN-08");
}

/** Refuses what somebody has decided meanwhile, and says who (E-OPS-06). */
export async function requireOpen(paper: Paper): Promise<void> {
  if (paper.state !== "OPEN") refuse("E-OPS-06", { name: await nameOfLast(paper.id) });
}

type Closing = { move: Exclude<PaperMove, "forward">; reason?: string; at?: Date };

/** Tells whoever filed a paper what became of it, unless they did it themselves. */
async function tellApplicant(tx: Tx, who: Recorder, { paper, reason }: { paper: Paper; reason: string }): Promise<void> {
  if (!paper.applicantId || paper.applicantId === who.personId) return;
  const title = `${paper.title}：${PAPER_STATE_LABELS[paper.state]}`;
  const body = reason ? `${who.name}：${reason}` : `${who.name}处理。`;
  const href = paper.originId ? `/manage/inbox/${paper.id}` : "/my/messages";
  await tx.message.create({ data: { id: newId(), personId: paper.applicantId, title, body, href, createdAt: now() } });
}

/** Ends a paper that its caller has locked and found open. */
export async function closePaper(tx: Tx, who: Recorder, paper: Paper, { move, reason = "", at = now() }: Closing): Promise<void> {
  const to = findMove(PAPER, paper.state, move)?.to ?? refuse("E-OPS-06", { name: await nameOfLast(paper.id) });
  const closed = await tx.paper.update({
    where: { id: paper.id },
    data: { state: to, closedAt: at, closedById: who.personId, reason: reason || null, feedbackSeenAt: move === "withdraw" ? at : null },
  });
  await addStep(tx, who, { paperId: paper.id, move, note: reason, at });
  await tellApplicant(tx, who, { paper: closed, reason });
}

/** Hands a paper on to the next desk; on the way it may become a paper of another type. */
export async function forwardPaper(
  tx: Tx,
  who: Recorder,
  paper: Paper,
  { note, at = now(), held = false, ...onward }: Onward & { note?: string; at?: Date },
) {
  const lies = held ? { deskId: null, secondDeskId: null } : {};
  await tx.paper.update({ where: { id: paper.id }, data: { ...onward, ...lies, held, arrivedAt: now() } });
  await addStep(tx, who, { paperId: paper.id, move: "forward", note, at });
  await seat(tx, Prisma.sql`q.id = ${paper.id}::uuid`);
}

/** Whoever should decide is somebody else now, because of where things lie in the tree; nobody did anything. */
export async function redirectPaper(tx: Tx, { id }: Pick<Paper, "id">, deciderId: string | null): Promise<void> {
  await tx.paper.update({ where: { id }, data: { deciderId } });
  await seat(tx, Prisma.sql`q.id = ${id}::uuid`);
}

/** After a part of the tree has moved: what its organizations decide lies where somebody sits who governs them now. */
export const reseatBelow = (tx: Tx, path: string): Promise<void> => seat(tx, Prisma.sql`d.path >= ${path} AND d.path < ${pathEnd(path)}`);

type Succession = { from: string; to: string | null; originId?: string; types?: readonly PaperType[] };

/** What one organization should have decided, another decides: all of it, or what came from one organization. */
export async function redirectPapers(tx: Tx, { from, to, originId, types }: Succession): Promise<void> {
  const some = { ...(originId ? { originId } : {}), ...(types ? { type: { in: [...types] } } : {}) };
  const papers = await tx.paper.findMany({ where: { state: "OPEN", deciderId: from, ...some }, select: { id: true } });
  const ids = papers.map((p) => p.id);
  if (ids.length === 0) return;
  await tx.paper.updateMany({ where: { id: { in: ids } }, data: { deciderId: to } });
  await seat(tx, Prisma.sql`q.id = ANY(${ids}::uuid[])`);
}

/** Voids the paper about a thing that came to nothing, if one waits. */
export async function cancelPaper(
  tx: Tx,
  who: Recorder,
  { type, subjectId, reason }: Pick<Filing, "type" | "subjectId"> & { reason: string },
) {
  const open = await findOpenPaper(type, subjectId);
  if (!open) return;
  const paper = await lockPaper(tx, open.id);
  if (paper.state === "OPEN") await closePaper(tx, who, paper, { move: "cancel", reason });
}
