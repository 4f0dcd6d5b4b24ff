"use client";
// 选中的人能一起做什么：激活条、重置码、导出、复制姓名。
import { Download, KeyRound, Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { CodeList, type PersonCode } from "#components/search/code-list";
import { SelectedBar } from "#components/table/selected-bar";
import { Button } from "#components/ui/button";
import { saveWorkbook } from "#components/ui/save";
import { issueActivationCodes, issueResetCodes } from "#lib/accounts/actions";
import { exportPeople } from "#lib/search/actions";
import type { FoundPerson } from "#lib/search/queries";

const ids = (people: readonly FoundPerson[]): string[] => people.map((p) => p.personId);

function useDeeds(people: readonly FoundPerson[]) {
  const router = useRouter();
  const [codes, setCodes] = useState<PersonCode[] | null>(null);
  const slips = useSubmit(issueActivationCodes);
  const resets = useSubmit(issueResetCodes);
  const workbook = useSubmit(exportPeople);
  const waiting = people.filter((p) => p.mayIssueCode && !p.activated);
  const active = people.filter((p) => p.mayIssueCode && p.activated);
  const print = async () => {
    const done = await slips.submit({ personIds: ids(waiting) });
    if (done) router.push(`/manage/activation/slips/${done.batchId}`);
  };
  const reset = async () => setCodes(await resets.submit({ personIds: ids(active) }));
  const keep = async () => {
    const made = await workbook.submit({ personIds: ids(people) });
    if (made) saveWorkbook(made);
  };
  const problem = slips.problem ?? resets.problem ?? workbook.problem;
  return { waiting, active, print, reset, keep, problem, codes, close: () => setCodes(null), slips, resets, workbook };
}

export function ChosenBar({ people }: { people: readonly FoundPerson[] }) {
  const { waiting, active, print, reset, keep, problem, codes, close, slips, resets, workbook } = useDeeds(people);
  if (people.length === 0) return null;
  return (
    <SelectedBar count={people.length}>
      {active.length > 0 && (
        <Button look="ink" busy={resets.pending} busyText="正在生成" onClick={reset}>
          <KeyRound aria-hidden />
          {`发重置码（${active.length}）`}
        </Button>
      )}
      {waiting.length > 0 && (
        <Button look="ink" busy={slips.pending} busyText="正在生成" onClick={print}>
          <Printer aria-hidden />
          {`发激活条（${waiting.length}）`}
        </Button>
      )}
      <Button busy={workbook.pending} busyText="正在导出" onClick={keep}>
        <Download aria-hidden />
        导出
      </Button>
      <FormProblem problem={problem} />
      {codes && <CodeList codes={codes} onClose={close} />}
    </SelectedBar>
  );
}
