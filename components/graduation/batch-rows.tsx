// 一批里的每个人：从哪里、到哪里、为什么，办不了的写明原因。
import { Pager } from "#components/table/pager";
import { Cells, OrgName } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import { Tabs } from "#components/ui/tabs";
import type { BatchVerdict } from "#generated/enums";
import type { BatchRow, BatchView } from "#lib/graduation/batches/queries";
import { BATCH_VERDICT_LABELS } from "#lib/graduation/labels";
import { BATCH_PAGE, type BatchFilter } from "#lib/graduation/schema";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";

const KINDS: Readonly<Record<BatchVerdict, StatusKind>> = { READY: "me", BLOCKED: "bad", FILED: "other", MOVED: "ok", UNDONE: "off" };
const VERDICTS = Object.keys(KINDS) as BatchVerdict[];

type Props = { view: BatchView; rows: readonly BatchRow[]; filter: BatchFilter };

export function BatchRows({ view, rows, filter: { verdict, page } }: Props) {
  const address = (which: BatchVerdict | undefined, n = 1) =>
    `/manage/graduation/batches/${view.id}?${new URLSearchParams({ ...(which ? { verdict: which } : {}), page: String(n) })}`;
  const tabs = [
    { href: address(undefined), label: `全部 ${view.total}`, current: !verdict },
    ...VERDICTS.filter((v) => (view.counts[v] ?? 0) > 0).map((v) => ({
      href: address(v),
      label: `${BATCH_VERDICT_LABELS[v]} ${view.counts[v]}`,
      current: v === verdict,
    })),
  ];
  const shown = verdict ? (view.counts[verdict] ?? 0) : view.total;
  return (
    <section className="mt-5">
      <Tabs label="结论" tabs={tabs} />
      <Cells className="max-w-5xl">
        {rows.map((row) => (
          <li key={row.rowNo} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 py-2.5">
            <span className="min-w-0">
              <b>{row.name}</b>
              {row.from && (
                <span className="block text-ink-3 text-mini">
                  <OrgName>{row.from}</OrgName>
                </span>
              )}
              <span className="block text-small">
                {row.reason && `${TRANSFER_REASON_LABELS[row.reason]}，`}到{row.target ? <OrgName>{row.target}</OrgName> : "（没有选）"}
              </span>
              {row.because && (
                <span className="block text-small">
                  <Status kind="bad">{row.because}</Status>
                </span>
              )}
            </span>
            <Status kind={KINDS[row.verdict]}>{BATCH_VERDICT_LABELS[row.verdict]}</Status>
          </li>
        ))}
      </Cells>
      <Pager page={page} size={BATCH_PAGE} rows={rows.length} more={page * BATCH_PAGE < shown} address={(n) => address(verdict, n)} />
    </section>
  );
}
