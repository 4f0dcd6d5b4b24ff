"use client";
// 任务一览：上一次、下一次、没做成的原因；不等钟点，现在就做一次。
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Cells } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Status, type StatusKind } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { runJob } from "#lib/jobs/actions";

export type ShownJob = {
  task: string;
  label: string;
  does: string;
  when: string;
  kind: StatusKind;
  last: string;
  next: string;
  failure: string | null;
};

function Run({ task, label }: Pick<ShownJob, "task" | "label">) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(runJob);
  const run = async () => {
    if ((await submit({ task })) === null) return;
    notify(`已排上：${label}，几秒内开始`);
    router.refresh();
  };
  return (
    <span>
      <Button busy={pending} busyText="正在排队" onClick={run} aria-label={`现在就做：${label}`}>
        <Play aria-hidden />
        现在就做
      </Button>
      <FormProblem problem={problem} />
    </span>
  );
}

export function JobList({ jobs }: { jobs: readonly ShownJob[] }) {
  return (
    <Cells className="max-w-5xl">
      {jobs.map(({ task, label, does, when, kind, last, next, failure }) => (
        <li key={task} className="grid items-center gap-x-6 gap-y-1.5 py-3.5 desk:grid-cols-[minmax(0,16rem)_minmax(0,1fr)_auto]">
          <span>
            <b className="block">{label}</b>
            <span className="block text-ink-3 text-mini">{`${when}：${does}`}</span>
          </span>
          <span className="text-small">
            <Status kind={kind}>{last}</Status>
            <span className="block text-ink-3 text-mini">{next}</span>
            {failure && <span className="block text-ink-2 text-mini">{failure}</span>}
          </span>
          <Run task={task} label={label} />
        </li>
      ))}
    </Cells>
  );
}
