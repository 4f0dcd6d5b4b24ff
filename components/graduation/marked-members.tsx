"use client";
// 延迟毕业团员列表、教师列表：勾选之后撤销，回到毕业生（GRAD-13、GRAD-14）。
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Cells, OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Checkbox } from "#components/ui/switch";
import { notify } from "#components/ui/toast";
import { showMonth } from "#lib/dates";
import { undoDelayed, undoTeacher } from "#lib/graduation/actions";
import type { MarkedMember } from "#lib/graduation/graduates/queries";

type Kind = "delayed" | "teachers";
const WORDS: Readonly<Record<Kind, string>> = { delayed: "撤销延迟毕业团员", teachers: "撤销教师标记" };

function Undo({ personIds, kind, onDone }: { personIds: string[]; kind: Kind; onDone: () => void }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(kind === "delayed" ? undoDelayed : undoTeacher);
  const undo = async () => {
    if ((await submit({ personIds })) === null) return;
    notify(`${personIds.length} 人已恢复为毕业生`);
    setOpen(false);
    onDone();
    router.refresh();
  };
  return (
    <>
      <Button look="ink" disabled={personIds.length === 0} onClick={() => setOpen(true)}>
        <Undo2 aria-hidden />
        {WORDS[kind]}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`${WORDS[kind]}？`} kind="center">
        <p>{personIds.length} 人恢复为毕业生，预计毕业时间随团支部，重新列入当年的学社衔接。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            不撤销
          </Button>
          <Button look="ink" busy={pending} onClick={undo} className="flex-1">
            确定
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function MemberRow({ row, on, onTick }: { row: MarkedMember; on: boolean; onTick: (on: boolean) => void }) {
  return (
    <li className="flex items-start gap-3 py-3">
      <Checkbox label={`选中${row.name}`} checked={on} onChange={onTick} />
      <span className="min-w-0 flex-1">
        <a href={`/manage/members/${row.personId}`} className="font-semibold hover:underline">
          {row.name}
        </a>
        <span className="block text-ink-3 text-mini">
          <OrgName>{row.branchName}</OrgName>
        </span>
        {row.reason && <span className="block text-small">原因：{row.reason}</span>}
      </span>
      <span className="text-right text-small">
        {row.month && <b className="block">{showMonth(row.month)}</b>}
        {row.branchMonth && <span className="text-ink-3 text-mini">支部 {showMonth(row.branchMonth)}</span>}
      </span>
    </li>
  );
}

export function MarkedMembers({ rows, kind }: { rows: readonly MarkedMember[]; kind: Kind }) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const tick = (id: string) => (on: boolean) => setTicked((ids) => (on ? [...ids, id] : ids.filter((other) => other !== id)));
  return (
    <>
      <Cells className="max-w-4xl">
        {rows.map((row) => (
          <MemberRow key={row.personId} row={row} on={ticked.includes(row.personId)} onTick={tick(row.personId)} />
        ))}
      </Cells>
      <div className="mt-4">
        <Undo personIds={[...ticked]} kind={kind} onDone={() => setTicked([])} />
      </div>
    </>
  );
}
