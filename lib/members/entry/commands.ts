// 录入团员：一个人或一万人走同一条路。人员、账号、团员关系、职务、计数、变动记录在同一事务里。
import type { Post, WaiverKind } from "#generated/enums";
import { type Change, type ChangeKind, record, type Recorder } from "#lib/audit/record";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { memberDeltas } from "#lib/counters/rules";
import { blindIndex } from "#lib/crypto/blind";
import { newId } from "#lib/crypto/ids";
import { dayOf } from "#lib/dates";
import { insertFree, insertMany, overlapped, type Row, type Tx } from "#lib/db";
import { gapsOf } from "#lib/members/completeness/rules";
import { settle } from "#lib/members/entry/rules";
import type { Draft } from "#lib/members/entry/schema";
import { identityColumns, profileColumns } from "#lib/members/record/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { type NewPost, startPosts } from "#lib/organizations/posts/commands";
import type { Settings } from "#lib/settings/registry";
import { refuse } from "#lib/verdict";

export type Branch = { id: string; path: string; provinceCode: string | null };
/** A checked draft on its way in; `note` tells the history where it came from. Without membership only the post counts. */
export type Newcomer = {
  draft: Draft;
  branch: Branch;
  membership?: boolean;
  note?: string;
  evidence?: readonly string[];
  unverified?: boolean;
  /** By which exception they come in (MEM-27, MEM-29). */
  waived?: WaiverKind | null;
};
export type EntryContext = { who: Recorder; settings: Settings; kind: ChangeKind; subject: { type: string; id: string } };

/** What remains of a newcomer once their row is written. */
type Entered = Required<Pick<Newcomer, "branch" | "membership">> & {
  newcomer: Newcomer;
  id: string;
  draft: Draft;
  complete: boolean;
  archiveState: "NOT_UPLOADED" | "NOT_REQUIRED";
  rank: number;
};
type Prepared = Entered & { row: Row & { id: string } };

const RANKS: Partial<Record<Post, number>> = { SECRETARY: 1, DEPUTY_SECRETARY: 2, COMMITTEE_MEMBER: 3 };
/** Order in a branch's list: secretary, deputy, committee member, then the rest. */
export const postRank = (post: Post | null): number => (post ? (RANKS[post] ?? 4) : 9);

export const isNewDevelopment = (draft: Draft, settings: Settings): boolean =>
  (draft.joinLeagueDate?.day ?? "") >= settings["edb.newDevelopmentFrom"];

const archiveState = (draft: Draft, settings: Settings) => (isNewDevelopment(draft, settings) ? "NOT_UPLOADED" : "NOT_REQUIRED");

/** Marks that everybody begins with, and what proved their membership. */
const beginning = ({ evidence = [], unverified = false, waived = null }: Newcomer) => ({
  ...{ real_name_check: "UNCHECKED", graduate_mark: "NONE" },
  ...{ membership_evidence: evidence, unverified, entry_waiver: waived },
});

function prepare(newcomer: Newcomer, { settings }: EntryContext): Prepared {
  const id = newId();
  const today = dayOf(now());
  const draft = settle(newcomer.draft, today);
  const { branch, membership = true, waived } = newcomer;
  const profile = membership ? "MEMBER" : "CADRE";
  const missing = gapsOf(draft, { today, profile, branchProvince: branch.provinceCode, settings, waived });
  const state = archiveState(draft, settings);
  const rank = postRank(draft.isCadre ? draft.post : null);
  const row = {
    ...identityColumns(id, draft),
    ...profileColumns(id, draft),
    archive_state: state,
    ...beginning(newcomer),
    profile,
    missing,
    complete: missing.length === 0,
    status: "ACTIVE",
    version: 1,
    created_at: now(),
    updated_at: now(),
  };
  return { newcomer, branch, membership, draft, id, row, complete: missing.length === 0, archiveState: state, rank };
}

const membershipRow = (p: Prepared): Row => ({
  id: newId(),
  person_id: p.id,
  branch_id: p.branch.id,
  branch_path: p.branch.path,
  status: "ACTIVE",
  since: now(),
  complete: p.complete,
  activated: false,
  archive_state: p.archiveState,
  join_date: p.row.join_league_date,
  post_rank: p.rank,
  name_key: `${p.row.name_pinyin} ${p.draft.name}`,
});

const accountRow = (p: Prepared): Row => ({
  person_id: p.id,
  state: "PENDING",
  assurance: 0,
  is_operator: false,
  created_at: now(),
});

const isMember = ({ membership }: Entered): boolean => membership;

