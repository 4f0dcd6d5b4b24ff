// 按姓名和身份证号码找人：两样都要对（TRF-04）。
import { ancestorPaths } from "#lib/auth/reach";
import type { Scope } from "#lib/auth/scope";
import { blindIndex } from "#lib/crypto/blind";
import { db } from "#lib/db";
import { canonicalId, canonicalName } from "#lib/members/identity/rules";
import { type Advice, hindrances, type Traveller } from "#lib/transfers/guidance/rules";
import { listTravellers } from "#lib/transfers/places/queries";

export type Found = { traveller: Traveller; branchPath: string[]; inLibrary: boolean };

/** Names from the root down to an organization. */
export async function namesDownTo(path: string): Promise<string[]> {
  const line = await db().organization.findMany({ where: { path: { in: [...ancestorPaths(path), path] } }, orderBy: { level: "asc" } });
  return line.map((o) => o.shortName);
}

/** The member with this name and ID number, or null. */
export async function findByName({ name, idNumber }: { name: string; idNumber: string }): Promise<Found | null> {
  const idIndex = new Uint8Array(blindIndex("id-number", canonicalId(idNumber)));
  const person = await db().person.findFirst({ where: { idIndex, status: "ACTIVE" }, select: { id: true, name: true } });
  if (!person || person.name !== canonicalName(name)) return null;
  const [traveller] = await listTravellers([person.id]);
  if (!traveller) return null;
  const inLibrary = traveller.branch.category === "SPECIAL_UNIT_LIBRARY";
  return { traveller, branchPath: await namesDownTo(traveller.branch.path), inLibrary };
}

export type Movable = { personId: string; name: string; postRank: number; advice: Advice[] };
const MOST = 1000;

/** Members of a branch within reach, each with what stands in the way (TRF-02, TRF-10); null when the branch is out of reach. */
export async function listMovable(scope: Scope, branchId: string): Promise<Movable[] | null> {
  const branch = await db().organization.findFirst({
    where: { id: branchId, path: { gte: scope.path, lt: scope.end }, status: { not: "DELETED" } },
  });
  if (!branch) return null;
  const members = await db().membership.findMany({
    where: { branchId, status: "ACTIVE" },
    orderBy: [{ postRank: "asc" }, { nameKey: "asc" }],
    select: { personId: true, postRank: true },
    take: MOST,
  });
  const travellers = new Map((await listTravellers(members.map((m) => m.personId))).map((t) => [t.personId, t]));
  return members.flatMap(({ personId, postRank }) => {
    const traveller = travellers.get(personId);
    return traveller ? [{ personId, name: traveller.name, postRank, advice: hindrances(traveller) }] : [];
  });
}
