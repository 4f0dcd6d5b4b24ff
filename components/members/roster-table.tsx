"use client";
// 团员列表：一张列单子，桌面画成表，手机画成卡片；选中之后底部出现能做的事（MEM-16）。
import { columnVisibilityFeature, createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { ArrowUp } from "lucide-react";
import { RosterCell } from "#components/members/roster-cells";
import { CELL, type Powers, RosterRowView } from "#components/members/roster-row";
import { Checkbox } from "#components/ui/switch";
import { type ColumnKey, ROSTER_COLUMNS } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const helper = createColumnHelper<typeof features, RosterRow>();
const columns = helper.columns(
  ROSTER_COLUMNS.map((c) =>
    helper.display({ id: c.key, header: c.label, cell: ({ row }) => <RosterCell column={c.key} row={row.original} /> }),
  ),
);

/** Ids of the people that are selected; they stay so across pages. */
export type Selection = Record<string, true>;

export type TableProps = {
  rows: RosterRow[];
  powers: Powers;
  visible: Record<string, boolean>;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  current: string | null;
  onOpen: (row: RosterRow) => void;
  sort: string;
  onSort: (sort: "branch" | "name" | "joined") => void;
};

const SORTS: Partial<Record<ColumnKey, "branch" | "name" | "joined">> = { name: "name", branchName: "branch", joined: "joined" };

const TH =
  "h-10 border-line-strong border-b px-2.5 text-left font-normal text-ink-3 text-mini whitespace-nowrap first:pl-1 max-desk:hidden";

function Head({ id, label, sort, onSort }: { id: ColumnKey; label: string } & Pick<TableProps, "sort" | "onSort">) {
  const by = SORTS[id];
  if (!by) return <th className={TH}>{label}</th>;
  const on = sort === by;
  return (
    <th className={TH} aria-sort={on ? "ascending" : undefined}>
      <button type="button" onClick={() => onSort(by)} className={`inline-flex min-h-9 items-center gap-1 ${on ? "text-ink" : ""}`}>
        {label}
        {on && <ArrowUp className="size-3.5" aria-hidden />}
      </button>
    </th>
  );
}

/** A selection with a whole page added, or taken out. */
function withPage(selection: Selection, rows: readonly RosterRow[], on: boolean): Selection {
  const others = Object.keys(selection).filter((id) => !rows.some((r) => r.personId === id));
  return Object.fromEntries([...others, ...(on ? rows.map((r) => r.personId) : [])].map((id) => [id, true as const]));
}

/** The box that ticks the whole page; on phones it says so. */
function WholePage({ rows, selection, onSelect }: Pick<TableProps, "rows" | "selection" | "onSelect">) {
  const chosen = rows.filter((r) => selection[r.personId]).length;
  const all = chosen === 0 ? false : chosen === rows.length ? true : ("some" as const);
  return (
    <th className={`${TH} w-8 max-desk:flex! max-desk:h-auto max-desk:items-center max-desk:border-0 max-desk:px-0`}>
      <Checkbox label="选中这一页" className="max-desk:-ml-2.5" checked={all} onChange={(on) => onSelect(withPage(selection, rows, on))} />
      <span className="desk:hidden" aria-hidden>
        选中这一页
      </span>
    </th>
  );
}

export function RosterTable(props: TableProps) {
  const { rows, powers, visible, selection, onSelect, current, onOpen, sort, onSort } = props;
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.personId,
    state: { columnVisibility: visible, rowSelection: selection },
    onRowSelectionChange: (change) => onSelect(typeof change === "function" ? change(selection) : change),
  });
  return (
    <table className="w-full border-collapse max-desk:block">
      <thead className="max-desk:block">
        <tr className="max-desk:block">
          <WholePage rows={rows} selection={selection} onSelect={onSelect} />
          {table.getVisibleLeafColumns().map((column) => (
            <Head key={column.id} id={column.id as ColumnKey} label={String(column.columnDef.header)} sort={sort} onSort={onSort} />
          ))}
          <th className={`${TH} text-right!`}>操作</th>
        </tr>
      </thead>
      <tbody className="max-desk:block">
        {table.getRowModel().rows.map((row) => (
          <RosterRowView
            key={row.id}
            row={row.original}
            powers={powers}
            selected={row.getIsSelected()}
            onSelect={(on) => row.toggleSelected(on)}
            current={row.id === current}
            onOpen={() => onOpen(row.original)}
          >
            {row.getVisibleCells().map(
              (cell) =>
                cell.column.id !== "name" && (
                  <td key={cell.id} className={CELL(cell.column.id as ColumnKey)}>
                    <table.FlexRender cell={cell} />
                  </td>
                ),
            )}
          </RosterRowView>
        ))}
      </tbody>
    </table>
  );
}
