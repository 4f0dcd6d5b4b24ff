// 现在是哪个工作阶段，意味着什么（TRF-16）。
import type { Day } from "#lib/dates";
import { PHASE_LABELS, PHASE_NOTES, PHASE_SPANS } from "#lib/transfers/phases/labels";
import { phaseOn } from "#lib/transfers/phases/rules";

export function PhaseBanner({ today, className = "mb-4" }: { today: Day; className?: string }) {
  const phase = phaseOn(today);
  return (
    <p className={`rounded-control bg-sunken px-4 py-2.5 text-small ${className}`}>
      <b>{PHASE_LABELS[phase]}</b>
      <span className="text-ink-3">（{PHASE_SPANS[phase]}）</span>　{PHASE_NOTES[phase]}
    </p>
  );
}
