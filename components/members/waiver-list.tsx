// 录入例外：批准号、谁、录到哪里、走到哪一步；能录入的一按就去（MEM-27、MEM-29）。
import { Cells, OrgName } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { showDay } from "#lib/dates";
import type { WaiverKind, WaiverState } from "#generated/enums";
import { WAIVER_KIND_LABELS, WAIVER_STATE_LABELS } from "#lib/members/labels";

export type ShownWaiver = {
  id: string;
  number: string;
  kind: WaiverKind;
  state: WaiverState;
  name: string;
  idMasked: string;
  branchName: string;
  provinceName: string;
  note: string;
  filedOn: string;
  mayEnter: boolean;
};

const KINDS = { REPORTED: "other", APPROVED: "ok", REFUSED: "bad", WITHDRAWN: "off", USED: "off" } as const;

const Row = ({ waiver: w }: { waiver: ShownWaiver }) => (
  <li className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
    <span className="min-w-0 flex-[1_1_20rem]">
      <b>{w.name}</b> <span className="code text-small">{w.idMasked}</span>
      <span className="block text-small">
        <OrgName>{w.branchName}</OrgName>
      </span>
      <span className="block text-ink-2 text-small">{w.note}</span>
      <span className="block text-ink-3 text-mini">{`${w.provinceName}，${showDay(w.filedOn)}上报`}</span>
    </span>
    <span className="text-small">
      <span className="block">
        {WAIVER_KIND_LABELS[w.kind]}
        {w.state === "APPROVED" || w.state === "USED" ? <span className="code ml-2">{`批准号 ${w.number}`}</span> : null}
      </span>
      <Status kind={KINDS[w.state]}>{WAIVER_STATE_LABELS[w.state]}</Status>
    </span>
    {w.mayEnter && (
      <ButtonLink href={`/manage/members/new?waiver=${w.id}`} look="ink">
        {`录入${w.name}`}
      </ButtonLink>
    )}
  </li>
);

export function WaiverList({ waivers }: { waivers: readonly ShownWaiver[] }) {
  if (waivers.length === 0)
    return <Empty title="没有录入例外">年龄不到的、部队里发展的，由省级团委核实上报，团中央同意之后列在这里。</Empty>;
  return (
    <Cells className="max-w-5xl">
      {waivers.map((waiver) => (
        <Row key={waiver.id} waiver={waiver} />
      ))}
    </Cells>
  );
}
