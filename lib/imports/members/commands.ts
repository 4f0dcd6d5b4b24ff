// 写入与撤销团员名单。
import type { Organization } from "#generated/client";
import { type Change, type ChangeKind, record } from "#lib/audit/record";
import { closeReleases } from "#lib/archives/releases/commands";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { type Counted, type Delta, memberDeltas } from "#lib/counters/rules";
import { dayOf } from "#lib/dates";
import type { Tx } from "#lib/db";
import type { Context, MemberRow } from "#lib/imports/branches/queries";
import { updatedDraft } from "#lib/imports/members/queries";
import { type Loaded, type Replacement, writeProfiles } from "#lib/members/profiles/commands";
import { changedFields, changeOf } from "#lib/members/profiles/rules";
import { enterMembers, lockBranches, type Newcomer, refreshSmall } from "#lib/members/entry/commands";
import { judgeNumbers } from "#lib/members/entry/queries";
import { settle } from "#lib/members/entry/rules";
import type { Draft } from "#lib/members/entry/schema";
import { draftOf } from "#lib/members/record/queries";
import { withSecretary } from "#lib/organizations/posts/queries";
import { refreshInformation } from "#lib/organizations/information/commands";
import { readSettings } from "#lib/settings/settings";

export type Outcome = { rowNo: number; targetId: string; version: number; before: Draft | null };
export type ToWrite = Pick<MemberRow, "rowNo" | "draft" | "branch"> & { targetId: string | null };
export type Batch = { id: string; name: string };

/** Rows that would give a branch a second secretary because it got one after the check. */
async function secondSecretaries(tx: Tx, rows: readonly ToWrite[]): Promise<Set<ToWrite>> {
  const asking = rows.filter((r) => r.draft.isCadre && r.draft.post === "SECRETARY");
  const seated = await withSecretary(
    tx,
    asking.map((r) => r.branch?.id ?? ""),
  );
  return new Set(asking.filter((r) => seated.has(r.branch?.id ?? "")));
}

/** Writes the rows that were judged new; those taken meanwhile are missing from the outcome. */
export async function writeNew(tx: Tx, context: Context, batch: Batch, rows: readonly ToWrite[]): Promise<Outcome[]> {
  await lockBranches(
    tx,
    rows.map((r) => r.branch?.id ?? ""),
  );
  const settings = await readSettings(context.home.path);
  const late = await secondSecretaries(tx, rows);
  const mayHave = await judgeNumbers(rows.map((r) => r.draft.developmentNo));
  const newcomers = rows.flatMap((row): (Newcomer & { rowNo: number })[] =>
    row.branch && !late.has(row) && mayHave(row.draft).yes
      ? [{ draft: row.draft, branch: row.branch, note: `批次“${batch.name}”第${row.rowNo}行`, rowNo: row.rowNo }]
      : [],
  );
  const subject = { type: "importBatch", id: batch.id };
  const entered = await enterMembers(tx, newcomers, { who: context.actor, settings, kind: "IMPORTED", subject });
  await closeReleases(
    tx,
    context.actor,
    newcomers.filter((n) => entered.has(n)).map((n) => n.draft),
  );
  return newcomers.flatMap((n) => {
    const targetId = entered.get(n);
    return targetId ? [{ rowNo: n.rowNo, targetId, version: 1, before: null }] : [];
  });
}

type Person = Loaded["person"];

const loadPeople = (tx: Tx, ids: readonly string[]) =>
  tx.person.findMany({
    where: { id: { in: [...ids] } },
    include: { memberships: { where: { status: "ACTIVE" } }, posts: { where: { status: "ACTIVE" } } },
  });
type PersonInPlace = Awaited<ReturnType<typeof loadPeople>>[number];

/** A person with the record as it stands, in the branch in question; null when they are no longer there. */
function inBranch(person: PersonInPlace | undefined, organization: Organization | null | undefined): Loaded | null {
  const membership = person?.memberships[0];
  if (!person || !organization || membership?.branchId !== organization.id) return null;
  const draft = draftOf(
    person,
    person.posts.find((p) => p.organizationId === organization.id),
  );
  return { person: person as Person, membership, organization, draft };
}

const historyOf = (r: Replacement, kind: ChangeKind, note: string): Change[] =>
  changedFields(r.loaded.draft, r.draft)
    .map(changeOf({ personId: r.loaded.person.id, before: r.loaded.draft, after: r.draft, kind }))
    .map((change) => ({ ...change, note }));

type Update = Replacement & { rowNo: number };

/** What the rows come to for people as they are now, locked; those whose new number somebody else took meanwhile are left out. */
async function loadUpdates(tx: Tx, rows: readonly ToWrite[]): Promise<Update[]> {
  const ids = rows.map((r) => r.targetId ?? "");
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const people = new Map((await loadPeople(tx, ids)).map((p) => [p.id, p]));
  const today = dayOf(now());
  const updates = rows.flatMap((row): Update[] => {
    const loaded = inBranch(people.get(row.targetId ?? ""), row.branch);
    return loaded ? [{ rowNo: row.rowNo, loaded, draft: settle(updatedDraft(loaded.draft, row.draft), today) }] : [];
  });
  const mayHave = await judgeNumbers(updates.map((u) => u.draft.developmentNo));
  return updates.filter(({ loaded, draft }) => mayHave(draft, loaded.person.id).yes);
}

