// 导出所见：与列表同样的条件、同样的列、同样的打码；谁导出了谁，本人看得到。
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { EXPORT_LIMIT } from "#lib/members/exports/rules";
import { noteExport } from "#lib/members/disclosures/commands";
import { type Lagging, MOST_NAMED } from "#lib/members/reminders/rules";
import { isColumnKey, laggardsOf, ROSTER_COLUMNS, type RosterColumn } from "#lib/members/roster/labels";
import { findArea, listRoster, listRosterRows, listRosterRowsOf, type RosterRow } from "#lib/members/roster/queries";
import type { RosterFilter } from "#lib/members/schema";
import { refuse } from "#lib/verdict";

export type Export = { sheet: PlainSheet; name: string };

/** Columns that were asked for, or the usual ones. */
export function columnsOf(asked: readonly string[]): RosterColumn[] {
  const wanted = asked.filter(isColumnKey);
  return ROSTER_COLUMNS.filter((c) => (wanted.length > 0 ? wanted.includes(c.key) : !c.optional));
}

/** Rows as a sheet; each person in it can see that they were. */
export async function sheetOf(actor: Actor, rows: readonly RosterRow[], columns: readonly RosterColumn[]): Promise<Export> {
  const fields = columns.map((c) => c.label);
  await noteExport(
    actor,
    rows.map((r) => r.personId),
    { fields },
  );
  const sheet = {
    name: "团员列表",
    head: fields,
    widths: columns.map((c) => c.width),
    rows: rows.map((row) => columns.map((c) => c.text(row))),
  };
  return { sheet, name: `团员列表 ${dayOf(now())}.xlsx` };
}

/** The rows and columns that a person sees, as a sheet; null out of reach, refused above the limit. */
export async function exportRoster(
  actor: Actor,
  scope: Scope,
  asked: { filter: RosterFilter; columns: readonly string[] },
): Promise<Export | null> {
  const area = await findArea(scope, asked.filter.at);
  if (!area) return null;
  const rows = await listRosterRows(area, asked.filter, { limit: EXPORT_LIMIT + 1, offset: 0 });
  if (rows.length > EXPORT_LIMIT) refuse("E-EXP-01");
  return sheetOf(actor, rows, columnsOf(asked.columns));
}

/** Members who were chosen one by one, as a sheet; refused when none of them is in the scope. */
export async function exportChosen(actor: Actor, scope: Scope, personIds: readonly string[]): Promise<Export> {
  const rows = await listRosterRowsOf(scope, personIds);
  if (rows.length === 0) refuse("E-GEN-08");
  return sheetOf(actor, rows, columnsOf([]));
}

/** Everybody of a filtered list who has something left to do, whichever page they stand on; null out of reach. */
export async function remindRoster(scope: Scope, filter: RosterFilter): Promise<Lagging | null> {
  const roster = await listRoster(scope, { ...filter, page: 1 });
  if (!roster) return null;
  const rows = await listRosterRows(roster.area, filter, { limit: MOST_NAMED, offset: 0 });
  return { laggards: laggardsOf(rows), more: Math.max(0, roster.total - MOST_NAMED) };
}
