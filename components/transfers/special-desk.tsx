"use client";
// 申请转入特殊单位专属库的名单：第三级组织勾选列入，一批一批上报；省级审批（TRF-18、TRF-19）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { showRemaining } from "#lib/dates";
import { listForLibrary } from "#lib/transfers/actions";
import type { SpecialRow } from "#lib/transfers/listing/queries";

type Props = { rows: readonly SpecialRow[]; at: Date; mayList: boolean };
type RowProps = { row: SpecialRow; at: Date; on: boolean; onToggle: ((id: string, on: boolean) => void) | null };

/** What is to be known of somebody on the way: listed, waiting, or past the days for the list. */
function Standing({ row }: { row: SpecialRow }) {
  if (row.unlisted) return <Status kind="warn">暂未列入市级团委上报名单</Status>;
  if (row.state === "PENDING_LIST") return <Status kind={row.here ? "me" : "other"}>待列入上报名单</Status>;
  return <Status kind={row.here ? "me" : "other"}>{row.listNo ? `第 ${row.listNo}\u00a0批，待省级审核` : "待省级审核"}</Status>;
}

function Row({ row, at, on, onToggle }: RowProps) {
  const left = row.deadlineAt && showRemaining(row.deadlineAt, at);
  return (
    <li className="flex items-start gap-2 py-2.5">
      {onToggle && row.here && (
        <label className="-my-1 grid size-[var(--touch)] flex-none place-items-center desk:size-8">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => onToggle(row.id, event.target.checked)}
            className="size-5 accent-[var(--ink)]"
          />
          <span className="sr-only">勾选{row.name}</span>
        </label>
      )}
      <span className="min-w-0 flex-1">
        <a href={`/manage/transfers/${row.id}`} className="inline-flex min-h-[var(--touch)] items-center font-semibold desk:min-h-0">
          {row.name}
        </a>
        <span className="block text-ink-2 text-small">
          <OrgName>{row.branch}</OrgName>
        </span>
        <span className="block text-small">
          <Standing row={row} />
        </span>
      </span>
      <span className="flex-none text-ink-3 text-small">{left ? `剩 ${left}` : "即将退回"}</span>
    </li>
  );
}

function Listing({ chosen, onDone }: { chosen: readonly string[]; onDone: () => void }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(listForLibrary);
  const list = async () => {
    if ((await submit({ transferIds: [...chosen] })) === null) return;
    notify(`${chosen.length} 人已列入名单，报省级审核`);
    onDone();
    router.refresh();
  };
  return (
    <div className="sticky bottom-0 -mx-[var(--edge)] mt-auto border-line-strong border-t bg-ink-tint px-[var(--edge)] py-2.5 desk:-bottom-16 desk:-mb-16">
      <Button look="primary" busy={pending} onClick={list} disabled={chosen.length === 0}>
        {chosen.length > 0 ? `列入名单，上报 ${chosen.length} 人` : "勾选要上报的人"}
      </Button>
      <FormProblem problem={problem} />
    </div>
  );
}

export function SpecialDesk({ rows, at, mayList }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string, on: boolean) => setChosen((now) => (on ? [...now, id] : now.filter((c) => c !== id)));
  const listable = mayList && rows.some((r) => r.here && r.state === "PENDING_LIST");
  if (rows.length === 0)
    return (
      <Empty title="没有要上报的人">
        <p>参军入伍、转往涉密单位的转接，先列入本组织盖章的名单，再由省级审核，转入本省的专属库。</p>
      </Empty>
    );
  return (
    <>
      <SectionTitle>{`在办 ${rows.length}\u00a0人`}</SectionTitle>
      <Cells>
        {rows.map((row) => (
          <Row key={row.id} row={row} at={at} on={chosen.includes(row.id)} onToggle={listable ? toggle : null} />
        ))}
      </Cells>
      {listable && <Listing chosen={chosen} onDone={() => setChosen([])} />}
    </>
  );
}
