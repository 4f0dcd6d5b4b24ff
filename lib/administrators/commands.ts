// 组织管理员：席位有限，先到先得；必须是本组织的团干部。有事要知会的，写信给他们。
import { record, type Recorder } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { ancestorPaths } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { type Tx, transaction } from "#lib/db";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

export type Grant = { personId: string; organization: { id: string; path: string } };

/** Gives the admin right of a locked organization to one of its cadres (ADM-01, ADM-02). Seats make more than the limit impossible. */
export async function grantAdmin(tx: Tx, who: Recorder, { personId, organization }: Grant): Promise<void> {
  const { "admin.maxPerOrg": most } = await readSettings(organization.path);
  const active = await tx.orgAdmin.findMany({ where: { organizationId: organization.id, status: "ACTIVE" } });
  if (active.some((a) => a.personId === personId)) return;
  const seat = Array.from({ length: most }, (_, i) => i + 1).find((n) => !active.some((a) => a.seat === n));
  if (!seat || active.length >= most) refuse("E-ADM-01", { n: most });
  const post = await tx.cadrePost.count({ where: { personId, organizationId: organization.id, status: "ACTIVE" } });
  if (post === 0) refuse("E-ADM-02");
  await tx.orgAdmin.create({ data: { id: newId(), personId, organizationId: organization.id, seat, grantedAt: now() } });
  const changes = [{ personId, organizationId: organization.id, kind: "ADMIN_GRANTED" as const }];
  await record(tx, who, { action: "administrator.granted", subject: { type: "organization", id: organization.id }, changes });
}

/** The direct superior makes a cadre of a child its administrator, at once (ADM-03, Q23): the way for whoever is registered already. */
export const grantAdministrator = (actor: Actor, given: { organizationId: string; personId: string }): Promise<void> =>
  transaction(async (tx) => {
    const { organizationId: id, personId } = given;
    await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${id}::uuid FOR UPDATE`;
    const organization = (await tx.organization.findFirst({ where: { id, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
    permit(may(actor, "administrators:A", organization));
    await grantAdmin(tx, actor, { personId, organization });
    const title = `你已成为${organization.shortName}的管理员`;
    const body = `由${actor.name}添加，现在就可以进管理中心。`;
    await tx.message.create({ data: { id: newId(), personId, title, body, href: "/manage", createdAt: now() } });
  });

export type Letter = { title: string; body: string; href: string };

/** Writes to the administrators of the organization at this path; where it has none, to those of the nearest one above (ADM-10). */
export async function tellDesk(tx: Tx, path: string, letter: Letter): Promise<void> {
  const admins = await tx.$queryRaw<{ personId: string }[]>`
    SELECT a.person_id AS "personId" FROM org_admin a WHERE a.status = 'ACTIVE' AND a.organization_id = (
      SELECT o.id FROM organization o WHERE o.path = ANY(${[path, ...ancestorPaths(path)]})
        AND EXISTS (SELECT 1 FROM org_admin b WHERE b.organization_id = o.id AND b.status = 'ACTIVE')
      ORDER BY o.level DESC LIMIT 1)`;
  await tx.message.createMany({ data: admins.map(({ personId }) => ({ id: newId(), personId, ...letter, createdAt: now() })) });
}
