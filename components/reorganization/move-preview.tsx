// 迁过去会怎样：新的位置、层级、随之迁移的人和组织、换人审批的事项；以及交过的申请走到哪里。
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Cells, TextLink } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import { showFullMoment } from "#lib/dates";
import { ORG_MOVE_LABELS } from "#lib/reorganization/labels";
import type { MovePreview as Preview, MoveRow } from "#lib/reorganization/moves/queries";
import type { OrgMoveState } from "#generated/enums";

const span = (from: number, to: number): string => (from === to ? `${from}\u00a0级` : `${from} 至 ${to}\u00a0级`);

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap gap-x-6 gap-y-1 py-3">
      <span className="w-24 flex-none text-ink-3 text-small">{label}</span>
      <span className="min-w-0 flex-[1_1_14rem]">{children}</span>
    </li>
  );
}

function Levels({ preview: { level, newLevel, deepest, newDeepest } }: { preview: Preview }) {
  if (level === newLevel) return <>{`${span(level, deepest)}，不变`}</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <s className="text-ink-3">{span(level, deepest)}</s>
      <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
      <b>{span(newLevel, newDeepest)}</b>
    </span>
  );
}

function Papers({ papers }: { papers: Preview["papers"] }) {
  if (papers.length === 0) return <>没有要换人审批的事项</>;
  return <>{`${papers.map(({ label, n }) => `${label} ${n}\u00a0件`).join("、")}，改由新的上级审批`}</>;
}

/** The dry run of a move. */
export function MovePreview({ preview, shortName }: { preview: Preview; shortName: string }) {
  const { verdict, organizations, members, newWay, abroad, papers } = preview;
  return (
    <section aria-label="迁过去会怎样" className="my-4 max-w-3xl">
      <Cells>
        <Line label="新的位置">{[...newWay, shortName].join(" › ")}</Line>
        <Line label="层级">
          <Levels preview={preview} />
        </Line>
        <Line label="随之迁移">{`${organizations}\u00a0个组织、${members}\u00a0名团员；名称、团员、职务、注册码都不变`}</Line>
        <Line label="在途的事项">
          <Papers papers={papers} />
        </Line>
        {abroad && <Line label="跨省">逐级上报的更正与删除，从新的上级重新开始</Line>}
      </Cells>
      {!verdict.yes && (
        <p className="mt-3" role="status">
          <Status kind="bad">{verdict.because}</Status>
        </p>
      )}
    </section>
  );
}

const KINDS: Record<OrgMoveState, StatusKind> = {
  PENDING_RELEASE: "other",
  PENDING_RECEIVE: "other",
  DONE: "ok",
  REFUSED: "bad",
  WITHDRAWN: "off",
  CANCELLED: "off",
};

const isOpen = ({ decidedAt }: MoveRow): boolean => decidedAt === null;

function stationsOf({
  createdAt,
  applicant,
  releasedAt,
  from,
  decidedAt,
  state,
  decisionReason,
  organizations,
  members,
}: MoveRow): string[] {
  const done = decidedAt && `${showFullMoment(decidedAt)} ${ORG_MOVE_LABELS[state]}${decisionReason ? `：${decisionReason}` : ""}`;
  return [
    `${showFullMoment(createdAt)} ${applicant}提交`,
    releasedAt ? `${showFullMoment(releasedAt)} ${from}同意迁出` : "",
    done ? `${done}${organizations ? `，共 ${organizations} 个组织、${members ?? 0} 名团员` : ""}` : "",
  ].filter((text) => text !== "");
}

/** Applications of the organization, where each of them is. */
export function MoveList({ moves }: { moves: readonly MoveRow[] }) {
  return (
    <Cells className="max-w-3xl">
      {moves.map((move) => (
        <li key={move.id} className="grid gap-1 py-3.5">
          <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <b className="min-w-0 flex-[1_1_14rem]">{`从${move.from}迁到${move.to}`}</b>
            <Status kind={KINDS[move.state]}>{ORG_MOVE_LABELS[move.state]}</Status>
          </p>
          <p className="text-ink-2 text-small">{move.reason}</p>
          <ul className="text-ink-3 text-mini">
            {stationsOf(move).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {isOpen(move) && move.paperId && (
            <p className="flex flex-wrap items-center gap-x-4 text-small">
              <span>{`现在在${move.holder ?? "系统后台"}`}</span>
              <TextLink href={`/manage/inbox/${move.paperId}`}>催办、撤回</TextLink>
            </p>
          )}
        </li>
      ))}
    </Cells>
  );
}
