// 一批转接现在该看什么：在定、核对、在办、结果。
import { BatchButtons } from "#components/graduation/batch-buttons";
import { BatchRows } from "#components/graduation/batch-rows";
import { BatchWaiting } from "#components/graduation/batch-waiting";
import { ButtonLink } from "#components/ui/button";
import { Empty, Failed, Note } from "#components/ui/states";
import type { BatchRow, BatchView } from "#lib/graduation/batches/queries";
import type { BatchFilter } from "#lib/graduation/schema";

type Props = { view: BatchView; rows: readonly BatchRow[]; filter: BatchFilter; undoUntil: string | null };

const seconds = (millis: number | null): string => (millis === null ? "" : `，用时 ${(millis / 1000).toFixed(1)}\u00a0秒`);

function Planned({ view }: { view: BatchView }) {
  const blocked = view.counts.BLOCKED ?? 0;
  const done = (view.counts.FILED ?? 0) + (view.counts.MOVED ?? 0);
  const ready = view.counts.READY ?? 0;
  return (
    <>
      <p className="mb-3 text-[1.125rem] text-ink-2">
        <b className="text-ink text-title">{ready.toLocaleString("zh-CN")}</b> 人可以办理，去 <b className="text-ink">{view.targets}</b>{" "}
        个组织；
        {blocked > 0 ? (
          <>
            <b className="text-ink">{blocked}</b> 人不能办理，原因写在各自下面，不影响其他人。
          </>
        ) : (
          "没有办不了的。"
        )}
        {done > 0 && `已经办好 ${done} 人，接着办剩下的。`}
      </p>
      <Note className="mb-3 max-w-3xl">
        转往本组织下面的团支部立即转入；转往别处的放到对方桌上，由对方审批。本人都会收到消息，原支部的职务转出后自动终止。
      </Note>
    </>
  );
}

function Done({ view, undoUntil }: Pick<Props, "view" | "undoUntil">) {
  const { FILED = 0, MOVED = 0, BLOCKED = 0 } = view.counts;
  return (
    <p className="mb-3 text-[1.125rem] text-ink-2">
      已发起 <b className="text-ink">{FILED}</b> 人，已转入 <b className="text-ink">{MOVED}</b> 人{BLOCKED > 0 && `，${BLOCKED} 人没有办成`}
      {seconds(view.runMillis)}。{undoUntil && <span className="text-ink-3 text-mini">{undoUntil}前可以整批撤销。</span>}
    </p>
  );
}

export function BatchStage({ view, rows, filter, undoUntil }: Props) {
  const { state } = view;
  if (state === "PLANNING" || state === "RUNNING" || state === "UNDOING") {
    return <BatchWaiting batchId={view.id} initial={{ state, progress: view.progress, total: view.ready }} />;
  }
  if (state === "FAILED") {
    return (
      <Failed title="没有定好" actions={<ButtonLink href="/manage/graduation/batches/new">重新来</ButtonLink>}>
        {view.failure}什么都没有动。
      </Failed>
    );
  }
  if (state === "DISCARDED") return <Empty title="这一批已经放弃">什么都没有动。</Empty>;
  return (
    <>
      {view.failure && <Note className="mb-3 max-w-3xl">{view.failure}</Note>}
      {state === "PLANNED" && <Planned view={view} />}
      {state === "DONE" && <Done view={view} undoUntil={undoUntil} />}
      {state === "UNDONE" && <p className="mb-3 text-ink-2">整批已经撤销：没有决定的转出已撤回，已转入的回到原支部。</p>}
      <BatchButtons view={view} undoUntil={state === "DONE" ? undoUntil : null} />
      <BatchRows view={view} rows={rows} filter={filter} />
    </>
  );
}
