// 现在是哪个工作阶段，意味着什么（TRF-16）。
import type { Day } from "#lib/dates";
import { PHASES, phaseOf } from "#lib/transfers/deadlines/rules";

export function PhaseBanner({ today, className = "mb-4" }: { today: Day; className?: string }) {
  const { label, says } = PHASES[phaseOf(today)];
  return (
    <p className={`rounded-control bg-sunken px-4 py-2.5 text-small ${className}`}>
      <b>{label}</b>　{says}
    </p>
  );
}
