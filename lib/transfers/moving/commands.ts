// 换团支部：旧的关系结束、新的开始，职务与权限、档案审批、毕业生标识、计数、历史一并跟着走（规格 5.1、TRF-28、TRF-29）。
import type { Organization } from "#generated/client";
import type { Post } from "#generated/enums";
import { settleDesks } from "#lib/administrators/desks/commands";
import { reseatArchives } from "#lib/archives/commands";
import { type Change, record, type Recorder } from "#lib/audit/record";
import { postStep, reckon } from "#lib/cadres/offices/commands";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { memberDeltas } from "#lib/counters/rules";
import { newId } from "#lib/crypto/ids";
import { dayFromDb } from "#lib/dates";
import { insertMany, type Tx } from "#lib/db";
import { postRank, refreshSmall } from "#lib/members/entry/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { isBranchLike } from "#lib/organizations/rules";
import { redirectPaper } from "#lib/papers/commands";
import { listStored, resolveSettings } from "#lib/settings/settings";
import { cancelTransfers } from "#lib/transfers/ending/commands";
import { markMoved } from "#lib/transfers/moving/marks/commands";
import { type Leaving, listLeaving } from "#lib/transfers/moving/queries";
import { refuse } from "#lib/verdict";

export type Moving = {
  personIds: readonly string[];
  toBranchId: string;
  /** Why, as the history keeps it. */
  reason: string;
  /** The transfer of each person, where there is one. */
  transfers?: ReadonlyMap<string, string>;
};

type Journey = { leaving: readonly Leaving[]; to: Organization; moving: Moving };

