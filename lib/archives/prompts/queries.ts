// 登录后的提示四、五：本组织和直属下级里，还有几人没有上传、几人没有认证（NAV-08、EDB-11）。
import type { Scope } from "#lib/auth/scope";
import { readTotal, readTotals } from "#lib/counters/queries";
import { db } from "#lib/db";
import { BRANCH_LIKE } from "#lib/organizations/rules";

export type ArchiveGaps = { missing: number; uncertified: number };

/** What is missing in the own branch, or in the branches directly below: their direct superior is reminded, nobody farther up. */
export async function readArchiveGaps({ organizationId, path }: Scope): Promise<ArchiveGaps> {
  const below = await db().organization.findMany({
    where: { parentId: organizationId, status: { not: "DELETED" }, category: { in: [...BRANCH_LIKE] } },
    select: { id: true, path: true },
  });
  const own = await db().organization.findUniqueOrThrow({ where: { id: organizationId }, select: { category: true } });
  const sums = BRANCH_LIKE.includes(own.category)
    ? [await readTotal(db(), { id: organizationId, path })]
    : [...(await readTotals(db(), below)).values()];
  const add = (measure: "members.new" | "members.unuploaded" | "members.certified") => sums.reduce((n, t) => n + t[measure], 0);
  return { missing: add("members.unuploaded"), uncertified: add("members.new") - add("members.certified") };
}
