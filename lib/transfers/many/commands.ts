// 许多人的转接一次办：每一样几条语句，人多人少一样；怎么走、放在谁桌上，与一个人的相同（A10）。
import type { TransferReason, TransferState } from "#generated/enums";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { bytesForRow, insertMany, type Row, type Tx } from "#lib/db";
import { isBranchLike } from "#lib/organizations/rules";
import { filePapers, withdrawPapers } from "#lib/papers/commands";
import { deadlineOf } from "#lib/transfers/deadlines/rules";
import { columnsOf, type Form, sealDetails, tellCode } from "#lib/transfers/filing/commands";
import { routeOf, type Traveller } from "#lib/transfers/guidance/rules";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";
import { addSteps, limitsOf } from "#lib/transfers/moves/commands";
import { deskOf, type Journey } from "#lib/transfers/moves/queries";
import { moveMembers } from "#lib/transfers/moving/commands";
import { isSocietyLink } from "#lib/transfers/moving/rules";
import { findListing, type Site } from "#lib/transfers/places/queries";
import { firstState } from "#lib/transfers/rules";
import { listStored, resolveSettings } from "#lib/settings/settings";

/** Somebody on the way: what the form says of them, and where to. Locked and found free before. */
export type Going = { traveller: Traveller; form: Form; to: Site };
type Given = { going: readonly Going[]; initiatorOrgId: string };
type Underway = Going & { id: string; state: TransferState; journey: Journey; deadlineAt: Date; row: Row };

/** Asks once for each value of a key, however often it is wanted. */
function remembered<T>(ask: (key: string) => Promise<T> | T): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? Promise.resolve(ask(key));
    known.set(key, found);
    return found;
  };
}

const formRow = (form: Form): Row => {
  const { reason, reasonNote, newUnitName, schoolType, remark, memberInformed, employedElsewhere } = columnsOf(form);
  return {
    ...{ reason, reason_note: reasonNote, new_unit_name: newUnitName, school_type: schoolType, remark },
    ...{ member_informed: memberInformed, employed_elsewhere: employedElsewhere },
  };
};

/** What every transfer row begins with. */
function baseRow(actor: Actor, { traveller, form, to }: Going, { initiatorOrgId, id }: { initiatorOrgId: string; id: string }): Row {
  const at = now();
  const { personId, branch, mark } = traveller;
  return {
    ...{
      id,
      person_id: personId,
      from_branch_id: branch.id,
      to_org_id: to.id,
      initiator_org_id: initiatorOrgId,
      initiator_id: actor.personId,
    },
    ...formRow(form),
    ...{ is_society_link: isSocietyLink(mark), created_at: at, submitted_at: at, arrived_at: at },
    details: bytesForRow(sealDetails(id, { contact: form.contact ?? "", newUnitAddress: form.newUnitAddress ?? "" })),
  };
}

/** The first state of each, its desk and its deadline. */
async function prepare(actor: Actor, { going, initiatorOrgId }: Given): Promise<Underway[]> {
  const stored = await listStored();
  const listing = remembered((path) => findListing(path));
  const limits = remembered((path) => limitsOf(resolveSettings(stored, path)));
  return Promise.all(
    going.map(async (one): Promise<Underway> => {
      const { traveller, form, to } = one;
      const from = { ...traveller.branch, shortName: "", parentId: null, deleted: false };
      const { listingId, provinceId } = await listing(from.path);
      const route = routeOf({ kind: "OUT", reason: form.reason, to });
      const course = { kind: "OUT" as const, route, toBranch: isBranchLike(to.category), hasList: listingId !== null };
      const state = firstState(course);
      const deadlineAt = deadlineOf({ route, submittedAt: now() }, await limits(from.path));
      const id = newId();
      const row = { ...baseRow(actor, one, { initiatorOrgId, id }), kind: "OUT", route, state, deadline_at: deadlineAt };
      return { ...one, id, state, deadlineAt, row, journey: { from, to, listingId, provinceId, course } };
    }),
  );
}

async function layAll(tx: Tx, actor: Actor, underway: readonly Underway[], initiatorOrgId: string): Promise<void> {
  const filings = underway.map(({ id, state, journey, traveller, to, deadlineAt }) => ({
    ...deskOf(state, journey),
    ...{
      subjectId: id,
      title: `${traveller.name}转往${to.shortName}`,
      personId: traveller.personId,
      originId: initiatorOrgId,
      dueAt: deadlineAt,
    },
  }));
  await filePapers(tx, actor, filings);
  const states = new Set(underway.map((u) => u.state));
  for (const state of states) {
    const transferIds = underway.filter((u) => u.state === state).map((u) => u.id);
    await addSteps(tx, actor, { transferIds, kind: "FILED", state });
  }
}

type Letter = { personId: string; id: string; title: string; body: string };
const tellAll = (tx: Tx, letters: readonly Letter[]): Promise<void> =>
  insertMany(
    tx,
    "message",
    letters.map(({ personId, id, title, body }) => ({
      ...{ id: newId(), person_id: personId, title, body, href: `/my/transfers/${id}`, created_at: now() },
    })),
  );

