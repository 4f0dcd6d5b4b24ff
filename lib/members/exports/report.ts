// 同意过的大批导出：与申请时同样的条件和列，每一行的最后写着谁导出、谁同意。
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { transaction } from "#lib/db";
import { takeExport } from "#lib/members/exports/commands";
import { EXPORT_MOST, watermark } from "#lib/members/exports/rules";
import { findArea, listRosterRows } from "#lib/members/roster/queries";
import { columnsOf, type Export, sheetOf } from "#lib/members/roster/report";
import { rosterFilterSchema } from "#lib/members/schema";
import { refuse } from "#lib/verdict";

/** Fetches an approved export; a failure on the way leaves it to be fetched again. */
export const fetchExport = (actor: Actor, id: string): Promise<Export> =>
  transaction(async (tx) => {
    const { request, scope } = await takeExport(actor, id);
    const filter = rosterFilterSchema.parse({ ...(request.filter as object), at: request.areaId });
    const area = (await findArea(scope, request.areaId)) ?? refuse("E-GEN-08");
    const rows = await listRosterRows(area, filter, { limit: EXPORT_MOST, offset: 0 });
    const decider = await tx.person.findUniqueOrThrow({ where: { id: request.decidedById ?? "" }, select: { name: true } });
    const { sheet } = await sheetOf(actor, rows, columnsOf(request.columns));
    const mark = watermark(actor.name, decider.name, now());
    const marked = {
      ...sheet,
      head: [...sheet.head, "导出记录"],
      widths: [...sheet.widths, 40],
      rows: sheet.rows.map((row) => [...row, mark]),
    };
    return { sheet: marked, name: `团员列表 ${dayOf(now())}.xlsx` };
  }, 120_000);
