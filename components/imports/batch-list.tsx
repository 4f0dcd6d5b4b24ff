// 导入记录：每一批到了哪一步。
import { Cell } from "#components/layout/member";
import { Cells } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import { type Day, showMoment } from "#lib/dates";
import type { BatchView } from "#lib/imports/batches/queries";
import { KIND_LABELS, STATE_LABELS } from "#lib/imports/labels";
import type { ImportState } from "#generated/enums";

const KINDS: Readonly<Record<ImportState, StatusKind>> = {
  READING: "other",
  MAPPING: "me",
  CHECKING: "other",
  CHECKED: "me",
  APPLYING: "other",
  APPLIED: "ok",
  UNDONE: "off",
  FAILED: "bad",
  DISCARDED: "off",
};

export function BatchList({ batches, today }: { batches: readonly BatchView[]; today: Day }) {
  return (
    <Cells>
      {batches.map(({ id, fileName, kind, state, total, createdAt }) => (
        <Cell
          key={id}
          href={`/manage/imports/${id}`}
          title={fileName}
          note={`${KIND_LABELS[kind]}，${total > 0 ? `${total}\u00a0行，` : ""}${showMoment(createdAt, today)}`}
          value={<Status kind={KINDS[state]}>{STATE_LABELS[state]}</Status>}
        />
      ))}
    </Cells>
  );
}
