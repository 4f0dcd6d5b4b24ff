// 组织管理员：席位有限，先到先得；必须是本组织的团干部。有事要知会的，写信给他们。
import { record, type Recorder } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { ancestorPaths, parentPath } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import type { Tx } from "#lib/db";
import { reseatPapers } from "#lib/papers/commands";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

export type Desk = { id: string; path: string; shortName: string };
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
  if (active.length === 0) await reseatPapers(tx, organization);
  const changes = [{ personId, organizationId: organization.id, kind: "ADMIN_GRANTED" as const }];
  await record(tx, who, { action: "administrator.granted", subject: { type: "organization", id: organization.id }, changes });
}

/** Refuses somebody who was an administrator when they knocked and is none any more (case 5). Whoever takes the right away waits until this is done. */
export async function requireSeat(tx: Tx, { role, personId, organizationId }: Actor): Promise<void> {
  if (role === "OPERATOR") return;
  const seats = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM org_admin WHERE person_id = ${personId}::uuid AND organization_id = ${organizationId}::uuid AND status = 'ACTIVE' FOR SHARE`;
  if (seats.length === 0) refuse("E-PERM-01");
}

export type Letter = { title: string; body: string; href: string };

/** Writes to one person. */
export const tell = (tx: Tx, personId: string, letter: Letter) =>
  tx.message.create({ data: { id: newId(), personId, ...letter, createdAt: now() } });

/** Writes to the administrators of the organization at this path; where it has none, to those of the nearest one above (ADM-10). */
export async function tellDesk(tx: Tx, path: string, letter: Letter): Promise<void> {
  const admins = await tx.$queryRaw<{ personId: string }[]>`
    SELECT a.person_id AS "personId" FROM org_admin a WHERE a.status = 'ACTIVE' AND a.organization_id = (
      SELECT o.id FROM organization o WHERE o.path = ANY(${[path, ...ancestorPaths(path)]})
        AND EXISTS (SELECT 1 FROM org_admin b WHERE b.organization_id = o.id AND b.status = 'ACTIVE')
      ORDER BY o.level DESC LIMIT 1)`;
  await tx.message.createMany({ data: admins.map(({ personId }) => ({ id: newId(), personId, ...letter, createdAt: now() })) });
}

/** Writes the same to many. */
export const tellAll = (tx: Tx, personIds: readonly string[], letter: Letter) =>
  tx.message.createMany({ data: personIds.map((personId) => ({ id: newId(), personId, ...letter, createdAt: now() })) });

export type Ending = { desk: Desk; personIds: string[]; why: string };

/** Ends admin rights of an organization that its caller has locked, and tells the people. Whether anybody is left is for `noteVacancy`. */
export async function endAdmins(tx: Tx, who: Recorder, { desk, personIds, why }: Ending): Promise<void> {
  if (personIds.length === 0) return;
  const held = { organizationId: desk.id, personId: { in: personIds }, status: "ACTIVE" } as const;
  // Whoever decides just now has finished then: the right ends after what it was used for.
  await tx.$executeRaw`
    SELECT 1 FROM org_admin WHERE organization_id = ${desk.id}::uuid AND person_id = ANY(${personIds}::uuid[]) AND status = 'ACTIVE'
    ORDER BY id FOR UPDATE`;
  await tx.orgAdmin.updateMany({ where: held, data: { status: "ENDED", endedAt: now() } });
  for (const personId of personIds)
    await tell(tx, personId, { title: `你不再是${desk.shortName}的管理员`, body: why, href: "/my/messages" });
  const changes = personIds.map((personId) => ({ personId, organizationId: desk.id, kind: "ADMIN_ENDED" as const, note: why }));
  await record(tx, who, { action: "administrator.ended", subject: { type: "organization", id: desk.id }, changes });
}

/** Where nobody administers any more: the superior is told, and what lay there lies with the superior (ADM-08, ADM-10). */
export async function noteVacancy(tx: Tx, desk: Desk): Promise<void> {
  if ((await tx.orgAdmin.count({ where: { organizationId: desk.id, status: "ACTIVE" } })) > 0) return;
  await reseatPapers(tx, desk);
  if ((await tx.organization.count({ where: { id: desk.id, status: "DELETED" } })) > 0) return;
  const body = "它的待办先由您决定。可以发管理员注册码，也可以从它的团干部里添加一位。";
  await tellDesk(tx, parentPath(desk.path), { title: `${desk.shortName}已无管理员`, body, href: `/manage/administrators?at=${desk.id}` });
}
