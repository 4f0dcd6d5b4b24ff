// 提交之前的提醒：要留意的逐条写出来，挡住的说清为什么（TRF-23、TRF-28、TRF-33）。
import { Status } from "#components/ui/status";
import type { Checked } from "#lib/transfers/checks/commands";

type Line = { level: "block" | "hint"; because: string; names: string[] };

/** One line for each sentence, with those whom it concerns. */
function linesOf({ people }: Checked): Line[] {
  const lines = new Map<string, Line>();
  for (const { name, advice } of people)
    for (const { level, because } of advice) {
      const line = lines.get(because) ?? { level, because, names: [] };
      lines.set(because, { ...line, names: [...line.names, name] });
    }
  return [...lines.values()].sort((a, b) => a.level.localeCompare(b.level));
}

const NAMED = 3;
const named = (names: readonly string[]): string =>
  `${names.slice(0, NAMED).join("、")}${names.length > NAMED ? `等 ${names.length}\u00a0人` : ""}`;

export function Notices({ checked, own = false }: { checked: Checked | null; own?: boolean }) {
  const lines = checked ? linesOf(checked) : [];
  return (
    <ul aria-live="polite" className="grid gap-2 py-3 text-small empty:hidden">
      {lines.map(({ level, because, names }) => (
        <li key={because}>
          <Status kind={level === "block" ? "bad" : "warn"}>{own ? because : `${named(names)}：${because}`}</Status>
        </li>
      ))}
    </ul>
  );
}
