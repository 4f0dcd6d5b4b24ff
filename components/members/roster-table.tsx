"use client";
// 团员列表：一张列单子，桌面画成表，手机画成卡片；选中之后底部出现能做的事（MEM-16）。
import { columnVisibilityFeature, createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { ArrowUp } from "lucide-react";
import Link from "next/link";
import { ResetKey } from "#components/accounts/reset-key";
import { RosterCell } from "#components/members/roster-cells";
import { Checkbox } from "#components/ui/switch";
import { POST_LABELS } from "#lib/organizations/labels";
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
  codes: Readonly<Record<string, boolean>>;
  visible: Record<string, boolean>;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  current: string | null;
  onOpen: (row: RosterRow) => void;
  sort: string;
  onSort: (sort: "branch" | "name" | "joined") => void;
};

const SORTS: Partial<Record<ColumnKey, "branch" | "name" | "joined">> = { name: "name", branchName: "branch", joined: "joined" };
/** Columns that a card on the phone leaves out; the page of the person has them. */
const DESK_ONLY: readonly string[] = ["idMasked", "joined", "developmentNo", "realNameCheck", "graduationMonth", "graduateMark", "post"];

const TH = "h-10 border-line-strong border-b px-2.5 text-left font-normal text-ink-3 text-mini whitespace-nowrap first:pl-1";
/** Numbers and states stay on one line; names of branches and what is missing may wrap. */
const WRAPS: readonly string[] = ["branchName", "complete"];

const TD =
  "h-10.5 border-line border-b px-2.5 py-1.5 align-middle text-mini first:pl-1 max-desk:block max-desk:h-auto max-desk:border-0 max-desk:px-0 max-desk:py-0";

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

function Name({ row, onOpen }: { row: RosterRow; onOpen: () => void }) {
  const open = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || matchMedia("(max-width: 47.99rem)").matches) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <>
      <Link
        href={`/manage/members/${row.personId}`}
        prefetch={false}
        onClick={open}
        className="inline-flex min-h-[var(--touch)] items-center font-semibold text-small hover:underline max-desk:text-body desk:min-h-0"
      >
        {row.name}
      </Link>
      {row.post && <span className="ml-2 text-ink-3">{POST_LABELS[row.post]}</span>}
    </>
  );
}

/** A selection with a whole page added, or taken out. */
function withPage(selection: Selection, rows: readonly RosterRow[], on: boolean): Selection {
  const others = Object.keys(selection).filter((id) => !rows.some((r) => r.personId === id));
  return Object.fromEntries([...others, ...(on ? rows.map((r) => r.personId) : [])].map((id) => [id, true as const]));
}

export function RosterTable(props: TableProps) {
  const { rows, codes, visible, selection, onSelect, current, onOpen, sort, onSort } = props;
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.personId,
    state: { columnVisibility: visible, rowSelection: selection },
    onRowSelectionChange: (change) => onSelect(typeof change === "function" ? change(selection) : change),
  });
  const shown = table.getVisibleLeafColumns();
  const chosen = rows.filter((r) => selection[r.personId]).length;
  const all = chosen === 0 ? false : chosen === rows.length ? true : ("some" as const);
  return (
    <table className="w-full border-collapse max-desk:block">
      <thead className="max-desk:block">
        <tr className="max-desk:block">
          <th className={`${TH} w-8 max-desk:inline-block max-desk:w-auto max-desk:border-0`}>
            <Checkbox label="选中这一页" checked={all} onChange={(on) => onSelect(withPage(selection, rows, on))} />
          </th>
          {shown.map((column) => (
            <Head key={column.id} id={column.id as ColumnKey} label={String(column.columnDef.header)} sort={sort} onSort={onSort} />
          ))}
          <th className={`${TH} text-right`}>操作</th>
        </tr>
      </thead>
      <tbody className="max-desk:block">
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            data-row={row.id}
            className={`max-desk:grid max-desk:grid-cols-[auto_minmax(0,1fr)_auto] max-desk:items-center max-desk:gap-x-2 max-desk:border-line max-desk:border-b max-desk:py-2 ${row.getIsSelected() ? "bg-ink-tint" : ""} ${row.id === current ? "bg-sunken" : ""}`}
          >
            <td className={`${TD} max-desk:row-span-5`}>
              <Checkbox label={`选中${row.original.name}`} checked={row.getIsSelected()} onChange={(on) => row.toggleSelected(on)} />
            </td>
            {row.getVisibleCells().map((cell) => (
              <td
                key={cell.id}
                className={`${TD} max-desk:col-start-2 ${WRAPS.includes(cell.column.id) ? "" : "whitespace-nowrap"} ${DESK_ONLY.includes(cell.column.id) ? "max-desk:hidden" : ""}`}
              >
                {cell.column.id === "name" ? (
                  <Name row={row.original} onOpen={() => onOpen(row.original)} />
                ) : (
                  <table.FlexRender cell={cell} />
                )}
              </td>
            ))}
            <td className={`${TD} whitespace-nowrap text-right max-desk:col-start-3 max-desk:row-start-1`}>
              {codes[row.original.branchId] && <ResetKey personId={row.id} name={row.original.name} activated={row.original.activated} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
