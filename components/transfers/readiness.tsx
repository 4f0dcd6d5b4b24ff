// 能不能转，先替你查好了：身份、在办的事、要不要分配、期限（design 05）。
import { SectionTitle } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import { isBranchLike } from "#lib/organizations/rules";
import type { Checked } from "#lib/transfers/checks/commands";
import type { Place } from "#lib/transfers/targets/queries";

type Props = { checked: Checked | null; place: Place | null; closing: boolean };
type Line = readonly [StatusKind, string];

const ALWAYS: readonly (readonly [string, string])[] = [
  ["E-TRF-14", "团员身份已认证"],
  ["E-TRF-02", "没有正在办的转接"],
];

function linesOf({ checked, place, closing }: Props): Line[] {
  const advice = checked?.people[0]?.advice ?? [];
  const held = ALWAYS.flatMap(([code, words]): Line[] => (advice.some((a) => a.code === code) ? [] : [["ok", words]]));
  const told = advice.map(({ level, because }): Line => [level === "block" ? "bad" : "warn", because]);
  const assigning: Line[] = place
    ? [isBranchLike(place.category) ? ["ok", "转入的是具体支部，不用再分配"] : ["other", "对方同意后，再分到它下面的团支部"]]
    : [];
  const limit: Line = closing ? ["warn", "10\u00a0天没人处理会自动退回"] : ["other", "10月起 10\u00a0天没人处理会自动退回"];
  return [...told, ...held, ...assigning, limit];
}

export function Readiness(props: Props) {
  if (!props.checked) return null;
  return (
    <>
      <SectionTitle>能不能转，先替你查好了</SectionTitle>
      <ul aria-live="polite" className="grid gap-2">
        {linesOf(props).map(([kind, words]) => (
          <li key={words} className="text-[0.9375rem]">
            <Status kind={kind}>
              <span className="text-ink">{words}</span>
            </Status>
          </li>
        ))}
      </ul>
    </>
  );
}
