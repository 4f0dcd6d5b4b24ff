"use client";
// 选中之后能做的事：发激活条、复制催办文字。
import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { DelayButton } from "#components/graduation/delay-button";
import type { Selection } from "#components/members/roster-table";
import { SelectedBar } from "#components/table/selected-bar";
import { Kbd } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Remind } from "#components/ui/remind";
import { issueActivationCodes } from "#lib/accounts/actions";
import { LAGGING, laggardsOf } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";

type Props = { rows: readonly RosterRow[]; selection: Selection; graduates: boolean; onClear: () => void };

export function SelectionBar({ rows, selection, graduates, onClear }: Props) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(issueActivationCodes);
  const ids = Object.keys(selection);
  if (ids.length === 0) return null;
  const here = rows.filter((r) => selection[r.personId]);
  const issue = async () => {
    const done = await submit({ personIds: ids });
    if (done) router.push(`/manage/activation/slips/${done.batchId}`);
  };
  return (
    <SelectedBar count={ids.length}>
      <Button look="ink" busy={pending} busyText="正在生成" onClick={issue}>
        <Printer aria-hidden />
        发激活条
      </Button>
      <Remind opening={LAGGING} laggards={laggardsOf(here)} unit="人" />
      {graduates && <DelayButton personIds={ids} onDone={onClear} />}
      <CopyButton text={here.map((r) => r.name).join("、")} label="复制姓名" />
      <Button look="quiet" onClick={onClear}>
        取消 <Kbd>Esc</Kbd>
      </Button>
      <FormProblem problem={problem} />
    </SelectedBar>
  );
}
