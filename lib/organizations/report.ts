// 两份清单的导出：不足3人的团支部、空心组织（STAT-15）。
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { type Lacking, listLacking } from "#lib/organizations/queries";

const KINDS = { small: "不足3人团支部", hollow: "空心组织清单" } as const;
export type LackingKind = keyof typeof KINDS;
const MOST_PAGES = 200;

/** Everything of a list, page by page. */
async function listAll(scope: Scope, kind: LackingKind): Promise<Lacking[]> {
  const all: Lacking[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { rows, more } = await listLacking(scope, kind, page);
    all.push(...rows);
    if (!more) break;
  }
  return all;
}

export async function exportLacking(scope: Scope, kind: LackingKind): Promise<{ sheet: PlainSheet; name: string }> {
  const counted = kind === "small";
  const found = await listAll(scope, kind);
  const rows = found.map((row) => [row.fullName, row.parentName, ...(counted ? [String(row.members)] : [])]);
  const sheet = {
    name: KINDS[kind],
    head: ["组织全称", "直属上级", ...(counted ? ["团员数"] : [])],
    widths: [52, 32, ...(counted ? [10] : [])],
    rows,
  };
  return { sheet, name: `${KINDS[kind]} ${dayOf(now())}.xlsx` };
}
