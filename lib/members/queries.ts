// 一个人的读取：资料、变动记录、谁看过。
import type { CadrePost, Person } from "#generated/client";
import type { AccountState, ArchiveState, Gender, PaperStepKind, Post, RealNameCheck } from "#generated/enums";
import { gatherHistory, type HistoryLine, type RawLine } from "#lib/audit/history";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { dayFromDb, type Day } from "#lib/dates";
import { db } from "#lib/db";
import type { Draft } from "#lib/members/entry/schema";
import { isId } from "#lib/crypto/ids";
import { standInId } from "#lib/members/identity/rules";
import { STEP_LABELS } from "#lib/papers/labels";
import { showValue } from "#lib/members/record/labels";
import { draftOf } from "#lib/members/record/queries";

type Step = { id: string; at: Date; by: string; title: string; kind: PaperStepKind; note: string | null };

/** What happened to papers about a person: who filed, passed on, decided. */
async function listPaperLines(personId: string, limit: number): Promise<HistoryLine[]> {
  const steps = await db().$queryRaw<Step[]>`
    SELECT s.id, s.at, s.person_name AS by, p.title, s.kind, s.note FROM paper p JOIN paper_step s ON s.paper_id = p.id
    WHERE p.person_id = ${personId}::uuid ORDER BY s.at DESC, s.id DESC LIMIT ${limit}`;
  return steps.map(({ id, at, by, title, kind, note }) => ({
    ...{ id, at, by, kind: "PAPER", changes: [] },
    note: [`${title}：${STEP_LABELS[kind]}`, note].filter(Boolean).join("，"),
  }));
}

/** Everything that happened to a person in one line, the latest first: entry, edits, posts, certifications, papers (MEM-32). */
export async function listHistory(personId: string, limit = 100): Promise<HistoryLine[]> {
  const [changes, papers] = await Promise.all([listChanges(personId, limit), listPaperLines(personId, limit)]);
  return [...changes, ...papers].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}

async function listChanges(personId: string, limit: number): Promise<HistoryLine[]> {
  const raw = await db().$queryRaw<RawLine[]>`
    SELECT c.audit_id AS "auditId", c.kind, e.at, e.actor_name AS by, c.field, c.old_value AS "oldValue", c.new_value AS "newValue", c.note
    FROM change_record c JOIN audit_event e ON e.id = c.audit_id
    WHERE c.person_id = ${personId}::uuid ORDER BY c.id DESC LIMIT ${limit}`;
  return gatherHistory(raw);
}

type Home = { id: string; path: string; shortName: string; fullName: string; provinceCode: string | null };

export type PersonPage = {
  personId: string;
  version: number;
  draft: Draft;
  birthDate: Day;
  gender: Gender;
  missing: string[];
  complete: boolean;
  archiveState: ArchiveState;
  realNameCheck: RealNameCheck;
  branch: Home | null;
  /** Where they belong: the branch, or the organizations of their posts. */
  homes: Home[];
  /** Wherever they are something: the branch and the organizations of their posts. */
  places: Home[];
  posts: { organizationId: string; organizationName: string; post: Post; since: string | null }[];
  activated: boolean;
  unverified: boolean;
  secondFactor: boolean;
};

type Whole = Person & {
  posts: CadrePost[];
  memberships: { branchId: string }[];
  account: { state: AccountState; totpEnabledAt: Date | null } | null;
};

function pageOf(person: Whole, places: readonly Home[]): PersonPage {
  const branch = places.find((o) => o.id === person.memberships[0]?.branchId) ?? null;
  const home = branch?.id ?? person.posts[0]?.organizationId;
  const post = person.posts.find((p) => p.organizationId === home);
  const nameOf = (id: string): string => places.find((o) => o.id === id)?.shortName ?? "";
  const { id: personId, version, gender, missing, complete, archiveState, realNameCheck } = person;
  return {
    ...{ personId, version, gender, missing, complete, archiveState, realNameCheck, branch },
    homes: branch ? [branch] : [...places],
    places: [...places],
    draft: draftOf(person, post),
    birthDate: dayFromDb(person.birthDate) ?? "",
    posts: person.posts.map(({ organizationId, post, since }) => ({
      organizationId,
      organizationName: nameOf(organizationId),
      post,
      since,
    })),
    unverified: person.unverified,
    activated: person.account?.state === "ACTIVE",
    secondFactor: Boolean(person.account?.totpEnabledAt),
  };
}

/** A person with everything about them; the caller decides what may be shown. */
async function loadPerson(personId: string): Promise<PersonPage | null> {
  const active = { where: { status: "ACTIVE" } } as const;
  const posts = { ...active, orderBy: { id: "asc" } } as const;
  const person = await db().person.findFirst({
    where: { id: personId, status: "ACTIVE" },
    include: { memberships: active, posts, account: true },
  });
  if (!person) return null;
  const ids = [...person.memberships.map((m) => m.branchId), ...person.posts.map((p) => p.organizationId)];
  const select = { id: true, path: true, shortName: true, fullName: true, provinceCode: true } as const;
  return pageOf(person, await db().organization.findMany({ where: { id: { in: ids } }, select }));
}

/** A member or cadre of the scope, for an administrator; null when out of reach. */
export async function getMember(scope: Scope, personId: string): Promise<(PersonPage & { homePath: string }) | null> {
  const page = isId(personId) ? await loadPerson(personId) : null;
  const within = (page?.places ?? []).filter((home) => home.path >= scope.path && home.path < scope.end);
  const [nearest] = within.sort((a, b) => a.path.length - b.path.length);
  return page && nearest ? { ...page, homePath: nearest.path } : null;
}

/** A member whose form an administrator opens: phone and address masked; of the ID number only the birth date, which decides what must be filled. */
export async function getEditable(scope: Scope, personId: string): Promise<(PersonPage & { homePath: string }) | null> {
  const page = await getMember(scope, personId);
  if (!page) return null;
  const { draft, birthDate } = page;
  const masked = { mobile: showValue("mobile", draft), householdAddress: showValue("householdAddress", draft) };
  return { ...page, draft: { ...draft, ...masked, idNumber: standInId(birthDate) } };
}

/** One's own record. */
export const getOwnRecord = (self: SelfScope): Promise<PersonPage | null> => loadPerson(self.personId);

export type BranchMate = { personId: string; name: string; post: Post | null };

/** Names of a branch's members, for its cadres on the phone. */
export const listBranchMates = (scope: Scope): Promise<BranchMate[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name,
      (SELECT c.post FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = m.branch_id AND c.status = 'ACTIVE' LIMIT 1) AS post
    FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.branch_id = ${scope.organizationId}::uuid AND m.status = 'ACTIVE' ORDER BY m.post_rank, m.name_key LIMIT 500`;
