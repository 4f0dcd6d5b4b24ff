// 照相：一个组织连同下级此刻的样子，拿来和以后比。
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { draftOf } from "#lib/members/record/queries";

/** Everything about the people below an organization that somebody could notice: records, places, posts, accounts, counts and marks. */
export async function stateOf(path: string) {
  const below = { gte: path, lt: `${path}{` };
  const memberships = await db().membership.findMany({
    where: { branchPath: below, status: "ACTIVE" },
    include: { person: { include: { account: true, posts: { where: { status: "ACTIVE" } } } } },
    orderBy: { personId: "asc" },
  });
  const people = memberships.map(({ person, branchId, complete, archiveState, joinDate, postRank, nameKey, activated }) => ({
    id: person.id,
    ...{ branchId, complete, archiveState, joinDate, postRank, nameKey, activated },
    own: [person.complete, person.archiveState, person.missing, person.status],
    account: person.account?.state,
    draft: draftOf(
      person,
      person.posts.find((post) => post.organizationId === branchId),
    ),
  }));
  const organizations = await db().organization.findMany({
    where: { path: below },
    select: { path: true, shortName: true, small: true, hollow: true, infoComplete: true, status: true },
    orderBy: { path: "asc" },
  });
  const totals = [];
  for (const organization of await db().organization.findMany({ where: { path: below }, orderBy: { path: "asc" } })) {
    totals.push(await readTotal(db(), organization));
  }
  const [codes] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM credential_code`;
  const rows = {
    people: await db().person.count(),
    accounts: await db().account.count(),
    posts: await db().cadrePost.count(),
    codes: codes?.n,
  };
  return { people, organizations, totals, rows };
}
