// 联系人的手机：书记，还没有书记的是第一位管理员；直属下级看完整号码，隔级打码（ORG-36）。
import type { Scope } from "#lib/auth/scope";
import { db } from "#lib/db";
import { maskMobile } from "#lib/members/identity/rules";
import { openContacts } from "#lib/members/record/queries";

type Raw = { organizationId: string; personId: string; contacts: Uint8Array; direct: boolean };

/** Phones of secretaries, or else of first administrators, by organization; those without either, or out of reach, are missing. */
export async function listContactPhones(scope: Scope, organizationIds: readonly string[]): Promise<Map<string, string | null>> {
  const found = await db().$queryRaw<Raw[]>`
    SELECT o.id AS "organizationId", p.id AS "personId", p.contacts, o.parent_id = ${scope.organizationId}::uuid AS direct
    FROM organization o JOIN LATERAL (
        SELECT c.person_id, 0 AS place FROM cadre_post c
        WHERE c.organization_id = o.id AND c.post = 'SECRETARY' AND c.status = 'ACTIVE'
        UNION ALL SELECT a.person_id, a.seat FROM org_admin a WHERE a.organization_id = o.id AND a.status = 'ACTIVE'
        ORDER BY place LIMIT 1) c ON true
    JOIN person p ON p.id = c.person_id
    WHERE o.id = ANY(${[...organizationIds]}::uuid[]) AND o.path >= ${scope.path} AND o.path < ${scope.end}`;
  return new Map(
    found.map(({ organizationId, personId, contacts, direct }) => {
      const { mobile } = openContacts({ id: personId, contacts: new Uint8Array(contacts) });
      return [organizationId, mobile ? (direct ? mobile : maskMobile(mobile)) : null];
    }),
  );
}
