// 组织迁移的读取：迁过去会怎样、哪些上级可以选、申请走到哪里。
import type { Organization } from "#generated/client";
import type { OrgMoveState } from "#generated/enums";
import { parentPath, pathEnd } from "#lib/auth/reach";
import type { Scope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { db, startingWith } from "#lib/db";
import { type Choice, listNamedAncestors, readOrganizationTotals } from "#lib/organizations/queries";
import { CONSTITUTION } from "#lib/organizations/rules";
import { PAPER_TYPE_LABELS } from "#lib/papers/labels";
import type { PaperFact } from "#lib/papers/rules";
import { isOpen, mayStandBelow } from "#lib/reorganization/moves/rules";
import { all, no, type Verdict, yes } from "#lib/verdict";

const PROVINCE = 8;

type Depth = { deepest: number; below: number };

async function depthOf({ path }: Pick<Organization, "path">): Promise<Depth> {
  const [found] = await db().$queryRaw<Depth[]>`
    SELECT coalesce(max(level), 0)::int AS deepest, count(*)::int - 1 AS below FROM organization
    WHERE path >= ${path} AND path < ${pathEnd(path)} AND status <> 'DELETED'`;
  return found ?? { deepest: 0, below: 0 };
}

/** Papers that another desk decides after the move, by kind. */
async function countHandedOver(organization: Organization): Promise<{ label: string; n: number }[]> {
  const { id, path, parentId } = organization;
  const rows = await db().$queryRaw<{ type: keyof typeof PAPER_TYPE_LABELS; n: number }[]>`
    SELECT p.type, count(*)::int AS n FROM paper p JOIN organization o ON o.id = p.origin_id
    WHERE p.state = 'OPEN' AND p.type <> 'ORG_MOVE' AND o.path >= ${path} AND o.path < ${pathEnd(path)}
      AND (p.decider_id = ${parentId}::uuid OR p.origin_id <> ${id}::uuid OR p.type IN ('ARCHIVE', 'ARCHIVE_REPLACEMENT'))
      AND NOT EXISTS (SELECT 1 FROM organization d WHERE d.id = p.decider_id AND d.path >= ${path} AND d.path < ${pathEnd(path)})
    GROUP BY p.type ORDER BY p.type`;
  return rows.map(({ type, n }) => ({ label: PAPER_TYPE_LABELS[type], n }));
}

/** What a move would do, before anybody has asked for it. */
export type MovePreview = {
  target: { id: string; shortName: string; fullName: string; level: number };
  verdict: Verdict;
  organizations: number;
  members: number;
  level: number;
  newLevel: number;
  deepest: number;
  newDeepest: number;
  newWay: string[];
  abroad: boolean;
  papers: { label: string; n: number }[];
};

/** An organization that is there, wherever; superiors are looked for in the whole tree. */
const findTarget = (id: string): Promise<Organization | null> =>
  isId(id) ? db().organization.findFirst({ where: { id, status: { not: "DELETED" } } }) : Promise.resolve(null);

async function hasFreeName({ shortName }: Organization, parentId: string): Promise<Verdict> {
  const taken = await db().organization.count({ where: { parentId, shortName, status: { not: "DELETED" } } });
  return taken > 0 ? no("E-ORG-03") : yes;
}

const verdictOf = async (organization: Organization, target: Organization): Promise<Verdict> =>
  all(mayStandBelow(organization, target), await hasFreeName(organization, target.id));

/** Levels before and after, the organization's own and the deepest below it. */
const levelsOf = ({ level }: Organization, target: Organization, deepest: number) => {
  const steps = target.level + 1 - level;
  return { level, newLevel: level + steps, deepest, newDeepest: deepest + steps };
};

/** The dry run: nothing is written. Null when there is no such superior. */
export async function previewMove(scope: Scope, targetId: string): Promise<MovePreview | null> {
  const organization = await db().organization.findUniqueOrThrow({ where: { id: scope.organizationId } });
  const target = await findTarget(targetId);
  if (!target) return null;
  const [totals, depth, papers, way, verdict] = await Promise.all([
    readOrganizationTotals(organization),
    depthOf(organization),
    countHandedOver(organization),
    listNamedAncestors(target.path),
    verdictOf(organization, target),
  ]);
  const { id, shortName, fullName, level } = target;
  return {
    target: { id, shortName, fullName, level },
    verdict,
    organizations: depth.below + 1,
    members: totals.members,
    ...levelsOf(organization, target, depth.deepest),
    newWay: way.map((a) => a.shortName),
    abroad: organization.path.slice(0, PROVINCE) !== target.path.slice(0, PROVINCE),
    papers,
  };
}

/** Superiors to whom the organization could come, by words of their full name, spelling or initials. */
export async function searchTargets(scope: Scope, typed: string): Promise<Choice[]> {
  const { category } = await db().organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { category: true } });
  const parents = Object.entries(CONSTITUTION).filter(([, c]) => c.children.includes(category) || c.school.includes(category));
  const schools = Object.entries(CONSTITUTION).filter(([, c]) => c.school.includes(category) && !c.children.includes(category));
  const spelled = startingWith(typed.toLowerCase());
  return db().$queryRaw`
    SELECT o.id, o.full_name AS "fullName", o.short_name AS "shortName", o.category, o.level FROM organization o
    WHERE o.status <> 'DELETED' AND o.category::text = ANY(${parents.map(([c]) => c)})
      AND (o.school_field OR NOT o.category::text = ANY(${schools.map(([c]) => c)}))
      AND NOT (o.path >= ${scope.path} AND o.path < ${scope.end}) AND o.path <> ${parentPath(scope.path)}
      AND (position(${typed} in o.full_name) > 0 OR o.name_initials LIKE ${spelled} OR o.name_pinyin LIKE ${spelled})
    ORDER BY o.level, length(o.full_name), o.path LIMIT 10`;
}

