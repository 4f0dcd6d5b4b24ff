// 组织关系转接审批：等转出的、等转入的、等分配的、自己发起的、全部（TRF-07、TRF-08、TRF-09、TRF-20）。
import { TransferList } from "#components/transfers/transfer-list";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Badge } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Remind } from "#components/ui/remind";
import { Empty } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import { TRANSFER_KIND_LABELS, TRANSFER_REASON_LABELS, TRANSFER_STATE_LABELS } from "#lib/transfers/labels";
import type { TransferCounts, TransferRow } from "#lib/transfers/queries";
import { TRANSFER_PAGE, type TransferFilter, type TransferTab } from "#lib/transfers/schema";

const HERE = "/manage/transfers";
type Shown = Exclude<TransferTab, "pending" | "incoming" | "outgoing">;
const TAB_LABELS: Readonly<Record<Shown, string>> = {
  out: "转出审批",
  in: "转入审批",
  assign: "待分配",
  mine: "本组织发起",
  all: "全部",
};
const NONE = ["还没有转接", "本组织和下级的每一件转接，从发起到办结都留在这里。"] as const;
const EMPTY: Readonly<Record<TransferTab, readonly [string, string]>> = {
  pending: ["没有等您办的", "要您审批的转出、转入，要您分配的团支部，都会到这里。"],
  out: ["没有等您审批的转出", "团员本人申请转走，或者别的组织申请接收，都会先到这里。"],
  in: ["没有等您审批的转入", "别的组织转来的、团员申请转来的，到这里由您决定。"],
  assign: ["没有等您分配的", "转入团委、团总支的，同意之后在这里分到具体的团支部。"],
  mine: ["本组织还没有发起过", "办理转出、办理转入、批量接转之后，走到哪一步在这里看。"],
  ...{ incoming: NONE, outgoing: NONE, all: NONE },
};
/** Where everything can be narrowed to one direction. */
const WAYS = { all: "转入和转出", incoming: "转入的", outgoing: "转出的" } as const;
const isWay = (tab: TransferTab): tab is keyof typeof WAYS => tab in WAYS;

/** Without a tab in the address, the first at which something waits. */
export const tabFor = (tab: TransferTab, counts: TransferCounts): TransferTab =>
  tab === "pending" ? ((["out", "in", "assign"] as const).find((one) => counts[one] > 0) ?? "out") : tab;

/** The address of the same list with something changed; what is default is left out. */
export function transferAddress(filter: TransferFilter, change: Partial<TransferFilter>, home = HERE): string {
  const { page, ...said } = { ...filter, page: 1, ...change };
  const words = { ...said, page: page > 1 ? String(page) : "" };
  const query = new URLSearchParams(Object.entries(words).flatMap(([k, v]) => (v ? [[k, v]] : []))).toString();
  return query ? `${home}?${query}` : home;
}

const narrow = (name: string, label: string, labels: Readonly<Record<string, string>>) => ({
  name,
  label,
  choices: Object.entries(labels).map(([code, label]) => ({ code, label })),
});
const OPTIONS = [
  narrow("kind", "所有类型", TRANSFER_KIND_LABELS),
  narrow("state", "所有状态", TRANSFER_STATE_LABELS),
  narrow("reason", "所有原因", TRANSFER_REASON_LABELS),
];

function Filters({ filter }: { filter: TransferFilter }) {
  const { tab, kind = "", state = "", reason = "", from = "", to = "", q } = filter;
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <ListAddress
        fields={{ q, kind, state, reason, from, to }}
        kept={{ tab }}
        placeholder="姓名或拼音"
        options={OPTIONS}
        days={{ from: "发起日期从", to: "发起日期到" }}
      />
      {isWay(tab) &&
        Object.entries(WAYS).map(([key, label]) => (
          <ButtonLink key={key} href={transferAddress(filter, { tab: key as TransferTab })} look={key === tab ? "ink" : "outline"}>
            {label}
          </ButtonLink>
        ))}
    </div>
  );
}

type Props = { rows: readonly TransferRow[]; total: number; counts: TransferCounts; filter: TransferFilter; at: Date };

function DeskTabs({ filter, counts }: Pick<Props, "filter" | "counts">) {
  const badges: Partial<Record<Shown, number>> = counts;
  const tabs = (Object.keys(TAB_LABELS) as Shown[]).map((tab) => ({
    href: transferAddress(filter, { tab }),
    current: tab === (isWay(filter.tab) ? "all" : filter.tab),
    label: (
      <>
        {TAB_LABELS[tab]}
        <Badge count={badges[tab] ?? 0} label="件等您办" />
      </>
    ),
  }));
  return <Tabs label="组织关系转接" tabs={tabs} />;
}

const WAITING = "下面 {n} 件组织关系转接还在等，请在管理中心的“操作中心”里办理，谢谢。";
/** What waits for others, for the text to their group. */
const waitingOf = (rows: readonly TransferRow[]) => rows.flatMap(({ name, holder }) => (holder ? [{ name, note: `在${holder}` }] : []));

const WIDE = { kind: undefined, state: undefined, reason: undefined, from: undefined, to: undefined, q: "" } as const;
const isNarrowed = (filter: TransferFilter): boolean => (Object.keys(WIDE) as (keyof typeof WIDE)[]).some((key) => Boolean(filter[key]));

export function TransferDesk({ rows, total, counts, filter, at }: Props) {
  const [title, note] = EMPTY[filter.tab];
  const { page } = filter;
  return (
    <>
      <DeskTabs filter={filter} counts={counts} />
      <Filters filter={filter} />
      {rows.length > 0 && (
        <>
          <div className="mb-1 flex flex-wrap items-center justify-between gap-2 text-ink-3 text-mini">
            {`共 ${total.toLocaleString("zh-CN")}\u00a0件`}
            {filter.tab === "mine" && <Remind opening={WAITING} laggards={waitingOf(rows)} unit="人" />}
          </div>
          <TransferList rows={rows} at={at} />
        </>
      )}
      {rows.length === 0 && isNarrowed(filter) && (
        <Empty title="没有符合条件的" actions={<ButtonLink href={transferAddress(filter, WIDE)}>清除条件</ButtonLink>} />
      )}
      {rows.length === 0 && !isNarrowed(filter) && <Empty title={title}>{note}</Empty>}
      <Pager
        page={page}
        size={TRANSFER_PAGE}
        rows={rows.length}
        more={page * TRANSFER_PAGE < total}
        address={(to) => transferAddress(filter, { page: to })}
      />
    </>
  );
}