/** Files one 办理转出 for each; answers the transfer of each person. */
export async function fileMany(tx: Tx, actor: Actor, given: Given): Promise<Map<string, string>> {
  if (given.going.length === 0) return new Map();
  const underway = await prepare(actor, given);
  await insertMany(
    tx,
    "transfer",
    underway.map((u) => u.row),
  );
  await layAll(tx, actor, underway, given.initiatorOrgId);
  const waiting = underway.filter((u) => u.state === "WAIT_REPORT");
  for (const { id, traveller, to } of waiting) await tellCode(tx, { id, personId: traveller.personId }, to.name);
  const title = "你的组织关系正在办理转出";
  const told = underway.filter((u) => u.state !== "WAIT_REPORT");
  await tellAll(
    tx,
    told.map(({ id, traveller, to }) => ({ personId: traveller.personId, id, title, body: `转往${to.name}。可以随时查看走到哪一步。` })),
  );
  const subject = { type: "organization", id: given.initiatorOrgId };
  await record(tx, actor, { action: "transfer.filed", subject, detail: { people: underway.length } });
  return new Map(underway.map((u) => [u.traveller.personId, u.id]));
}

type Move = Given & { title: (to: Site) => string; body: string };

const MOST = 30;

/** Whoever goes the same way belongs to one batch, as many as one request may hold (TRF-10, I14). */
function batchesOf(going: readonly Going[]): string[] {
  const open = new Map<string, { id: string; size: number }>();
  return going.map(({ traveller: { branch }, to }) => {
    const way = `${branch.id}/${to.id}`;
    const last = open.get(way);
    const batch = last && last.size < MOST ? { ...last, size: last.size + 1 } : { id: newId(), size: 1 };
    open.set(way, batch);
    return batch.id;
  });
}

/** Finished transfers, one for each. */
function movedRows(actor: Actor, { going, initiatorOrgId }: Given) {
  const batches = batchesOf(going);
  const bulk = { kind: "BULK", route: "NORMAL", state: "DONE", closed_at: now() };
  return going.map((one, i) => {
    const id = newId();
    const row = { ...baseRow(actor, one, { initiatorOrgId, id }), ...bulk, batch_id: batches[i] };
    return { ...row, id, person_id: one.traveller.personId, to_branch_id: one.to.id };
  });
}

/** Moves people inside the subtree at once, into one branch each; answers the finished transfer of each person. */
export async function moveMany(tx: Tx, actor: Actor, { going, initiatorOrgId, title, body }: Move): Promise<Map<string, string>> {
  const rows = movedRows(actor, { going, initiatorOrgId });
  await insertMany(tx, "transfer", rows);
  await addSteps(tx, actor, { transferIds: rows.map((r) => r.id), kind: "FILED", state: "DONE" });
  const transfers = new Map(rows.map((r) => [r.person_id, r.id]));
  for (const to of new Map(going.map((g) => [g.to.id, g.to])).values()) {
    const here = going.filter((g) => g.to.id === to.id);
    const reason = `批量接转：${TRANSFER_REASON_LABELS[here[0]?.form.reason as TransferReason]}`;
    await moveMembers(tx, actor, { personIds: here.map((g) => g.traveller.personId), toBranchId: to.id, reason, transfers });
  }
  const letters = going.map(({ traveller: { personId }, to }) => ({ personId, id: transfers.get(personId) ?? "", title: title(to), body }));
  await tellAll(tx, letters);
  const subject = { type: "organization", id: initiatorOrgId };
  await record(tx, actor, { action: "transfer.bulk", subject, detail: { people: going.length } });
  return transfers;
}

/** Takes back transfers that nobody has decided yet; answers who they were about. */
export async function withdrawMany(tx: Tx, actor: Actor, transferIds: readonly string[]): Promise<string[]> {
  const at = now();
  const withdrawn = await tx.$queryRaw<{ id: string; personId: string }[]>`
    UPDATE transfer SET state = 'WITHDRAWN', arrived_at = ${at}, closed_at = ${at}
    WHERE id = ANY(${[...transferIds]}::uuid[]) AND closed_at IS NULL RETURNING id, person_id AS "personId"`;
  const ids = withdrawn.map((w) => w.id);
  await addSteps(tx, actor, { transferIds: ids, kind: "WITHDRAWN", state: "WITHDRAWN" });
  await withdrawPapers(tx, actor, ids);
  const [title, body] = ["你的组织关系转接已撤销", `由${actor.name}撤销。`];
  await tellAll(
    tx,
    withdrawn.map((w) => ({ ...w, title, body })),
  );
  await record(tx, actor, {
    action: "transfer.withdrawn",
    subject: { type: "organization", id: actor.organizationId },
    detail: { people: ids.length },
  });
  return withdrawn.map((w) => w.personId);
}
