// 能不能转的事实：身份认证、在办的转接、在办的更正与删除。
import type { CorrectionKind } from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { CORRECTION_LABELS } from "#lib/corrections/labels";
import { isId } from "#lib/crypto/ids";
import { db, Prisma } from "#lib/db";
import { blockOf, type Candidate } from "#lib/transfers/checks/rules";

export type Checked = Candidate & { blocked: string | null };
type Raw = Omit<Candidate, "correcting"> & { correcting: CorrectionKind | null };

const checked = ({ correcting, ...row }: Raw): Checked => {
  const candidate = { ...row, correcting: correcting && CORRECTION_LABELS[correcting] };
  return { ...candidate, blocked: blockOf(candidate) };
};

const COLUMNS = Prisma.sql`p.id AS "personId", p.name, p.graduate_mark <> 'NONE' AS graduate,
  p.archive_state NOT IN ('NOT_UPLOADED', 'PENDING', 'REJECTED') AS certified,
  (SELECT c.post FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = m.branch_id AND c.status = 'ACTIVE' LIMIT 1) AS post,
  (SELECT t.id FROM transfer t WHERE t.person_id = p.id AND (t.closed_at IS NULL OR t.appeal = 'WAITING') LIMIT 1) AS "pendingId",
  (SELECT c.kind FROM correction c WHERE c.person_id = p.id AND c.closed_at IS NULL LIMIT 1) AS correcting`;
const FROM = Prisma.sql`FROM membership m JOIN person p ON p.id = m.person_id WHERE m.status = 'ACTIVE'`;

/** Members of a branch within reach, secretaries first, each with what stands in the way. */
export async function listCandidates({ path, end }: Scope, branchId: string): Promise<Checked[]> {
  if (!isId(branchId)) return [];
  const rows = await db().$queryRaw<Raw[]>`
    SELECT ${COLUMNS} ${FROM} AND m.branch_id = ${branchId}::uuid AND m.branch_path >= ${path} AND m.branch_path < ${end}
    ORDER BY m.post_rank, m.name_key, m.person_id`;
  return rows.map(checked);
}

/** The same of oneself; null without a branch. */
export async function getOwnCheck({ personId }: SelfScope): Promise<Checked | null> {
  const [row] = await db().$queryRaw<Raw[]>`SELECT ${COLUMNS} ${FROM} AND m.person_id = ${personId}::uuid`;
  return row ? checked(row) : null;
}

/** The branch within reach where somebody is; null out of reach. */
export async function findBranchOf({ path, end }: Scope, personId: string): Promise<string | null> {
  if (!isId(personId)) return null;
  const where = { personId, status: "ACTIVE", branchPath: { gte: path, lt: end } } as const;
  return (await db().membership.findFirst({ where, select: { branchId: true } }))?.branchId ?? null;
}