export type MoveRow = {
  id: string;
  state: OrgMoveState;
  from: string;
  to: string;
  reason: string;
  applicant: string;
  createdAt: Date;
  releasedAt: Date | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  organizations: number | null;
  members: number | null;
  paperId: string | null;
  holder: string | null;
};

/** Applications of the own organization, the latest first, with who holds them now. */
export const listMoves = ({ organizationId }: Scope): Promise<MoveRow[]> =>
  db().$queryRaw`
    SELECT m.id, m.state, f.short_name AS "from", t.full_name AS "to", m.reason, a.name AS applicant, m.created_at AS "createdAt",
      m.released_at AS "releasedAt", m.decided_at AS "decidedAt", m.decision_reason AS "decisionReason", m.organizations, m.members,
      p.id AS "paperId", d.short_name AS holder
    FROM org_move m JOIN organization f ON f.id = m.old_parent_id JOIN organization t ON t.id = m.target_id JOIN person a ON a.id = m.applicant_id
    LEFT JOIN paper p ON p.subject_id = m.id AND p.type = 'ORG_MOVE' LEFT JOIN organization d ON d.id = p.desk_id AND p.state = 'OPEN'
    WHERE m.organization_id = ${organizationId}::uuid ORDER BY m.created_at DESC, m.id LIMIT 20`;

const levels = (level: number, deepest: number): string => (level === deepest ? `${level}级` : `${level}级至${deepest}级`);

function levelFact({ level, newLevel, deepest, newDeepest }: ReturnType<typeof levelsOf>): PaperFact {
  const before = level === newLevel ? {} : { before: levels(level, deepest) };
  return { label: "层级", value: levels(newLevel, newDeepest), ...before };
}

/** What the person who decides reads: whence, whither, how many, and whether it is still possible. */
export async function listMoveFacts(moveId: string): Promise<PaperFact[]> {
  const move = await db().orgMove.findUniqueOrThrow({ where: { id: moveId } });
  const find = (id: string) => db().organization.findUniqueOrThrow({ where: { id } });
  const [organization, target, parent] = await Promise.all([find(move.organizationId), find(move.targetId), find(move.oldParentId)]);
  const [totals, depth] = await Promise.all([readOrganizationTotals(organization), depthOf(organization)]);
  const verdict = isOpen(move.state) ? await verdictOf(organization, target) : yes;
  const moving = { organizations: move.organizations ?? depth.below + 1, members: move.members ?? totals.members };
  return [
    { label: "组织", value: organization.fullName },
    { label: "新的上级", value: target.fullName, before: parent.fullName, ...(verdict.yes ? {} : { warn: verdict.because }) },
    { label: "随之迁移", value: `${moving.organizations}个组织、${moving.members}名团员` },
    levelFact(levelsOf(organization, target, depth.deepest)),
    { label: "原因", value: move.reason },
  ];
}

/** Whether an application of the organization is under way. */
export const hasOpenMove = async (organizationId: string): Promise<boolean> =>
  (await db().orgMove.count({ where: { organizationId, state: { in: ["PENDING_RELEASE", "PENDING_RECEIVE"] } } })) > 0;
