"use client";
// 有疑问但可以照存的地方：说清是什么，再由人决定。
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import type { Finding } from "#lib/members/entry/schema";

export function Doubts({ doubts, onAccept, pending }: { doubts: readonly Finding[]; onAccept: () => void; pending: boolean }) {
  if (doubts.length === 0) return null;
  return (
    <div role="alert" className="mt-6 rounded-control bg-amber-tint px-4 py-3">
      <p className="font-semibold">还没有保存，请再看一眼</p>
      <ul className="mt-1 grid gap-1 text-small">
        {doubts.map((doubt) => (
          <li key={`${doubt.field}/${doubt.code}`}>
            <Status kind="warn">{doubt.because}</Status>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button look="ink" onClick={onAccept} busy={pending}>
          核对过了，照此保存
        </Button>
        <span className="text-ink-2 text-small">或者改好再保存</span>
      </div>
    </div>
  );
}
