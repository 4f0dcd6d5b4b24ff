// 录入例外的名单：省级看自己上报的，团中央与系统后台看全部，团支部和直属上级看可以录入的。
import type { EntryWaiver } from "#generated/client";
import type { WaiverKind, WaiverState } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { unsealJson } from "#lib/crypto/seal";
import { dayOf } from "#lib/dates";
import { db, Prisma } from "#lib/db";
import type { EntryBranch } from "#lib/members/entry/queries";
import { maskId, maskMobile } from "#lib/members/identity/rules";
import { WAIVER_KIND_LABELS } from "#lib/members/labels";
import { waiverNumber } from "#lib/members/waivers/rules";
import type { PaperFact } from "#lib/papers/rules";

export const sealedPlace = (row: string) => ({ column: "entry_waiver.sealed", row });
export const openWaiver = ({ id, sealed }: Pick<EntryWaiver, "id" | "sealed">): { idNumber: string; mobile: string } =>
  unsealJson(new Uint8Array(sealed), sealedPlace(id));

export type WaiverRow = Pick<EntryWaiver, "id" | "sealed"> & {
  no: number;
  kind: WaiverKind;
  state: WaiverState;
  name: string;
  note: string;
  filedAt: Date;
  branchName: string;
  provinceName: string;
};

/** What a desk sees of the list; only what is approved is of use to a branch. */
function seenBy({ role, organizationId: at }: Scope): Prisma.Sql {
  if (role === "OPERATOR" || role === "CENTRAL_ADMIN") return Prisma.sql`true`;
  if (role === "PROVINCIAL_ADMIN") return Prisma.sql`w.province_id = ${at}::uuid`;
  return Prisma.sql`w.state = 'APPROVED' AND w.kind = 'ARMY' AND (b.id = ${at}::uuid OR b.parent_id = ${at}::uuid)`;
}

export const WAIVER_PAGE = 50;

/** The list, the latest first; those that can be used now before the rest. */
export const listWaivers = (scope: Scope, { limit, offset }: { limit: number; offset: number }): Promise<WaiverRow[]> =>
  db().$queryRaw`
    SELECT w.id, w.no, w.kind, w.state, w.name, w.sealed, w.note, w.filed_at AS "filedAt", b.full_name AS "branchName", p.short_name AS "provinceName"
    FROM entry_waiver w JOIN organization b ON b.id = w.branch_id JOIN organization p ON p.id = w.province_id
    WHERE ${seenBy(scope)} ORDER BY (w.state = 'APPROVED') DESC, w.filed_at DESC, w.id LIMIT ${limit} OFFSET ${offset}`;

/** How the list says it. */
export const shownNumber = ({ no, filedAt }: Pick<WaiverRow, "no" | "filedAt">): string => waiverNumber(no, dayOf(filedAt).slice(0, 4));

/** By which somebody is entered: what the form says of it. */
export type UsableWaiver = { id: string; number: string; kind: WaiverKind; name: string; branch: EntryBranch };

type Usable = Omit<EntryBranch, "id"> & Pick<UsableWaiver, "id" | "kind" | "name"> & { branchId: string; no: number; filedAt: Date };

/** An approval that this desk sees and that still serves. */
export async function findUsableWaiver(scope: Scope, id: string | undefined): Promise<UsableWaiver | null> {
  if (!id || !isId(id)) return null;
  const [found] = await db().$queryRaw<Usable[]>`
    SELECT w.id, w.no, w.filed_at AS "filedAt", w.kind, w.name, b.id AS "branchId", b.short_name AS "shortName", b.full_name AS "fullName",
      b.province_code AS "provinceCode", b.category, b.level
    FROM entry_waiver w JOIN organization b ON b.id = w.branch_id AND b.status <> 'DELETED'
    WHERE w.id = ${id}::uuid AND w.state = 'APPROVED' AND ${seenBy(scope)}`;
  if (!found) return null;
  const { kind, name, branchId, shortName, fullName, provinceCode, category, level } = found;
  return { id, kind, name, number: shownNumber(found), branch: { id: branchId, shortName, fullName, provinceCode, category, level } };
}

/** What 团中央 reads before deciding. */
export async function listWaiverFacts(waiverId: string): Promise<PaperFact[]> {
  const waiver = await db().entryWaiver.findUniqueOrThrow({ where: { id: waiverId } });
  const branch = await db().organization.findUniqueOrThrow({ where: { id: waiver.branchId }, select: { fullName: true } });
  const { idNumber, mobile } = openWaiver(waiver);
  return [
    { label: "种类", value: WAIVER_KIND_LABELS[waiver.kind] },
    { label: "姓名", value: waiver.name },
    { label: "身份证", value: maskId(idNumber), code: true },
    { label: "联系方式", value: maskMobile(mobile), code: true },
    { label: "当前所在团组织", value: branch.fullName },
    { label: "情况说明", value: waiver.note },
  ];
}
