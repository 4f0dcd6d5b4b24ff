// 我的组织：找谁、多少人、隶属关系（ORG-30）。
import type { OrgCategory, Post } from "#generated/enums";
import type { SelfScope } from "#lib/auth/scope";
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { dayFromDb, type Day } from "#lib/dates";
import { maskMobile } from "#lib/members/identity/rules";
import { openContacts } from "#lib/members/record/queries";
import { listAbove } from "#lib/organizations/queries";

export type Contact = { personId: string; name: string; post: Post | null; isAdmin: boolean; mobile: string | null };
export type OwnOrganization = {
  id: string;
  shortName: string;
  fullName: string;
  category: OrgCategory;
  above: { id: string; shortName: string }[];
  members: number;
  contacts: Contact[];
  since: Day | null;
};

type Raw = Omit<Contact, "mobile"> & { contacts: Uint8Array };

/** Secretary, deputies and administrators, whom one may ask; phones masked. */
async function listContacts(organizationId: string): Promise<Contact[]> {
  const found = await db().$queryRaw<Raw[]>`
    SELECT p.id AS "personId", p.name, p.contacts, max(c.post::text) AS post, bool_or(a.id IS NOT NULL) AS "isAdmin"
    FROM (SELECT person_id FROM cadre_post WHERE organization_id = ${organizationId}::uuid AND status = 'ACTIVE'
            AND post IN ('FIRST_SECRETARY', 'SECRETARY', 'DEPUTY_SECRETARY')
          UNION SELECT person_id FROM org_admin WHERE organization_id = ${organizationId}::uuid AND status = 'ACTIVE') r
    JOIN person p ON p.id = r.person_id
    LEFT JOIN cadre_post c ON c.person_id = p.id AND c.organization_id = ${organizationId}::uuid AND c.status = 'ACTIVE'
    LEFT JOIN org_admin a ON a.person_id = p.id AND a.organization_id = ${organizationId}::uuid AND a.status = 'ACTIVE'
    GROUP BY p.id, p.name, p.contacts ORDER BY min(c.post), p.name`;
  return found.map(({ contacts, ...person }) => {
    const { mobile } = openContacts({ id: person.personId, contacts: new Uint8Array(contacts) });
    return { ...person, mobile: mobile ? maskMobile(mobile) : null };
  });
}

/** An organization that the person belongs to or serves in; null when they have none. */
export async function getOwnOrganization(self: SelfScope, organizationId: string | null): Promise<OwnOrganization | null> {
  if (!organizationId) return null;
  const organization = await db().organization.findFirst({ where: { id: organizationId, status: { not: "DELETED" } } });
  if (!organization) return null;
  const { id, shortName, fullName, category, path } = organization;
  const membership = await db().membership.findFirst({
    where: { personId: self.personId, branchId: id, status: "ACTIVE" },
    select: { since: true },
  });
  const { members } = await readTotal(db(), { id, path });
  return {
    id,
    shortName,
    fullName,
    category,
    above: await listAbove(path),
    members,
    contacts: await listContacts(id),
    since: dayFromDb(membership?.since ?? null),
  };
}
