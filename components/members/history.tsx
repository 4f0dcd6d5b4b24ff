// 变动记录：什么时候、谁、由什么改成什么。
import { ArrowRight } from "lucide-react";
import { showFullMoment } from "#lib/dates";
import { CHANGE_LABELS } from "#lib/members/record/labels";
import type { HistoryLine } from "#lib/audit/history";

function Changed({ line }: { line: HistoryLine }) {
  return line.changes
    .filter((c) => c.field !== null)
    .map((c) => (
      <p key={c.field} className="flex flex-wrap items-center gap-x-2 leading-relaxed">
        <span className="text-ink-3">{c.field}</span>
        <s className="text-ink-3">{c.oldValue ?? "未填"}</s>
        <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
        <b>{c.newValue ?? "未填"}</b>
      </p>
    ));
}

export function History({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return <p className="text-ink-2">还没有变动。</p>;
  return (
    <ol className="timeline mt-2">
      {lines.map((line) => (
        <li key={line.id}>
          <p className="flex flex-wrap justify-between gap-x-4">
            <b>{CHANGE_LABELS[line.kind] ?? line.kind}</b>
            <time className="text-ink-3 text-mini">{showFullMoment(new Date(line.at))}</time>
          </p>
          <Changed line={line} />
          <p className="text-ink-3 text-mini">
            {line.by}
            {line.note && `，${line.note}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
