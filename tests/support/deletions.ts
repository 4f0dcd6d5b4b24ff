// 删除组织的词汇：看过后果再按，删了之后人在哪里。
import { db } from "#lib/db";
import { deleteOrganization } from "#lib/reorganization/actions";
import { previewDeletion } from "#lib/reorganization/deletion/queries";
import { organizationOf } from "#tests/support/organizations";
import { actorFor, type Player, personId, press } from "#tests/support/people";

/** What the person at a desk is shown before deleting an organization. */
export const previewOf = async (player: Player, fullName: string) =>
  previewDeletion(await organizationOf(fullName), (await actorFor(player)).role === "OPERATOR");

/** Deletes an organization as it was seen a moment ago. */
export async function remove(player: Player, fullName: string) {
  const { organization, seen } = await previewOf(player, fullName);
  return press(player.browser, deleteOrganization, { organizationId: organization.id, seen });
}

/** In which branch somebody is now. */
export async function branchOf(key: string): Promise<string | null> {
  const found = await db().membership.findFirst({ where: { personId: await personId(key), status: "ACTIVE" } });
  return found ? (await db().organization.findUniqueOrThrow({ where: { id: found.branchId } })).fullName : null;
}

/** Kinds of what stands in somebody's history. */
export const kindsOf = async (key: string): Promise<string[]> =>
  (await db().changeRecord.findMany({ where: { personId: await personId(key) }, orderBy: { id: "asc" } })).map((c) => c.kind);
