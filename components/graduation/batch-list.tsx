// 成批转接的记录：每一批到了哪一步。
import { Cell } from "#components/layout/member";
import { Cells } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import type { BatchState } from "#generated/enums";
import { type Day, showMoment } from "#lib/dates";
import type { BatchLine } from "#lib/graduation/batches/queries";
import { BATCH_SOURCE_LABELS, BATCH_STATE_LABELS } from "#lib/graduation/labels";

const KINDS: Readonly<Record<BatchState, StatusKind>> = {
  PLANNING: "other",
  PLANNED: "me",
  RUNNING: "other",
  DONE: "ok",
  UNDOING: "other",
  UNDONE: "off",
  FAILED: "bad",
  DISCARDED: "off",
};

export function BatchList({ batches, today }: { batches: readonly BatchLine[]; today: Day }) {
  return (
    <Cells className="max-w-4xl">
      {batches.map(({ id, source, state, areaName, by, total, ready, createdAt }) => (
        <Cell
          key={id}
          href={`/manage/graduation/batches/${id}`}
          title={`${areaName}，${BATCH_SOURCE_LABELS[source]}`}
          note={`${total > 0 ? `${total}\u00a0人，可以办理 ${ready}\u00a0人，` : ""}${by}，${showMoment(createdAt, today)}`}
          value={<Status kind={KINDS[state]}>{BATCH_STATE_LABELS[state]}</Status>}
        />
      ))}
    </Cells>
  );
}
