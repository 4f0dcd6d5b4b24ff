// 管理员变更的读取：一个组织的管理员、候选人、等着的申请；审批时看什么（ADM-03 至 ADM-07）。
import type { AdminChangeKind, Post } from "#generated/enums";
import { ADMIN_CHANGE_LABELS } from "#lib/administrators/labels";
import { type Administrator, type Candidate, listCandidates, listSeated } from "#lib/administrators/queries";
import type { Scope } from "#lib/auth/scope";
import { db } from "#lib/db";
import { POST_LABELS } from "#lib/organizations/labels";
import type { PaperFact } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";

export type WaitingChange = {
  id: string;
  paperId: string | null;
  kind: AdminChangeKind;
  coming: string;
  leaving: string | null;
  createdAt: Date;
};

/** Requests of an organization that wait for the superior. */
const listWaiting = (organizationId: string): Promise<WaitingChange[]> =>
  db().$queryRaw`
    SELECT r.id, r.kind, n.name AS coming, o.name AS leaving, r.created_at AS "createdAt", p.id AS "paperId"
    FROM admin_change_request r LEFT JOIN person n ON n.id = r.new_admin_id LEFT JOIN person o ON o.id = r.old_admin_id
    LEFT JOIN paper p ON p.subject_id = r.id AND p.type = 'ADMIN_CHANGE' AND p.state = 'OPEN'
    WHERE r.organization_id = ${organizationId}::uuid AND r.state = 'PENDING' ORDER BY r.created_at, r.id`;

export type AdministratorDesk = {
  id: string;
  path: string;
  shortName: string;
  isOwn: boolean;
  /** What is asked for here waits for the superior; the operator's word holds at once. */
  asks: boolean;
  seated: Administrator[];
  candidates: Candidate[];
  waiting: WaitingChange[];
  limit: number;
};

/** Who administers an organization, and who could: the own one or one directly below; null elsewhere. */
export async function getAdministratorDesk(scope: Scope, at: string | undefined): Promise<AdministratorDesk | null> {
  const id = at ?? scope.organizationId;
  const organization = await db().organization.findFirst({
    where: { id, status: { not: "DELETED" }, OR: [{ id: scope.organizationId }, { parentId: scope.organizationId }] },
    select: { id: true, path: true, shortName: true },
  });
  if (!organization) return null;
  const { "admin.maxPerOrg": limit } = await readSettings(organization.path);
  const [seated, candidates, waiting] = await Promise.all([listSeated(id), listCandidates(scope, id), listWaiting(id)]);
  const isOwn = id === scope.organizationId;
  return { ...organization, isOwn, asks: isOwn && scope.role !== "OPERATOR", seated, candidates, waiting, limit };
}

type Asked = {
  kind: AdminChangeKind;
  reason: string | null;
  path: string;
  coming: string;
  post: Post | null;
  activated: boolean;
  leaving: string | null;
  seated: string[];
};

async function loadAsked(requestId: string): Promise<Asked | undefined> {
  const [found] = await db().$queryRaw<Asked[]>`
    SELECT r.kind, r.reason, o.path, n.name AS coming, l.name AS leaving, u.state = 'ACTIVE' AS activated,
      (SELECT c.post FROM cadre_post c WHERE c.organization_id = o.id AND c.person_id = n.id AND c.status = 'ACTIVE' LIMIT 1) AS post,
      coalesce((SELECT array_agg(p.name ORDER BY a.seat) FROM org_admin a JOIN person p ON p.id = a.person_id
                WHERE a.organization_id = o.id AND a.status = 'ACTIVE'), '{}') AS seated
    FROM admin_change_request r JOIN organization o ON o.id = r.organization_id
    JOIN person n ON n.id = r.new_admin_id JOIN account u ON u.person_id = n.id LEFT JOIN person l ON l.id = r.old_admin_id
    WHERE r.id = ${requestId}::uuid`;
  return found;
}

/** What the superior reads of a request: who comes, in which post, who goes, how many there are. */
export async function listAdminChangeFacts(requestId: string): Promise<PaperFact[]> {
  const asked = await loadAsked(requestId);
  if (!asked) return [];
  const { "admin.maxPerOrg": limit } = await readSettings(asked.path);
  const { kind, coming, leaving, post, activated, seated, reason } = asked;
  const full = kind === "ADD" && seated.length >= limit;
  const held: PaperFact = post
    ? { label: "职务", value: POST_LABELS[post], ok: "本组织团干部" }
    : { label: "职务", value: "无", warn: "已不任职" };
  return [
    {
      label: ADMIN_CHANGE_LABELS[kind],
      value: coming,
      ...(leaving ? { before: leaving } : {}),
      ...(activated ? {} : { warn: "账号待激活" }),
    },
    held,
    { label: "现有管理员", value: seated.join("、") || "没有", ...(full ? { warn: `已满 ${limit}\u00a0人` } : {}) },
    ...(reason ? [{ label: "说明", value: reason }] : []),
  ];
}
