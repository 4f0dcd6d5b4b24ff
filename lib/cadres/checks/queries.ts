// 核对的读取：本级团干部够不够、谁还没核对、哪些组织逾期（CAD-13、CAD-16、MEM-36）。
import type { OrgCategory, Post } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { OVERDUE_DAY } from "#lib/cadres/checks/rules";
import type { DutyFacts } from "#lib/cadres/checks/rules";
import { countCadres } from "#lib/cadres/queries";
import { now } from "#lib/clock";
import { type Day, dayOf } from "#lib/dates";
import { db } from "#lib/db";
import { LIST_PAGE } from "#lib/organizations/schema";

const thisYear = (today: Day): number => Number(today.slice(0, 4));

/** Whether an administrator has still to confirm the own record this year (MEM-36). */
export async function isUnchecked(self: SelfScope): Promise<boolean> {
  const { personId } = self;
  if ((await db().orgAdmin.count({ where: { personId, status: "ACTIVE" } })) === 0) return false;
  return (await db().selfCheck.count({ where: { personId, year: thisYear(dayOf(now())) } })) === 0;
}

export type OwnPost = { organizationId: string; organizationName: string; category: OrgCategory; level: number; path: string; post: Post };

/** Own posts that were made of old ones and not confirmed (CAD-13). */
export const listOwnUnconfirmed = (self: SelfScope): Promise<OwnPost[]> =>
  db().$queryRaw`
    SELECT o.id AS "organizationId", o.short_name AS "organizationName", o.category, o.level, o.path, c.post
    FROM cadre_post c JOIN organization o ON o.id = c.organization_id
    WHERE c.person_id = ${self.personId}::uuid AND c.status = 'ACTIVE' AND c.needs_confirm ORDER BY o.path`;

/** What waits for somebody because of their post or desk. */
export async function getDuties(self: SelfScope, { role, organization }: Actor): Promise<DutyFacts> {
  const seated =
    organization && (await db().orgAdmin.count({ where: { personId: self.personId, organizationId: organization.id, status: "ACTIVE" } }));
  const staff = organization && seated && role !== "OPERATOR" ? await countCadres(organization) : null;
  return {
    staff: staff && organization ? { ...staff, category: organization.category, shortName: organization.shortName } : null,
    unchecked: await isUnchecked(self),
    unconfirmed: await listOwnUnconfirmed(self),
  };
}

/** Own cadres whose post has to be chosen again, for whoever signs in at the desk (NAV-08, 7). */
export const listUnconfirmed = (scope: Scope): Promise<{ name: string; post: Post }[]> =>
  db().$queryRaw`
    SELECT p.name, c.post FROM cadre_post c JOIN person p ON p.id = c.person_id
    WHERE c.organization_id = ${scope.organizationId}::uuid AND c.status = 'ACTIVE' AND c.needs_confirm ORDER BY c.post, p.name_pinyin LIMIT 20`;

export type Overdue = { id: string; fullName: string; cadres: number; incomplete: number };

/** Organizations below that had not finished by the 10th of this month, with the numbers of that day (JOB-09). */
export const listOverdue = (scope: Scope): Promise<Overdue[]> =>
  db().$queryRaw`
    SELECT o.id, o.full_name AS "fullName", r.cadres, r.incomplete FROM cadre_reminder r JOIN organization o ON o.id = r.organization_id
    WHERE r.month = ${dayOf(now()).slice(0, 7)} AND r.day = ${OVERDUE_DAY} AND o.path > ${scope.path} AND o.path < ${scope.end} AND o.status <> 'DELETED'
    ORDER BY o.path LIMIT ${LIST_PAGE}`;
