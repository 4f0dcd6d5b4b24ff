// 注册码的查看与核对。
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { unseal } from "#lib/crypto/seal";
import { db, type Tx } from "#lib/db";
import type { AdminRegistrationCode } from "#generated/client";
import type { OrgCategory } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";

const place = (row: string) => ({ column: "admin_registration_code.code_sealed", row });
export const openCode = (row: AdminRegistrationCode): string => unseal(row.codeSealed, place(row.id));

/** The code of an organization that can still be used. */
export const findIssued = (tx: Tx, organizationId: string): Promise<AdminRegistrationCode | null> =>
  tx.adminRegistrationCode.findFirst({ where: { organizationId, state: "ISSUED", expiresAt: { gt: now() } } });

/** The row of a typed code; upper and lower case count (REG-02). */
export const findTyped = (typed: string): Promise<AdminRegistrationCode | null> =>
  db().adminRegistrationCode.findUnique({ where: { codeIndex: new Uint8Array(blindIndex("registration-code", typed)) } });

export type HandOut = { shortName: string; fullName: string; category: OrgCategory; code: string; expiresAt: Date | null; remark: string };

type Row = AdminRegistrationCode & { shortName: string; fullName: string; category: OrgCategory; admins: number };

/** Codes of all direct children that have administrators of their own, for handing out (ORG-16, 4.9.4). */
export async function listHandOuts(scope: Scope, most: number): Promise<HandOut[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT o.short_name AS "shortName", o.full_name AS "fullName", o.category,
           (SELECT count(*)::int FROM org_admin a WHERE a.organization_id = o.id AND a.status = 'ACTIVE') AS admins,
           c.id, c.code_sealed AS "codeSealed", c.expires_at AS "expiresAt"
    FROM organization o
    LEFT JOIN admin_registration_code c ON c.organization_id = o.id AND c.state = 'ISSUED' AND c.expires_at > ${now()}
    WHERE o.parent_id = ${scope.organizationId}::uuid AND o.status <> 'DELETED'
      AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')
    ORDER BY o.sort_order, o.path`;
  return rows.map((row) => ({
    shortName: row.shortName,
    fullName: row.fullName,
    category: row.category,
    code: row.id ? openCode(row) : "",
    expiresAt: row.id ? row.expiresAt : null,
    remark: row.admins >= most ? "已达上限" : "",
  }));
}

export type Invitation = { organizationId: string; fullName: string; category: OrgCategory; level: number; code: string };

/** What a registration link opens: the organization and its code, while the code lives. */
export async function readInvitation(codeId: string): Promise<Invitation | null> {
  const code = await db().adminRegistrationCode.findFirst({ where: { id: codeId, state: "ISSUED", expiresAt: { gt: now() } } });
  const organization = code && (await db().organization.findFirst({ where: { id: code.organizationId, status: { not: "DELETED" } } }));
  if (!code || !organization) return null;
  const { id: organizationId, fullName, category, level } = organization;
  return { organizationId, fullName, category, level, code: openCode(code) };
}