/** Locks who moves, then the branches; whoever is not a member somewhere else any more stops the whole. */
async function load(tx: Tx, moving: Moving): Promise<Journey> {
  const personIds = [...new Set(moving.personIds)].sort();
  const leaving = await listLeaving(tx, personIds);
  if (leaving.length < personIds.length) refuse("E-GEN-02");
  if (leaving.some((l) => l.branchId === moving.toBranchId)) refuse("E-TRF-10b");
  const branches = [...new Set([moving.toBranchId, ...leaving.map((l) => l.branchId)])].sort();
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ANY(${branches}::uuid[]) ORDER BY id FOR UPDATE`;
  const to = await tx.organization.findFirst({ where: { id: moving.toBranchId, status: { not: "DELETED" } } });
  if (!to) refuse("E-GEN-08");
  return isBranchLike(to.category) ? { leaving, to, moving } : refuse("E-ORG-27");
}

/** Ranks that people have in the new branch by a post they hold there already. */
async function ranksIn(tx: Tx, { leaving, to }: Journey): Promise<Map<string, number>> {
  const held = { organizationId: to.id, status: "ACTIVE", personId: { in: leaving.map((l) => l.personId) } } as const;
  const posts = await tx.cadrePost.findMany({ where: held, select: { personId: true, post: true } });
  return new Map(posts.map((p) => [p.personId, postRank(p.post)]));
}

/** The old membership ends, the new one begins; both branches' numbers follow at once (STAT-01). */
async function rehome(tx: Tx, journey: Journey): Promise<void> {
  const { leaving, to, moving } = journey;
  const ranks = await ranksIn(tx, journey);
  const ended = { status: "ENDED", until: now(), endReason: moving.reason } as const;
  await tx.membership.updateMany({ where: { id: { in: leaving.map((l) => l.membershipId) } }, data: ended });
  const rows = leaving.map((l) => ({
    ...{ id: newId(), person_id: l.personId, branch_id: to.id, branch_path: to.path, status: "ACTIVE", since: now() },
    ...{ complete: l.complete, activated: l.activated, archive_state: l.archiveState, join_date: dayFromDb(l.joinDate) },
    ...{ post_rank: ranks.get(l.personId) ?? 9, name_key: l.nameKey, transfer_id: moving.transfers?.get(l.personId) ?? null },
  }));
  await insertMany(tx, "membership", rows);
  const deltas = leaving.flatMap((l) => {
    const before = { ...l, path: l.branchPath, joined: dayFromDb(l.joinDate) };
    const after = { ...before, path: to.path, postRank: ranks.get(l.personId) ?? 9 };
    return [...memberDeltas(before, -1), ...memberDeltas(after, 1)];
  });
  await count(tx, deltas);
}

type Ended = { personId: string; organizationId: string; path: string; post: Post };

/** Posts in the branches that were left end, and admin rights with them; posts in committees stay (TRF-28). */
async function endBranchPosts(tx: Tx, { leaving }: Journey): Promise<Ended[]> {
  const pairs = JSON.stringify(leaving.map((l) => ({ person: l.personId, branch: l.branchId })));
  const ended = await tx.$queryRaw<Ended[]>`
    UPDATE cadre_post c SET status = 'ENDED', ended_at = ${now()}
    FROM json_to_recordset(${pairs}::json) AS n(person uuid, branch uuid)
    WHERE c.person_id = n.person AND c.organization_id = n.branch AND c.status = 'ACTIVE'
    RETURNING c.person_id AS "personId", c.organization_id AS "organizationId", c.organization_path AS path, c.post`;
  await count(
    tx,
    ended.map(({ path }) => ({ path, measure: "posts", delta: -1 })),
  );
  return ended;
}

/** What is asked of a record depends on the province and on posts: only where these changed it is reckoned anew. */
async function reckonMoved(tx: Tx, { leaving, to }: Journey, ended: readonly Ended[]): Promise<void> {
  const left = new Set(ended.map((e) => e.personId));
  const touched = leaving.filter((l) => left.has(l.personId) || l.provinceCode !== to.provinceCode);
  for (const { personId } of touched) await reckon(tx, personId);
}

/** Whether branches have too few members, those with the same minimum together. */
async function refreshSizes(tx: Tx, branches: ReadonlyMap<string, string>): Promise<void> {
  const stored = await listStored();
  const settings = [...branches].map(([id, path]) => ({ id, settings: resolveSettings(stored, path) }));
  for (const least of new Set(settings.map((s) => s.settings["stat.minMembers"]))) {
    const alike = settings.filter((s) => s.settings["stat.minMembers"] === least);
    const ids = alike.map((s) => s.id);
    if (alike[0]) await refreshSmall(tx, ids, alike[0].settings);
  }
}

async function settleBranches(tx: Tx, who: Recorder, { leaving, to, ended }: Journey & { ended: readonly Ended[] }): Promise<void> {
  await refreshSizes(tx, new Map([[to.id, to.path], ...leaving.map((l) => [l.branchId, l.branchPath] as const)]));
  const offices = [...new Set(ended.map((e) => e.organizationId))];
  await refreshInformation(tx, offices);
  await settleDesks(tx, who, offices);
}

/** What waits about them lies before whoever decides where they are now (5.18). */
async function reseatMoved(tx: Tx, { leaving, to }: Journey): Promise<void> {
  const personIds = leaving.map((l) => l.personId);
  await reseatArchives(tx, personIds);
  const edits = await tx.paper.findMany({ where: { type: "SELF_EDIT", state: "OPEN", personId: { in: personIds } }, select: { id: true } });
  for (const edit of edits) await redirectPaper(tx, edit, to.id);
}

/** Whoever leaves the branch for studies abroad is off its register (5.19). */
async function endStays(tx: Tx, { leaving }: Journey): Promise<void> {
  const pairs = JSON.stringify(leaving.map((l) => ({ person: l.personId, branch: l.branchId })));
  await tx.$executeRaw`
    UPDATE overseas_stay s SET state = 'ENDED', ended_at = ${now()}
    FROM json_to_recordset(${pairs}::json) AS n(person uuid, branch uuid)
    WHERE s.person_id = n.person AND s.to_branch_id = n.branch AND s.state = 'APPROVED'`;
}

const wayOf = ({ leaving, to, moving }: Journey): Change[] =>
  leaving.map(({ personId, branchName }) => ({
    ...{ personId, kind: "TRANSFERRED" as const, field: "所在团支部", oldValue: branchName, newValue: to.fullName },
    note: moving.reason,
  }));

/**
 * Moves members into a branch, in a few statements however many they are; all or none. Whether they may go there was decided
 * before. People are told by whoever decided it.
 */
export async function moveMembers(tx: Tx, who: Recorder, moving: Moving): Promise<void> {
  if (moving.personIds.length === 0) return;
  const except = [...(moving.transfers?.values() ?? [])];
  await cancelTransfers(tx, who, { personIds: moving.personIds, reason: moving.reason, except });
  const journey = await load(tx, moving);
  await rehome(tx, journey);
  const ended = await endBranchPosts(tx, journey);
  const marked = await markMoved(tx, journey);
  await endStays(tx, journey);
  await reckonMoved(tx, journey, ended);
  await settleBranches(tx, who, { ...journey, ended });
  await reseatMoved(tx, journey);
  const posts = ended.map((e) => postStep({ ...e, from: e.post, to: null }));
  const subject = { type: "organization", id: journey.to.id };
  await record(tx, who, { action: "transfer.moved", subject, changes: [...wayOf(journey), ...posts, ...marked] });
}
