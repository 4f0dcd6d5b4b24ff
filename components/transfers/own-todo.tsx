// 首页与“我的”里的转接：要我报到、被退回的列进“等你的事”；在办的写一行现在在哪里（NAV-08）。
import { Cell } from "#components/layout/member";
import { Lapse, TransferStatus } from "#components/transfers/transfer-list";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import type { Todo } from "#lib/members/todos/rules";
import { TRANSFER_STATE_LABELS } from "#lib/transfers/labels";
import type { OwnTransferRow } from "#lib/transfers/own/queries";
import { isPending } from "#lib/transfers/rules";

const placeOf = (row: OwnTransferRow): string => row.toBranch ?? row.to;

/** What waits for the member: to report, or to correct what came back. */
export const transferTodos = (transfers: readonly OwnTransferRow[]): Todo[] => {
  const [latest] = transfers;
  if (!latest) return [];
  const href = `/my/transfers/${latest.id}`;
  if (latest.state === "WAIT_REPORT") return [{ key: "report", title: "去新支部报到", note: placeOf(latest), href, action: "去报到" }];
  if (latest.state !== "RETURNED" || latest.kind !== "SELF" || latest.appeal === "WAITING") return [];
  return [{ key: "returned", title: "转接被退回，改好就能继续", note: `转到${placeOf(latest)}`, href, action: "去更正" }];
};

/** 待转出审批, beside the entry; nothing when nothing is under way. */
export const transferWords = ([latest]: readonly OwnTransferRow[]): string | null =>
  latest && isPending(latest.state) ? TRANSFER_STATE_LABELS[latest.state] : null;

/** The one that is under way, on the home page. */
export function OwnTransfer({ transfers: [latest], at }: { transfers: readonly OwnTransferRow[]; at: Date }) {
  if (!latest || !isPending(latest.state)) return null;
  return (
    <section>
      <SectionTitle>我的转接</SectionTitle>
      <Cells>
        <Cell
          href={`/my/transfers/${latest.id}`}
          title={
            <>
              转到<OrgName>{placeOf(latest)}</OrgName>
            </>
          }
          note={<TransferStatus row={latest} />}
          value={<Lapse row={latest} at={at} />}
        />
      </Cells>
    </section>
  );
}
