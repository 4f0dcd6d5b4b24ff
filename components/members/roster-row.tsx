"use client";
// 团员列表的一行：桌面是表格的行，按哪里都打开；手机是一张卡片，姓名、缺什么、怎么找到。
import { Eye, Pencil } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ResetKey } from "#components/accounts/reset-key";
import { IconButton, IconLink } from "#components/ui/button";
import { Checkbox } from "#components/ui/switch";
import type { ColumnKey } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";
import { POST_LABELS } from "#lib/organizations/labels";

/** By branch: whose people may be given codes, whose records may be edited. */
export type Powers = { codes: Readonly<Record<string, boolean>>; edits: Readonly<Record<string, boolean>> };

/** Numbers and states stay on one line; names of branches and what is missing may wrap. */
const WRAPS: readonly string[] = ["branchName", "complete"];
/** The order of a card on the phone; what is not named here is on the person's own page. */
const ON_PHONE: Partial<Record<ColumnKey, string>> = {
  complete: "max-desk:order-2",
  archiveState: "max-desk:order-3",
  activated: "max-desk:order-4",
  mobileMasked: "max-desk:order-5 max-desk:text-ink-3",
  branchName: "max-desk:order-6 max-desk:text-ink-3",
};

const TD =
  "h-10.5 border-line border-b px-2.5 align-middle text-mini first:pl-1 max-desk:block max-desk:h-auto max-desk:border-0 max-desk:px-0 max-desk:py-0";

/** The classes of a cell of a column. */
export const CELL = (column: ColumnKey): string =>
  `${TD} max-desk:col-span-2 max-desk:col-start-2 ${WRAPS.includes(column) ? "py-1.5" : "whitespace-nowrap"} ${ON_PHONE[column] ?? "max-desk:hidden"}`;

const onPhone = (): boolean => matchMedia("(max-width: 47.99rem)").matches;

/** Whether a press was meant for the row itself: not for something in it, and not to mark text. */
const meansRow = (event: React.MouseEvent): boolean =>
  !(event.target as Element).closest("a, button, input, label, dialog") && String(getSelection()) === "";

function Name({ row, onOpen }: { row: RosterRow; onOpen: () => void }) {
  const open = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || onPhone()) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <td className={`${TD} whitespace-nowrap max-desk:order-1 max-desk:col-start-2`}>
      <Link
        href={`/manage/members/${row.personId}`}
        prefetch={false}
        onClick={open}
        className="inline-flex min-h-[var(--touch)] items-center font-semibold text-small hover:underline max-desk:text-body desk:min-h-0"
      >
        {row.name}
      </Link>
      {row.post && <span className="ml-2 text-ink-3">{POST_LABELS[row.post]}</span>}
    </td>
  );
}

function Operations({ row, powers, onOpen }: { row: RosterRow; powers: Powers; onOpen: () => void }) {
  return (
    <td className={`${TD} whitespace-nowrap max-desk:col-start-3 max-desk:row-start-1`}>
      <span className="-mr-2 flex items-center justify-end">
        <IconButton label={`查看${row.name}`} onClick={onOpen} className="max-desk:hidden">
          <Eye aria-hidden />
        </IconButton>
        {powers.edits[row.branchId] && (
          <IconLink href={`/manage/members/${row.personId}/edit`} prefetch={false} label={`编辑${row.name}`}>
            <Pencil aria-hidden />
          </IconLink>
        )}
        {powers.codes[row.branchId] && <ResetKey personId={row.personId} name={row.name} activated={row.activated} />}
      </span>
    </td>
  );
}

type Props = {
  row: RosterRow;
  powers: Powers;
  selected: boolean;
  onSelect: (on: boolean) => void;
  current: boolean;
  onOpen: () => void;
  children: ReactNode;
};

const CARD =
  "max-desk:grid max-desk:grid-cols-[auto_minmax(0,1fr)_auto] max-desk:items-center max-desk:gap-x-2 max-desk:border-line max-desk:border-b max-desk:pt-1 max-desk:pb-3";

export function RosterRowView({ row, powers, selected, onSelect, current, onOpen, children }: Props) {
  return (
    <tr
      data-row={row.personId}
      onClick={(event) => !onPhone() && meansRow(event) && onOpen()}
      className={`desk:cursor-pointer desk:hover:bg-ink-tint ${CARD} ${selected ? "bg-ink-tint" : ""} ${current ? "bg-sunken" : ""}`}
    >
      <td className={`${TD} max-desk:row-start-1`}>
        <Checkbox label={`选中${row.name}`} className="max-desk:-ml-2.5" checked={selected} onChange={onSelect} />
      </td>
      <Name row={row} onOpen={onOpen} />
      {children}
      <Operations row={row} powers={powers} onOpen={onOpen} />
    </tr>
  );
}
