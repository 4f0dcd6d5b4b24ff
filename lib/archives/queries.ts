// 电子档案的读取：一个人的档案、归谁审、在等的那一份纸上写什么。
import type { ArchiveVersion } from "#generated/client";
import type { OrgCategory } from "#generated/enums";
import { APPROVING } from "#lib/archives/rules";
import type { ArchiveHome } from "#lib/archives/policy";
import { ancestorPaths } from "#lib/auth/reach";
import { db } from "#lib/db";

/** The nearest organization above a path that is one of these. */
async function nearestAbove(path: string, categories: readonly OrgCategory[]): Promise<string | null> {
  const found = await db().organization.findFirst({
    where: { path: { in: ancestorPaths(path) }, category: { in: [...categories] }, status: { not: "DELETED" } },
    orderBy: { level: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** 上级团委 of an organization. */
export const findApprover = (path: string): Promise<string | null> => nearestAbove(path, APPROVING);
/** The nearest 团的领导机关 above: decides on replacements. */
export const findLeadingAbove = (path: string): Promise<string | null> => nearestAbove(path, ["LEADING_BODY"]);

/** Where people belong: the branch first, then where they hold posts. */
export async function listHomes(personId: string): Promise<ArchiveHome[]> {
  const homes = await db().$queryRaw<Omit<ArchiveHome, "approverId">[]>`
    SELECT o.id, o.path, o.category FROM organization o JOIN (
      SELECT branch_id AS id, 0 AS rank FROM membership WHERE person_id = ${personId}::uuid AND status = 'ACTIVE'
      UNION SELECT organization_id, 1 FROM cadre_post WHERE person_id = ${personId}::uuid AND status = 'ACTIVE') h ON h.id = o.id
    WHERE o.status <> 'DELETED' ORDER BY h.rank, o.path`;
  return Promise.all(homes.map(async (home) => ({ ...home, approverId: await findApprover(home.path) })));
}

/** The version in force and the one that waits, if any. */
export async function findVersions(personId: string): Promise<{ current: ArchiveVersion | null; pending: ArchiveVersion | null }> {
  const live = await db().archiveVersion.findMany({ where: { personId, state: { in: ["CURRENT", "PENDING"] } } });
  return { current: live.find((v) => v.state === "CURRENT") ?? null, pending: live.find((v) => v.state === "PENDING") ?? null };
}

/** Whether a file belongs to something already: a file serves once. */
export async function isTaken(fileId: string): Promise<boolean> {
  const [versions, releases] = await Promise.all([
    db().archiveVersion.count({ where: { fileId } }),
    db().numberRelease.count({ where: { fileId } }),
  ]);
  return versions + releases > 0;
}
