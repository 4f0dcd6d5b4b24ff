// 谁在路上、谁转入了还没报到、谁报到了；联系方式打码，要看写明理由（A12）。
import { Contact } from "#components/transfers/arrival/contact";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Remind } from "#components/ui/remind";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { dayOf, showDay } from "#lib/dates";
import type { Coming, ComingRow } from "#lib/transfers/arrival/queries";
import { TRANSFER_REASON_LABELS, TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

type Kind = keyof Coming;
const TITLES: Readonly<Record<Kind, string>> = { onTheWay: "在路上", missing: "转入了，还没报到", arrived: "已报到" };

function told(kind: Kind, { state, closedAt, createdAt, reportedAt }: ComingRow): string {
  if (kind === "arrived" && reportedAt) return `${showDay(dayOf(reportedAt))}报到`;
  if (kind === "missing" && closedAt) return `${showDay(dayOf(closedAt))}转入`;
  return `${TRANSFER_STATE_LABELS[state]}，${showDay(dayOf(createdAt))}申请`;
}

const KINDS = { onTheWay: "other", missing: "warn", arrived: "ok" } as const;

const Row = ({ kind, row }: { kind: Kind; row: ComingRow }) => (
  <li className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
    <span className="min-w-0 flex-[1_1_18rem]">
      <b>{row.name}</b>
      <span className="ml-2 text-ink-3 text-small">{TRANSFER_REASON_LABELS[row.reason]}</span>
      <span className="block text-ink-3 text-mini">
        来自 <OrgName>{row.from}</OrgName>
      </span>
    </span>
    <span className="text-small">
      <Status kind={KINDS[kind]}>{told(kind, row)}</Status>
    </span>
    {row.mobileMasked && <Contact transferId={row.transferId} name={row.name} masked={row.mobileMasked} />}
  </li>
);

function List({ kind, rows }: { kind: Kind; rows: readonly ComingRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={TITLES[kind]}>
      <SectionTitle>{`${TITLES[kind]}，${rows.length}\u00a0人`}</SectionTitle>
      {kind === "missing" && (
        <p className="mb-2">
          <Remind opening="以下{n}位同学已转入本支部，请尽快扫报到码报到：" laggards={rows.map(({ name }) => ({ name }))} unit="人" />
        </p>
      )}
      <Cells className="max-w-5xl">
        {rows.map((row) => (
          <Row key={row.transferId} kind={kind} row={row} />
        ))}
      </Cells>
    </section>
  );
}

export function ComingLists({ coming }: { coming: Coming }) {
  if (coming.onTheWay.length + coming.missing.length + coming.arrived.length === 0)
    return <Empty title="还没有人要来">有人扫接收码提交了申请，就列在这里：在路上、转入了还没报到、已报到。</Empty>;
  return (
    <>
      <List kind="missing" rows={coming.missing} />
      <List kind="onTheWay" rows={coming.onTheWay} />
      <List kind="arrived" rows={coming.arrived} />
    </>
  );
}
