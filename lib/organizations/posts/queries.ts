// 任职的读取：哪些组织已有书记。
import type { Tx } from "#lib/db";

/** Organizations of the list that have an active secretary. */
export async function withSecretary(tx: Tx, organizationIds: readonly string[]): Promise<Set<string>> {
  const posts = await tx.cadrePost.findMany({
    where: { organizationId: { in: [...organizationIds] }, post: "SECRETARY", status: "ACTIVE" },
    select: { organizationId: true },
  });
  return new Set(posts.map((p) => p.organizationId));
}
