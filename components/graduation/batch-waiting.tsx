"use client";
// 后台在定、在办、在撤销：看得见进度，可以离开；状态一变就换上新的一页。
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { BatchState } from "#generated/enums";
import { BATCH_STATE_LABELS } from "#lib/graduation/labels";

type Progress = { state: BatchState; progress: number; total: number };
const EVERY_MS = 800;

function useProgress(batchId: string, initial: Progress): Progress {
  const router = useRouter();
  const [now, setNow] = useState(initial);
  useEffect(() => {
    let stopped = false;
    const look = async () => {
      const answer = await fetch(`/api/graduation/${batchId}/progress`).catch(() => null);
      const found = answer?.ok ? ((await answer.json()) as Progress) : null;
      if (stopped) return;
      if (found) setNow(found);
      if (found && found.state !== initial.state) router.refresh();
      timer = setTimeout(look, EVERY_MS);
    };
    let timer = setTimeout(look, EVERY_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [batchId, initial.state, router]);
  return now;
}

export function BatchWaiting({ batchId, initial }: { batchId: string; initial: Progress }) {
  const { state, progress, total } = useProgress(batchId, initial);
  const counted = state === "RUNNING" && total > 0;
  const share = counted ? Math.min(1, progress / total) : 0;
  return (
    <section aria-live="polite" className="max-w-3xl border-line-strong border-t pt-4">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>
          <b>{BATCH_STATE_LABELS[state]}</b>，可以离开这一页，好了会通知您
        </span>
        {counted && (
          <span className="text-ink-2">
            {progress.toLocaleString("zh-CN")} / {total.toLocaleString("zh-CN")}
            {"\u00a0"}人
          </span>
        )}
      </p>
      <div
        role="progressbar"
        aria-label={BATCH_STATE_LABELS[state]}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={counted ? Math.round(share * 100) : undefined}
        className="mt-2 h-2 overflow-hidden bg-sunken"
      >
        {counted ? (
          <div className="h-full bg-pine-bar" style={{ width: `${Math.max(4, share * 100)}%` }} />
        ) : (
          <div className="h-full w-1/4 animate-[pass_1.6s_ease-in-out_infinite] bg-pine-bar motion-reduce:animate-none" />
        )}
      </div>
    </section>
  );
}
