// 删除之前看后果：下级、团员、职务与席位、在途的事项、码、会失去身份的账号。
import type { Organization } from "#generated/client";
import type { PaperType, Post } from "#generated/enums";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { POST_LABELS } from "#lib/organizations/labels";
import { PAPER_TYPE_LABELS } from "#lib/papers/labels";
import { FATE, type Fate, mayBeDeleted, seenOf } from "#lib/reorganization/deletion/rules";
import { holdingName } from "#lib/reorganization/holding/rules";
import { readSettings } from "#lib/settings/settings";
import type { Verdict } from "#lib/verdict";

const SHOWN = 20;

export type Child = { id: string; shortName: string };
export type Officer = { personId: string; name: string; posts: string[]; administers: boolean; closes: boolean };
export type PaperFate = { label: string; n: number; fate: Fate; says: string };

export type DeletionPreview = {
  organization: Organization;
  verdict: Verdict;
  children: { n: number; some: Child[] };
  members: { n: number; some: string[] };
  /** Where the members go. */
  holding: { name: string; exists: boolean } | null;
  officers: Officer[];
  papers: PaperFate[];
  codes: number;
  seen: string;
};

const listChildrenOf = async (parentId: string): Promise<DeletionPreview["children"]> => {
  const where = { parentId, status: { not: "DELETED" } } as const;
  const order = [{ sortOrder: "asc" }, { path: "asc" }] as const;
  const [n, some] = await Promise.all([
    db().organization.count({ where }),
    db().organization.findMany({ where, orderBy: [...order], take: SHOWN, select: { id: true, shortName: true } }),
  ]);
  return { n, some };
};

async function listMembersOf(branchId: string): Promise<DeletionPreview["members"]> {
  const where = { branchId, status: "ACTIVE" } as const;
  const select = { person: { select: { name: true } } };
  const order = [{ postRank: "asc" }, { nameKey: "asc" }] as const;
  const [n, some] = await Promise.all([
    db().membership.count({ where }),
    db().membership.findMany({ where, orderBy: [...order], take: SHOWN, select }),
  ]);
  return { n, some: some.map((m) => m.person.name) };
}

type RawOfficer = Omit<Officer, "posts"> & { posts: Post[] };

/** Who holds posts and seats there; `closes` says that nothing else is left to them, and their account ends. */
async function listOfficersOf(organizationId: string): Promise<Officer[]> {
  const rows = await db().$queryRaw<RawOfficer[]>`
    SELECT p.id AS "personId", p.name, coalesce(array_agg(DISTINCT h.post::text) FILTER (WHERE h.post IS NOT NULL), '{}') AS posts,
      bool_or(h.seat) AS administers,
      NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE')
        AND NOT EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.id AND c.status = 'ACTIVE' AND c.organization_id <> ${organizationId}::uuid)
        AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.is_operator) AS closes
    FROM (SELECT person_id, post, false AS seat FROM cadre_post WHERE organization_id = ${organizationId}::uuid AND status = 'ACTIVE'
      UNION ALL SELECT person_id, NULL, true FROM org_admin WHERE organization_id = ${organizationId}::uuid AND status = 'ACTIVE') h
    JOIN person p ON p.id = h.person_id GROUP BY p.id ORDER BY p.name_pinyin, p.id`;
  return rows.map((row) => ({ ...row, posts: row.posts.map((post) => POST_LABELS[post]) }));
}

/** Papers that the organization filed or would decide, that are about its members, or that lead to it. */
async function listPapersOf(id: string): Promise<PaperFate[]> {
  const rows = await db().$queryRaw<{ type: PaperType; n: number }[]>`
    SELECT p.type, count(*)::int AS n FROM paper p WHERE p.state = 'OPEN' AND (p.origin_id = ${id}::uuid OR p.decider_id = ${id}::uuid
      OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.person_id AND m.branch_id = ${id}::uuid AND m.status = 'ACTIVE')
      OR EXISTS (SELECT 1 FROM org_move v WHERE v.id = p.subject_id AND v.target_id = ${id}::uuid)
      OR EXISTS (SELECT 1 FROM number_release r WHERE r.id = p.subject_id AND r.branch_id = ${id}::uuid)
      OR EXISTS (SELECT 1 FROM entry_waiver w WHERE w.id = p.subject_id AND w.branch_id = ${id}::uuid)
      OR EXISTS (SELECT 1 FROM overseas_stay s WHERE s.id = p.subject_id AND ${id}::uuid IN (s.from_branch_id, s.to_branch_id))
      OR EXISTS (SELECT 1 FROM transfer t WHERE t.id = p.subject_id AND ${id}::uuid IN (t.from_branch_id, t.to_org_id, t.to_branch_id)))
    GROUP BY p.type ORDER BY p.type`;
  return rows.map(({ type, n }) => ({ label: PAPER_TYPE_LABELS[type], n, ...FATE[type] }));
}

async function countCodes(organizationId: string): Promise<number> {
  const alive = { organizationId, expiresAt: { gt: now() } };
  const [registration, branch, arrival] = await Promise.all([
    db().adminRegistrationCode.count({ where: { ...alive, state: "ISSUED" } }),
    db().branchCode.count({ where: { ...alive, voidedAt: null } }),
    db().arrivalCode.count({ where: { ...alive, revokedAt: null } }),
  ]);
  return registration + branch + arrival;
}

async function holdingOf({ parentId }: Organization): Promise<DeletionPreview["holding"]> {
  const parent = parentId ? await db().organization.findUnique({ where: { id: parentId } }) : null;
  if (!parent) return null;
  const where = { parentId: parent.id, category: "PENDING_TRANSFER_BRANCH", status: { not: "DELETED" } } as const;
  const found = await db().organization.findFirst({ where, orderBy: { path: "asc" } });
  return { name: found?.shortName ?? holdingName(parent).shortName, exists: found !== null };
}

/** Everything that deleting an organization would do; nothing is written. */
export async function previewDeletion(organization: Organization, operator: boolean): Promise<DeletionPreview> {
  const { id, category, path } = organization;
  const [children, members, officers, papers, codes, holding, settings] = await Promise.all([
    listChildrenOf(id),
    listMembersOf(id),
    listOfficersOf(id),
    listPapersOf(id),
    countCodes(id),
    holdingOf(organization),
    readSettings(path),
  ]);
  const facts = { category, operator, children: children.n, members: members.n, people: officers.map((o) => o.name) };
  const verdict = mayBeDeleted({ ...facts, graduateAllowed: settings["org.deleteGraduateWithMembers"] });
  const waiting = papers.reduce((sum, p) => sum + p.n, 0);
  const seen = seenOf([children.n, members.n, officers.length, waiting, codes]);
  return { organization, verdict, children, members, holding: members.n > 0 ? holding : null, officers, papers, codes, seen };
}
