// 管理中心首页要的事实：一次查清。
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import type { HomeFacts } from "#lib/organizations/home/rules";
import type { OrganizationField } from "#lib/organizations/labels";

type Counted = Pick<HomeFacts, "children" | "withoutAdministrator" | "withoutCode" | "incomplete">;

/** Direct children that have administrators of their own, by what they still lack. */
const countChildren = (parentId: string): Promise<Counted[]> =>
  db().$queryRaw`
    SELECT count(*)::int AS children, count(*) FILTER (WHERE NOT administered)::int AS "withoutAdministrator",
      count(*) FILTER (WHERE NOT administered AND NOT coded)::int AS "withoutCode",
      count(*) FILTER (WHERE NOT info_complete)::int AS incomplete
    FROM (SELECT o.info_complete,
        EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = o.id AND a.status = 'ACTIVE') AS administered,
        EXISTS (SELECT 1 FROM admin_registration_code c WHERE c.organization_id = o.id AND c.state = 'ISSUED' AND c.expires_at > ${now()}) AS coded
      FROM organization o WHERE o.parent_id = ${parentId}::uuid AND o.status <> 'DELETED'
        AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')) c`;

const listAdministratorNames = (organizationId: string): Promise<{ name: string }[]> =>
  db().$queryRaw`
    SELECT p.name FROM org_admin a JOIN person p ON p.id = a.person_id
    WHERE a.organization_id = ${organizationId}::uuid AND a.status = 'ACTIVE' ORDER BY a.seat`;

/** Where the five tasks of the own organization stand. */
export async function getHomeFacts(scope: Scope): Promise<HomeFacts> {
  const id = scope.organizationId;
  const [own, [counted], names, first] = await Promise.all([
    db().organization.findUniqueOrThrow({ where: { id }, select: { category: true, infoMissing: true } }),
    countChildren(id),
    listAdministratorNames(id),
    db().organization.findFirst({
      where: {
        parentId: id,
        status: { not: "DELETED" },
        infoComplete: false,
        category: { notIn: ["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"] },
      },
      orderBy: [{ sortOrder: "asc" }, { path: "asc" }],
      select: { id: true, shortName: true, infoMissing: true },
    }),
  ]);
  return {
    category: own.category,
    administrators: names.map((n) => n.name),
    missing: own.infoMissing as OrganizationField[],
    ...(counted ?? { children: 0, withoutAdministrator: 0, withoutCode: 0, incomplete: 0 }),
    firstIncomplete: first && { id: first.id, shortName: first.shortName, missing: first.infoMissing as OrganizationField[] },
  };
}
