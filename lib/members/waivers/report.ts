// 录入例外的上报表：人数、姓名、身份证号、联系方式、当前所在团组织（MEM-27），导出一次记一次。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayUse } from "#lib/auth/permissions";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { transaction } from "#lib/db";
import type { PlainSheet } from "#lib/excel/template";
import { WAIVER_KIND_LABELS, WAIVER_STATE_LABELS } from "#lib/members/labels";
import { EXPORT_LIMIT } from "#lib/members/exports/rules";
import { listWaivers, openWaiver, shownNumber, type WaiverRow } from "#lib/members/waivers/queries";
import { permit, refuse } from "#lib/verdict";

const HEAD = ["批准号", "种类", "姓名", "身份证号", "联系方式", "当前所在团组织名称", "情况说明", "状态"];
const WIDTHS = [12, 12, 12, 22, 16, 44, 44, 16];

function cellsOf(row: WaiverRow): string[] {
  const { idNumber, mobile } = openWaiver(row);
  const said = [row.branchName, row.note, WAIVER_STATE_LABELS[row.state]];
  return [shownNumber(row), WAIVER_KIND_LABELS[row.kind], row.name, idNumber, mobile, ...said];
}

/** The report of the province, or of all provinces. */
export const exportWaivers = (actor: Actor, scope: Scope): Promise<{ sheet: PlainSheet; name: string }> =>
  transaction(async (tx) => {
    if (!mayUse(actor, "entryWaiver:A").yes) permit(mayUse(actor, "entryWaiver:C"));
    const found = await listWaivers(scope, { limit: EXPORT_LIMIT + 1, offset: 0 });
    if (found.length > EXPORT_LIMIT) refuse("E-EXP-01");
    const subject = { type: "organization", id: scope.organizationId };
    await record(tx, actor, { action: "waiver.exported", subject, detail: { people: found.length } });
    const rows = [...found.map(cellsOf), ["合计", `${found.length}人`, ...HEAD.slice(2).map(() => "")]];
    return { sheet: { name: "录入例外", head: HEAD, widths: WIDTHS, rows }, name: `录入例外上报表 ${dayOf(now())}.xlsx` };
  });
