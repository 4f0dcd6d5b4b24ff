// 组织关系转接审批：等转出的、等转入的、等分配的、自己发起的、全部（TRF-07、TRF-08、TRF-09、TRF-20）。
import { TransferList } from "#components/transfers/transfer-list";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Badge } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import type { TransferCounts, TransferRow } from "#lib/transfers/list/queries";
import { type SINCE, TRANSFER_PAGE, TRANSFER_TABS, type TransferFilter, type TransferTab } from "#lib/transfers/list/schema";
import { TRANSFER_KIND_LABELS, TRANSFER_REASON_LABELS, TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

const HERE = "/manage/transfers";
const TAB_LABELS: Readonly<Record<TransferTab, string>> = {
  out: "转出审批",
  in: "转入审批",
  assign: "待分配",
  mine: "本组织发起",
  all: "全部",
};
const EMPTY: Readonly<Record<TransferTab, readonly [string, string]>> = {
  out: ["没有等您审批的转出", "团员本人申请转走，或者别的组织申请接收，都会先到这里。"],
  in: ["没有等您审批的转入", "别的组织转来的、团员申请转来的，到这里由您决定。"],
  assign: ["没有等您分配的", "转入团委、团总支的，同意之后在这里分到具体的团支部。"],
  mine: ["本组织还没有发起过", "办理转出、办理转入、批量接转之后，走到哪一步在这里看。"],
  all: ["还没有转接", "本组织和下级的每一件转接，从发起到办结都留在这里。"],
};
const SINCE_LABELS: Readonly<Record<(typeof SINCE)[number], string>> = {
  all: "全部时间",
  week: "7 天内",
  month: "30 天内",
  year: "一年内",
};

/** The address of the same list with something changed; what is default is left out. */
export function transferAddress(filter: TransferFilter, change: Partial<TransferFilter>, home = HERE): string {
  const { tab, kind, state, reason, since, q, page } = { ...filter, page: 1, ...change };
  const said = {
    tab: tab === "out" ? "" : tab,
    kind,
    state,
    reason,
    since: since === "all" ? "" : since,
    q,
    page: page > 1 ? String(page) : "",
  };
  const query = new URLSearchParams(Object.entries(said).flatMap(([k, v]) => (v ? [[k, v]] : []))).toString();
  return query ? `${home}?${query}` : home;
}

const narrow = (name: string, label: string, labels: Readonly<Record<string, string>>) => ({
  name,
  label,
  choices: Object.entries(labels).map(([code, label]) => ({ code, label })),
});
const { all: _, ...PERIODS } = SINCE_LABELS;
const OPTIONS = [
  narrow("kind", "所有类型", TRANSFER_KIND_LABELS),
  narrow("state", "所有状态", TRANSFER_STATE_LABELS),
  narrow("reason", "所有原因", TRANSFER_REASON_LABELS),
  narrow("since", SINCE_LABELS.all, PERIODS),
];

function Filters({ filter }: { filter: TransferFilter }) {
  const { tab, kind = "", state = "", reason = "", since, q } = filter;
  return (
    <div className="mb-3">
      <ListAddress
        fields={{ q, kind, state, reason, since: since === "all" ? "" : since }}
        kept={{ tab: tab === "out" ? "" : tab }}
        placeholder="姓名或拼音"
        options={OPTIONS}
      />
    </div>
  );
}

type Props = { rows: readonly TransferRow[]; more: boolean; counts: TransferCounts; filter: TransferFilter; at: Date };

function DeskTabs({ filter, counts }: Pick<Props, "filter" | "counts">) {
  const badges: Partial<Record<TransferTab, number>> = counts;
  const tabs = TRANSFER_TABS.map((tab) => ({
    href: transferAddress(filter, { tab }),
    current: tab === filter.tab,
    label: (
      <>
        {TAB_LABELS[tab]}
        <Badge count={badges[tab] ?? 0} label="件等您办" />
      </>
    ),
  }));
  return <Tabs label="组织关系转接" tabs={tabs} />;
}

const isNarrowed = ({ kind, state, reason, since, q }: TransferFilter): boolean => Boolean(kind || state || reason || q || since !== "all");
const WIDE = { kind: undefined, state: undefined, reason: undefined, since: "all", q: "" } as const;

export function TransferDesk({ rows, more, counts, filter, at }: Props) {
  const [title, note] = EMPTY[filter.tab];
  return (
    <>
      <DeskTabs filter={filter} counts={counts} />
      <Filters filter={filter} />
      {rows.length > 0 && <TransferList rows={rows} at={at} />}
      {rows.length === 0 && isNarrowed(filter) && (
        <Empty title="没有符合条件的" actions={<ButtonLink href={transferAddress(filter, WIDE)}>清除条件</ButtonLink>} />
      )}
      {rows.length === 0 && !isNarrowed(filter) && <Empty title={title}>{note}</Empty>}
      <Pager page={filter.page} size={TRANSFER_PAGE} rows={rows.length} more={more} address={(page) => transferAddress(filter, { page })} />
    </>
  );
}
