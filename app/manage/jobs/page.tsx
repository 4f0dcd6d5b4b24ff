import type { Metadata } from "next";
import { JobList, type ShownJob } from "#components/jobs/job-list";
import { PageHead, Work } from "#components/layout/page-head";
import { AsOf } from "#components/ui/as-of";
import { Note } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf, showMoment } from "#lib/dates";
import { countWorkers, type JobRow, listJobs } from "#lib/jobs/queries";

export const metadata: Metadata = { title: "任务" };

const KINDS = { running: "other", queued: "other", retrying: "warn", "given-up": "bad", idle: "ok" } as const;

const lastOf = ({ state, finishedAt, runs }: JobRow, today: string): string => {
  if (state === "running") return "正在做";
  if (state === "queued") return "已排上，马上开始";
  return finishedAt ? `上一次 ${showMoment(finishedAt, today)} 做成，共 ${runs} 次` : "还没有做过";
};

function failureOf({ failure, failedAt, failures, state }: JobRow, today: string): string | null {
  if (!failure || !failedAt) return null;
  const then = state === "given-up" ? "不再自动重试，请按“现在就做”" : "稍后自动再试";
  return `${showMoment(failedAt, today)} 没有做成（连着 ${failures} 次），${then}。原因：${failure}`;
}

const shown = (job: JobRow, today: string): ShownJob => ({
  ...{ task: job.task, label: job.label, does: job.does, when: job.when },
  kind: job.failure ? (job.state === "given-up" ? "bad" : "warn") : job.finishedAt ? KINDS[job.state] : "off",
  last: lastOf(job, today),
  next: job.nextAt ? `下一次 ${showMoment(job.nextAt, today)}` : "",
  failure: failureOf(job, today),
});

export default async function JobsPage() {
  await requireManager("settings:E");
  const [jobs, workers] = await Promise.all([listJobs(), countWorkers()]);
  const at = now();
  const note = workers > 0 ? `${workers}\u00a0个进程在做后台任务；停机期间漏掉的，开机后自动补做。` : "";
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "规则中心", href: "/manage/rules" }, { label: "任务" }]}
        title="任务"
        note={note}
        tools={<AsOf at={at} />}
      />
      {workers === 0 && (
        <Note className="mb-4 max-w-3xl">
          现在没有进程在做后台任务：请让网页的进程带上任务（WORKER=inline），或另起一个 node lib/cli/worker.ts。
        </Note>
      )}
      <JobList jobs={jobs.map((job) => shown(job, dayOf(at)))} />
    </Work>
  );
}
