// 青年列表的读取：支部看自己的，上级看各支部的，手机号码只有本支部看得全（MEM-33）。
import type { Scope } from "#lib/auth/scope";
import { unseal } from "#lib/crypto/seal";
import { db, Prisma, startingWith } from "#lib/db";
import { maskMobile } from "#lib/members/identity/rules";
import type { YouthFilter } from "#lib/members/youth/schema";

export const mobilePlace = (row: string) => ({ column: "youth.mobile", row });

export type YouthRow = { id: string; branchId: string; branchName: string; name: string; mobile: string; birthYear: number };
type Raw = Omit<YouthRow, "mobile"> & { mobile: Uint8Array | null };

export const YOUTH_PAGE = 50;

/** One page of the list of a branch, or of all branches below. */
export async function listYouth(scope: Scope, { q, page }: YouthFilter): Promise<{ rows: YouthRow[]; more: boolean }> {
  const named = q ? Prisma.sql`AND y.name LIKE ${startingWith(q)}` : Prisma.empty;
  const found = await db().$queryRaw<Raw[]>`
    SELECT y.id, y.branch_id AS "branchId", o.short_name AS "branchName", y.name, y.mobile, y.birth_year AS "birthYear"
    FROM youth y JOIN organization o ON o.id = y.branch_id AND o.status <> 'DELETED'
    WHERE o.path >= ${scope.path} AND o.path < ${scope.end} ${named}
    ORDER BY o.path, y.birth_year, y.name, y.id LIMIT ${YOUTH_PAGE + 1} OFFSET ${(page - 1) * YOUTH_PAGE}`;
  const rows = found.slice(0, YOUTH_PAGE).map(({ mobile, ...row }) => {
    const whole = mobile ? unseal(new Uint8Array(mobile), mobilePlace(row.id)) : "";
    return { ...row, mobile: whole && row.branchId !== scope.organizationId ? maskMobile(whole) : whole };
  });
  return { rows, more: found.length > YOUTH_PAGE };
}
