"use client";
// 团员列表：一张列单子，桌面画成表，手机画成卡片；选中之后底部出现能做的事（MEM-16）。
import { columnVisibilityFeature, createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type Powers, RosterRowView } from "#components/members/roster-row";
import { Checkbox } from "#components/ui/switch";
import { ROSTER_COLUMNS, type ColumnKey, type RosterColumn } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const helper = createColumnHelper<typeof features, RosterRow>();
const columns = helper.columns(ROSTER_COLUMNS.map(({ key, label }) => helper.display({ id: key, header: label })));
const columnOf = new Map(ROSTER_COLUMNS.map((c) => [c.key as string, c]));

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

function Head({ column: { key, label }, sort, onSort }: { column: RosterColumn } & Pick<TableProps, "sort" | "onSort">) {
  const by = SORTS[key];
  if (!by) return <th>{label}</th>;
  const on = sort === by;
  return (
    <th aria-sort={on ? "ascending" : undefined}>
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
    <th className="w-8 max-desk:flex! max-desk:h-auto max-desk:items-center max-desk:border-0">
      <Checkbox label="选中这一页" checked={all} onChange={(on) => onSelect(withPage(selection, rows, on))} />
      <span className="desk:hidden" aria-hidden>
        选中这一页
      </span>
    </th>
  );
}

export function RosterTable(props: TableProps) {
  const { rows, powers, visible, selection, onSelect, current, onOpen, sort, onSort } = props;
  const router = useRouter();
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.personId,
    state: { columnVisibility: visible, rowSelection: selection },
    onRowSelectionChange: (change) => onSelect((typeof change === "function" ? change(selection) : change) as Selection),
  });
  const shown = table.getVisibleLeafColumns().flatMap((c) => columnOf.get(c.id) ?? []);
  const beside = shown.filter((c) => c.key !== "name");
  return (
    <table className="roster">
      <thead>
        <tr>
          <WholePage rows={rows} selection={selection} onSelect={onSelect} />
          {shown.map((column) => (
            <Head key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
          <th className="text-right!">操作</th>
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <RosterRowView
            key={row.id}
            row={row.original}
            columns={beside}
            powers={powers}
            selected={row.getIsSelected()}
            onSelect={(on) => row.toggleSelected(on)}
            current={row.id === current}
            onOpen={() => onOpen(row.original)}
            onVisit={router.push}
          />
        ))}
      </tbody>
    </table>
  );
}
