// 导入走到了哪一步。
import type { ImportState } from "#generated/enums";

const STEPS = ["上传", "匹配列", "检查", "确认", "结果"] as const;
const AT: Readonly<Record<ImportState, number>> = {
  READING: 0,
  MAPPING: 1,
  CHECKING: 2,
  CHECKED: 2,
  APPLYING: 3,
  APPLIED: 4,
  UNDONE: 4,
  FAILED: 2,
  DISCARDED: 4,
};

export function Steps({ state }: { state: ImportState }) {
  const at = AT[state];
  return (
    <ol aria-label="步骤" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-mini">
      {STEPS.map((step, i) => (
        <li
          key={step}
          aria-current={i === at ? "step" : undefined}
          className={`flex items-center gap-2 ${i === at ? "font-semibold text-ink" : "text-ink-3"}`}
        >
          <span
            className={`size-2.5 rounded-full border-2 ${i < at ? "border-ink bg-ink" : i === at ? "border-ink" : "border-line-strong"}`}
            aria-hidden
          />
          {step}
          {i < STEPS.length - 1 && <span className="hidden h-px w-6 bg-line-strong desk:inline-block" aria-hidden />}
        </li>
      ))}
    </ol>
  );
}
