// 办理转出从哪里开始：哪个团支部，有哪些团员，先勾上谁。
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { findOrganization } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { listMovable, type Movable } from "#lib/transfers/checks/queries";
import { mayFileOut } from "#lib/transfers/policy";

export type Start = {
  /** What the tree stands at. */
  at: string | null;
  branch: { id: string; shortName: string; fullName: string } | null;
  members: Movable[];
  chosen: string[];
};

/** The branch within reach where somebody is. */
async function branchOf({ path, end }: Scope, personId: string): Promise<string | null> {
  if (!isId(personId)) return null;
  const where = { personId, status: "ACTIVE", branchPath: { gte: path, lt: end } } as const;
  return (await db().membership.findFirst({ where, select: { branchId: true } }))?.branchId ?? null;
}

/** The branch that the address names, or that of the person it names, or the own one. */
export async function findStart(
  scope: Scope,
  actor: Actor,
  asked: { at?: string | undefined; person?: string | undefined },
): Promise<Start> {
  const home = asked.person ? await branchOf(scope, asked.person) : null;
  const at = await findOrganization(scope, home ?? asked.at ?? scope.organizationId);
  const sendable = at && isBranchLike(at.category) && mayFileOut(actor, at).yes;
  const members = sendable ? ((await listMovable(scope, at.id)) ?? []) : [];
  const chosen = members.filter((m) => m.personId === asked.person && m.advice.length === 0).map((m) => m.personId);
  return { at: at?.id ?? null, branch: sendable ? at : null, members, chosen };
}
