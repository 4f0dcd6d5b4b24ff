// 一份待决事项：三件事实、经过、现在在谁手里（OPS-03、OPS-04）。
import { ArrowRight } from "lucide-react";
import { STATE_KINDS } from "#components/inbox/paper-words";
import { OrgName } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { showFullMoment } from "#lib/dates";
import type { PaperStepRow, PaperView } from "#lib/inbox/queries";
import { PAPER_STATE_LABELS, STEP_LABELS } from "#lib/papers/labels";
import type { PaperFact } from "#lib/papers/rules";

const Checked = ({ ok, warn }: Pick<PaperFact, "ok" | "warn">) => {
  if (warn) return <Status kind="warn">{warn}</Status>;
  return ok ? <Status kind="ok">{ok}</Status> : null;
};

export function Facts({ facts }: { facts: readonly PaperFact[] }) {
  return (
    <dl className="divide-y divide-line border-line border-y">
      {facts.map(({ label, value, before, code, href, ...checked }) => (
        <div key={`${label} ${value}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
          <dt className="w-18 flex-none text-ink-3 text-small">{label}</dt>
          <dd className="flex min-w-0 flex-auto flex-wrap items-center gap-x-2">
            {before !== undefined && (
              <>
                <s className="text-ink-3">{before}</s>
                <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
              </>
            )}
            {href ? (
              <a href={href} className="u font-semibold" download>
                {value}
              </a>
            ) : (
              <span className={`font-semibold ${code ? "code" : ""}`}>{value}</span>
            )}
          </dd>
          <dd className="ml-auto text-small">
            <Checked {...checked} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Step = ({ step }: { step: PaperStepRow }) => (
  <li>
    <p>
      <b>{step.name}</b> {STEP_LABELS[step.kind]}
    </p>
    <p className="text-ink-3 text-mini">
      {step.organization && (
        <>
          <OrgName>{step.organization}</OrgName>，
        </>
      )}
      {showFullMoment(step.at)}
    </p>
    {step.note && <p className="text-ink-2 text-small">{step.note}</p>}
  </li>
);

/** What a course tells: every step, and who holds the paper now. */
export type Coursing = Pick<PaperView, "steps" | "state" | "holder" | "dueAt">;

export function Course({ paper }: { paper: Coursing }) {
  return (
    <ol className="timeline">
      {paper.steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
      <li data-open={paper.state === "OPEN" || undefined}>
        {paper.state === "OPEN" ? (
          <>
            <p>
              <b>{paper.holder ?? "系统后台"}</b> 等待决定
            </p>
            {paper.dueAt && <p className="text-ink-3 text-mini">{showFullMoment(paper.dueAt)}前</p>}
          </>
        ) : (
          <p>
            <Status kind={STATE_KINDS[paper.state]}>{PAPER_STATE_LABELS[paper.state]}</Status>
          </p>
        )}
      </li>
    </ol>
  );
}
