"use client";
// 团员列表的一行：桌面是表格的行，按哪里都打开；手机是一张卡片，姓名、缺什么、怎么找到。
import { ResetKey } from "#components/accounts/reset-key";
import { drawCell } from "#components/members/roster-cells";
import { IconButton, IconLink } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { Checkbox } from "#components/ui/switch";
import type { RosterColumn } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";
import { POST_LABELS } from "#lib/organizations/labels";

/** Who may be given codes, by person; whose records may be edited, by branch. */
export type Powers = {
  codes: Readonly<Record<string, boolean>>;
  edits: Readonly<Record<string, boolean>>;
  /** Whether graduates can be marked as delayed or as teachers from here. */
  graduates: boolean;
  /** Whose relation may be sent on, by branch. */
  transfers: Readonly<Record<string, boolean>>;
};

const onPhone = (): boolean => matchMedia("(max-width: 47.99rem)").matches;

/** Whether a press was meant for the row itself: not for something in it, and not to mark text. */
const meansRow = (event: React.MouseEvent): boolean =>
  !(event.target as Element).closest("a, button, input, label, dialog") && String(getSelection()) === "";

type RowProps = { row: RosterRow; onOpen: () => void; onVisit: (address: string) => void };

/** Pressed it opens the person here; on the phone, where there is no room beside the list, on a page of their own. */
function Name({ row, onOpen, onVisit }: RowProps) {
  const address = `/manage/members/${row.personId}`;
  const open = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (onPhone()) onVisit(address);
    else onOpen();
  };
  return (
    <td data-col="name">
      <a href={address} onClick={open}>
        {row.name}
      </a>
      {row.post && <span className="ml-2 text-ink-3">{POST_LABELS[row.post]}</span>}
      {row.unverified && <span className="ml-2 text-ink-3">待核实</span>}
    </td>
  );
}

function Operations({ row, powers, onOpen }: { row: RosterRow; powers: Powers; onOpen: () => void }) {
  return (
    <td>
      <span>
        <IconButton label={`查看${row.name}`} onClick={onOpen} className="max-desk:hidden">
          <Glyph name="eye" />
        </IconButton>
        {powers.edits[row.branchId] && (
          <IconLink href={`/manage/members/${row.personId}/edit`} prefetch={false} label={`编辑${row.name}`}>
            <Glyph name="pencil" />
          </IconLink>
        )}
        {powers.transfers[row.branchId] && (
          <span className="max-desk:hidden">
            <IconLink href={`/manage/transfers/out?person=${row.personId}`} prefetch={false} label={`转接${row.name}`}>
              <Glyph name="transfer" />
            </IconLink>
          </span>
        )}
        {powers.codes[row.personId] && <ResetKey personId={row.personId} name={row.name} activated={row.activated} />}
      </span>
    </td>
  );
}

type Props = RowProps & {
  columns: readonly RosterColumn[];
  powers: Powers;
  selected: boolean;
  onSelect: (on: boolean) => void;
  current: boolean;
};

export function RosterRowView({ row, columns, powers, selected, onSelect, current, onOpen, onVisit }: Props) {
  return (
    <tr
      data-row={row.personId}
      data-selected={selected || undefined}
      data-current={current || undefined}
      onClick={(event) => !onPhone() && meansRow(event) && onOpen()}
    >
      <td>
        <Checkbox label={`选中${row.name}`} checked={selected} onChange={onSelect} />
      </td>
      <Name row={row} onOpen={onOpen} onVisit={onVisit} />
      {columns.map((column) => (
        <td key={column.key} data-col={column.key}>
          {drawCell(column, row)}
        </td>
      ))}
      <Operations row={row} powers={powers} onOpen={onOpen} />
    </tr>
  );
}
