// 编号未使用的上报表：姓名、身份证号、编号、发展组织全称（EDB-18），导出一次记一次。
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { listUnused } from "#lib/archives/unused/queries";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { noteExport } from "#lib/members/disclosures/commands";
import { openIdNumber } from "#lib/members/record/queries";
import { refuse } from "#lib/verdict";

const HEAD = ["姓名", "身份证号", "编号", "发展组织全称"];
const LIMIT = 500;

/** The report of everything below, as a sheet. */
export async function exportUnused(actor: Actor, scope: Scope): Promise<{ sheet: PlainSheet; name: string }> {
  const found = await listUnused(scope);
  if (found.length > LIMIT) refuse("E-EXP-01");
  const ids = found.map((f) => f.id);
  await noteExport(actor, ids, { fields: HEAD });
  const rows = found.map((f) => [f.name, openIdNumber(f), f.number, f.branch]);
  return { sheet: { name: "编号未使用", head: HEAD, widths: [14, 22, 18, 48], rows }, name: `编号未使用 ${dayOf(now())}.xlsx` };
}
