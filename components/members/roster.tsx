"use client";
// 团员列表的工作台：表、抽屉、选择、翻页、快捷键。
import dynamic from "next/dynamic";
import { useState } from "react";
import { ColumnChoice, DEFAULT_COLUMNS } from "#components/members/roster-columns";
import { ExportButton } from "#components/members/roster-export";
import { useRosterAddress } from "#components/members/roster-filters";
import type { Powers } from "#components/members/roster-row";
import { RosterTable, type Selection } from "#components/members/roster-table";
import { SelectionBar } from "#components/members/selection-bar";
import { useShortcuts } from "#components/layout/shortcuts";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { RemindAll } from "#components/ui/remind";
import { LAGGING } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";

/** Its form comes when the first person is opened. */
const MemberDrawer = dynamic(() => import("#components/members/member-drawer").then((m) => m.MemberDrawer), { ssr: false });

const PAGE = 20;
const LIMIT = 500;

type Props = {
  rows: RosterRow[];
  total: number;
  powers: Powers;
  summary: React.ReactNode;
};

/** `name,idMasked,…` in the address; empty means the usual ones. */
const visibleOf = (columns: string): Record<string, boolean> =>
  columns === ""
    ? { ...DEFAULT_COLUMNS }
    : { ...Object.fromEntries(Object.keys(DEFAULT_COLUMNS).map((key) => [key, columns.split(",").includes(key)])), name: true };

/** What is selected, which person is open, and the keys that change both. */
function useDesk(rows: readonly RosterRow[]) {
  const [selection, setSelection] = useState<Selection>({});
  const [open, setOpen] = useState<string | null>(null);
  const at = rows.findIndex((r) => r.personId === open);
  const step = (by: 1 | -1) => {
    const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by];
    if (next) setOpen(next.personId);
  };
  const toggle = () => {
    if (!open) return;
    const { [open]: was, ...rest } = selection;
    setSelection(was ? rest : { ...selection, [open]: true });
  };
  const clear = () => setSelection({});
  // An open drawer has J, K and Esc to itself.
  useShortcuts(open ? { x: toggle } : { j: () => step(1), k: () => step(-1) }, open ? undefined : clear);
  return { selection, setSelection, clear, open, setOpen, at, step };
}

/** The columns that are shown, and how to change them: in the address, so that a link shows the same. */
function useColumns(address: string, set: (columns: string | null) => void) {
  const visible = visibleOf(address);
  const choose = (shown: Record<string, boolean>) => {
    const names = Object.keys(DEFAULT_COLUMNS).filter((key) => shown[key]);
    const usual = Object.entries(DEFAULT_COLUMNS).every(([key, on]) => on === Boolean(shown[key]));
    set(usual ? null : names.join(","));
  };
  return { visible, choose };
}

function Pager({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  return (
    <nav aria-label="翻页" className="flex flex-wrap items-center justify-between gap-3 py-3 text-ink-3 text-mini">
      <span>
        第 {page} / {pages} 页
      </span>
      <span className="flex gap-2">
        <Button disabled={page <= 1} onClick={() => onGo(page - 1)}>
          上一页
        </Button>
        <Button disabled={page >= pages} onClick={() => onGo(page + 1)}>
          下一页
        </Button>
      </span>
    </nav>
  );
}

export function Roster({ rows, total, powers, summary }: Props) {
  const [address, setAddress] = useRosterAddress();
  const { selection, setSelection, clear, open, setOpen, at, step } = useDesk(rows);
  const { visible, choose } = useColumns(address.columns, (columns) => void setAddress({ columns }));
  const place = at >= 0 ? `第 ${(address.page - 1) * PAGE + at + 1} 位，共 ${total.toLocaleString("zh-CN")} 位` : "";
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-mini">
        {summary}
        <span className="ml-auto flex items-center gap-2">
          <span className="max-desk:hidden">
            <CopyLink />
          </span>
          {["incomplete", "unactivated", "unuploaded"].includes(address.show) && (
            <RemindAll address="/api/members/laggards" opening={LAGGING} unit="人" />
          )}
          <ExportButton total={total} limit={LIMIT} visible={visible} />
          <span className="hidden desk:inline">
            <ColumnChoice visible={visible} onChange={choose} />
          </span>
        </span>
      </div>
      <RosterTable
        rows={rows}
        powers={powers}
        visible={visible}
        selection={selection}
        onSelect={setSelection}
        current={open}
        onOpen={(row) => setOpen(row.personId)}
        sort={address.sort}
        onSort={(sort) => void setAddress({ sort, page: null })}
      />
      <Pager page={address.page} pages={Math.max(1, Math.ceil(total / PAGE))} onGo={(page) => void setAddress({ page })} />
      <SelectionBar rows={rows} selection={selection} graduates={powers.graduates} onClear={clear} />
      {open && <MemberDrawer id={open} place={place} onStep={step} onClose={() => setOpen(null)} />}
    </>
  );
}

function CopyLink() {
  const [href, setHref] = useState("");
  return (
    <span onPointerEnter={() => setHref(location.href)} onFocusCapture={() => setHref(location.href)}>
      <CopyButton text={href} label="复制此视图链接" look="quiet" />
    </span>
  );
}
