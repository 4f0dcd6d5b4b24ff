// 注册码分发表：直属下级的注册码与有效期（ORG-16、4.9.4），下载记入审计（ORG-17）。
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf, showFullMoment } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { CATEGORY_LABELS } from "#lib/organizations/labels";
import { noteCodeExport } from "#lib/registration/commands";
import { listHandOuts } from "#lib/registration/queries";
import { readSettings } from "#lib/settings/settings";

const HEAD = ["序号", "组织简称", "组织全称", "组织类别", "管理员注册码", "有效期至", "备注"];
const WIDTHS = [8, 28, 44, 14, 16, 22, 14];

/** The codes of all direct children as a sheet. */
export async function exportCodes(actor: Actor, scope: Scope): Promise<{ sheet: PlainSheet; name: string }> {
  const { "admin.maxPerOrg": most } = await readSettings(scope.path);
  const found = await listHandOuts(scope, most);
  await noteCodeExport(actor, found.filter((f) => f.code !== "").length);
  const rows = found.map((f, i) => [
    String(i + 1),
    f.shortName,
    f.fullName,
    CATEGORY_LABELS[f.category],
    f.code,
    f.expiresAt ? showFullMoment(f.expiresAt) : "",
    f.remark,
  ]);
  return { sheet: { name: "管理员注册码", head: HEAD, widths: WIDTHS, rows }, name: `管理员注册码 ${dayOf(now())}.xlsx` };
}