const measuresOf = ({ branch: { path }, complete, archiveState, rank, draft }: Entered) =>
  memberDeltas({ path, complete, activated: false, archiveState, postRank: rank, joined: draft.joinLeagueDate?.day ?? null }, 1);

/** The post that a draft names, if it names one. */
export const postOf = ({ id, branch, draft }: Pick<Entered, "id" | "branch" | "draft">): NewPost | null =>
  draft.isCadre && draft.post
    ? {
        personId: id,
        organization: branch,
        post: draft.post,
        since: draft.postSince,
        mode: draft.postMode,
        nature: draft.cadreNature,
        isPeerPartyCommitteeMember: draft.isPeerPartyCommitteeMember,
        dutyStatus: draft.dutyStatus,
      }
    : null;

/** Locks branches against deletion and against each other's head counts. */
export async function lockBranches(tx: Tx, ids: readonly string[]): Promise<void> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM organization WHERE id = ANY(${[...new Set(ids)].sort()}::uuid[]) AND status <> 'DELETED' ORDER BY id FOR UPDATE`;
  if (locked.length < new Set(ids).size) refuse("E-GEN-08");
}

/** Brings the mark of branches with too few members up to date (ORG-26). */
export async function refreshSmall(tx: Tx, branchIds: readonly string[], settings: Settings): Promise<void> {
  const least = settings["stat.minMembers"];
  const changed = await tx.$queryRaw<{ path: string; small: boolean }[]>`
    UPDATE organization o SET small = n.small FROM (
      SELECT b.id, (SELECT count(*) FROM (SELECT 1 FROM membership m WHERE m.branch_id = b.id AND m.status = 'ACTIVE' LIMIT ${least}) x) < ${least} AS small
      FROM organization b WHERE b.id = ANY(${[...new Set(branchIds)]}::uuid[])
        AND b.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')) n
    WHERE o.id = n.id AND o.small <> n.small RETURNING o.path, o.small`;
  await count(
    tx,
    changed.map(({ path, small }) => ({ path, measure: "branches.small", delta: small ? 1 : -1 })),
  );
}

/** In one order everywhere, so that two imports of the same people wait for each other instead of deadlocking. */
function inOrder(newcomers: readonly Newcomer[]): Newcomer[] {
  const keyed = newcomers.map((newcomer) => ({ newcomer, key: blindIndex("id-number", newcomer.draft.idNumber) }));
  return keyed.sort((a, b) => a.key.compare(b.key)).map(({ newcomer }) => newcomer);
}

async function writePeople(tx: Tx, people: readonly Prepared[]): Promise<Entered[]> {
  const inserted = await insertFree(
    tx,
    "person",
    people.map((p) => p.row),
  );
  const entered = people.filter((p) => inserted.has(p.id));
  await insertMany(tx, "account", entered.map(accountRow));
  await insertMany(tx, "membership", entered.filter(isMember).map(membershipRow));
  return entered.map(({ row: _, ...person }) => person);
}

/** Posts, counts, marks and history that follow from people who came in. */
async function followUp(tx: Tx, people: readonly Entered[], { who, settings, kind, subject }: EntryContext): Promise<void> {
  await startPosts(
    tx,
    people.map(postOf).filter((p) => p !== null),
  );
  const members = people.filter(isMember);
  await count(tx, members.flatMap(measuresOf));
  const branchIds = members.map((p) => p.branch.id);
  await refreshSmall(tx, branchIds, settings);
  await refreshInformation(tx, [...new Set(people.filter((p) => p.draft.isCadre).map((p) => p.branch.id))]);
  const changes: Change[] = people.map(({ id, newcomer }) => ({ personId: id, kind, note: newcomer.note ?? null }));
  await record(tx, who, { action: `members.${kind.toLowerCase()}`, subject, changes });
}

/** So many people are held as rows of the database at once. */
const AT_ONCE = 500;

/**
 * Enters people whose drafts were checked. Those whose ID or development number was taken meanwhile are left out and
 * not in the result. Branches must be locked. Returns ids by the newcomer they belong to.
 */
export async function enterMembers(tx: Tx, newcomers: readonly Newcomer[], context: EntryContext): Promise<Map<Newcomer, string>> {
  const sorted = inOrder(newcomers);
  const entered: Entered[] = [];
  const parts = Array.from({ length: Math.ceil(sorted.length / AT_ONCE) }, (_, i) => sorted.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
  await overlapped(parts, async (part) => {
    const people = part.map((newcomer) => prepare(newcomer, context));
    return async () => {
      entered.push(...(await writePeople(tx, people)));
    };
  });
  await followUp(tx, entered, context);
  return new Map(entered.map(({ newcomer, id }) => [newcomer, id]));
}