/** Writes the rows that were judged updates. */
export async function writeUpdates(tx: Tx, context: Context, batch: Batch, rows: readonly ToWrite[]): Promise<Outcome[]> {
  const replacements = await loadUpdates(tx, rows);
  const ids = replacements.map((r) => r.loaded.person.id);
  await writeProfiles(tx, replacements, await readSettings(context.home.path));
  const changes = replacements.flatMap((r) => historyOf(r, "EDITED", `批次“${batch.name}”第${r.rowNo}行`));
  await record(tx, context.actor, { action: "members.updated", subject: { type: "importBatch", id: batch.id }, changes });
  const desks = await tx.cadrePost.findMany({ where: { personId: { in: ids }, post: "SECRETARY", status: "ACTIVE" } });
  await refreshInformation(tx, [...new Set(desks.map((d) => d.organizationId))]);
  return replacements.map(({ rowNo, loaded: { person, draft } }) => ({
    rowNo,
    targetId: person.id,
    version: person.version + 1,
    before: draft,
  }));
}

export type Written = { targetId: string; version: number; isNew: boolean; before: Draft | null };

/** Names of people whom something else now depends on: edited, activated, moved, made administrators, or their former number given away. */
export async function findDependents(tx: Tx, written: readonly Written[]): Promise<string[]> {
  const list = JSON.stringify(
    written.map(({ targetId: id, version, isNew, before }) => ({ id, version, isNew, number: before?.developmentNo ?? null })),
  );
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT coalesce(p.name, '已不存在的人') AS name
    FROM json_to_recordset(${list}::json) AS w(id uuid, version int, "isNew" boolean, number text)
    LEFT JOIN person p ON p.id = w.id
    WHERE p.id IS NULL OR p.version <> w.version
      OR EXISTS (SELECT 1 FROM person o WHERE o.development_no = w.number AND o.id <> w.id)
      OR (w."isNew" AND (
        EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.state <> 'PENDING')
        OR EXISTS (SELECT 1 FROM archive_version v WHERE v.person_id = p.id)
        OR EXISTS (SELECT 1 FROM org_admin g WHERE g.person_id = p.id)
        OR (SELECT count(*) FROM membership m WHERE m.person_id = p.id) <> 1
        OR (SELECT count(*) FROM cadre_post c WHERE c.person_id = p.id) > 1))
    ORDER BY 1 LIMIT 6`;
  return found.map((f) => f.name);
}

type Gone = Counted & { branchId: string };

/** Takes new people out again, with everything that came with them. */
export async function removePeople(tx: Tx, actor: Actor, ids: readonly string[], note: string): Promise<void> {
  const posts = await tx.$queryRaw<{ id: string; path: string }[]>`
    DELETE FROM cadre_post WHERE person_id = ANY(${ids}::uuid[]) RETURNING organization_id AS id, organization_path AS path`;
  const gone = await tx.$queryRaw<Gone[]>`
    DELETE FROM membership WHERE person_id = ANY(${ids}::uuid[])
    RETURNING branch_id AS "branchId", branch_path AS path, complete, activated, archive_state AS "archiveState",
      post_rank AS "postRank", join_date::text AS joined`;
  await tx.$executeRaw`DELETE FROM credential_code WHERE person_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM account WHERE person_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM person WHERE id = ANY(${ids}::uuid[])`;
  await count(tx, [
    ...posts.map(({ path }): Delta => ({ path, measure: "posts", delta: -1 })),
    ...gone.flatMap((g) => memberDeltas(g, -1)),
  ]);
  await refreshSmall(
    tx,
    gone.map((g) => g.branchId),
    await readSettings(gone[0]?.path ?? null),
  );
  await refreshInformation(tx, [...new Set(posts.map((p) => p.id))]);
  const changes = ids.map((personId) => ({ personId, kind: "UNDONE" as const, note }));
  await record(tx, actor, { action: "members.removed", subject: { type: "importBatch", id: null }, changes });
}

/** Gives updated people their former values back. */
async function restore(tx: Tx, actor: Actor, written: readonly Written[], note: string): Promise<void> {
  const people = await loadPeople(
    tx,
    written.map((w) => w.targetId),
  );
  const branches = await tx.organization.findMany({ where: { id: { in: people.flatMap((p) => p.memberships.map((m) => m.branchId)) } } });
  const replacements = people.flatMap((person) => {
    const loaded = inBranch(
      person,
      branches.find((b) => b.id === person.memberships[0]?.branchId),
    );
    const before = written.find((w) => w.targetId === person.id)?.before;
    return loaded && before ? [{ loaded, draft: before }] : [];
  });
  await writeProfiles(tx, replacements, await readSettings(branches[0]?.path ?? null));
  const changes = replacements.flatMap((r) => historyOf(r, "UNDONE", note));
  await record(tx, actor, { action: "members.restored", subject: { type: "importBatch", id: null }, changes });
}

/** Undoes a whole batch of members: the new leave, the updated get their former values. */
export async function undoMembers(tx: Tx, actor: Actor, batch: Batch, written: readonly Written[]): Promise<void> {
  const note = `撤销批次“${batch.name}”`;
  const branches = await tx.membership.findMany({
    where: { personId: { in: written.map((w) => w.targetId) }, status: "ACTIVE" },
    select: { branchId: true },
  });
  await lockBranches(
    tx,
    branches.map((b) => b.branchId),
  );
  const added = written.filter((w) => w.isNew).map((w) => w.targetId);
  const changed = written.filter((w) => !w.isNew);
  if (added.length > 0) await removePeople(tx, actor, added, note);
  if (changed.length > 0) await restore(tx, actor, changed, note);
}
