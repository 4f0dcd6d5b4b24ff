// 我的申请：每一件走到了哪里，现在在谁手里（OPS-04）。
import { Course } from "#components/inbox/paper-sheet";
import { STATE_KINDS } from "#components/inbox/paper-words";
import { OrgName } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import type { OwnPaper } from "#lib/inbox/own/queries";
import { PAPER_STATE_LABELS, PAPER_TYPE_LABELS } from "#lib/papers/labels";

function OwnPaperView({ paper }: { paper: OwnPaper }) {
  const { id, type, state, title } = paper;
  return (
    <li key={id} className="py-4">
      <details open={state === "OPEN"}>
        <summary className="flex min-h-[var(--touch)] cursor-pointer items-start justify-between gap-3">
          <span className="min-w-0">
            <span className="block font-semibold leading-snug">
              <OrgName>{title}</OrgName>
            </span>
            <span className="block text-ink-3 text-mini">{PAPER_TYPE_LABELS[type]}</span>
          </span>
          <span className="flex-none text-small">
            <Status kind={STATE_KINDS[state]}>{PAPER_STATE_LABELS[state]}</Status>
          </span>
        </summary>
        <div className="pt-3">
          <Course paper={paper} />
        </div>
      </details>
    </li>
  );
}

export function OwnPapers({ papers }: { papers: readonly OwnPaper[] }) {
  if (papers.length === 0)
    return (
      <Empty title="没有申请">
        <p>自己提交的、支部替你提交的申请，走到哪一步、现在在谁手里，都在这里。</p>
      </Empty>
    );
  return (
    <ul className="divide-y divide-line border-line border-y">
      {papers.map((paper) => (
        <OwnPaperView key={paper.id} paper={paper} />
      ))}
    </ul>
  );
}
