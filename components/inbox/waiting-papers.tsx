// 首页上等我决定的几件，其余在操作中心。
import { PaperRowView } from "#components/inbox/paper-row";
import { itemOf } from "#components/inbox/paper-words";
import { Cells, TextLink } from "#components/ui/bits";
import type { PaperRow } from "#lib/inbox/queries";

const SHOWN = 5;

export function WaitingPapers({ rows, total, at }: { rows: readonly PaperRow[]; total: number; at: Date }) {
  if (total === 0) return <p className="border-line-strong border-t pt-3 text-ink-2">要您决定的材料会出现在这里，同意或退回都只要一下。</p>;
  return (
    <>
      <Cells className="border-t-line-strong">
        {rows.slice(0, SHOWN).map((row) => (
          <PaperRowView key={row.id} item={itemOf(row, "waiting", at)} />
        ))}
      </Cells>
      {total > SHOWN && (
        <p className="pt-3 text-small">
          <TextLink href="/manage/inbox">{`全部 ${total}\u00a0件`}</TextLink>
        </p>
      )}
    </>
  );
}
