// 操作中心的列表：待我处理、已处理、我发起的；按类型、时间、标题筛（OPS-01）。
import { SeeAll } from "#components/inbox/feedback";
import { PaperRowView } from "#components/inbox/paper-row";
import { itemOf } from "#components/inbox/paper-words";
import { Pile } from "#components/inbox/pile";
import { ChipLink, Chips } from "#components/table/chip";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Badge, Cells } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import type { PaperRow } from "#lib/inbox/queries";
import { INBOX_PAGE, type InboxFilter, type InboxTab, TABS } from "#lib/inbox/schema";
import { PAPER_TYPE_LABELS } from "#lib/papers/labels";

const LABELS: Readonly<Record<InboxTab, string>> = { waiting: "待我处理", done: "已处理", mine: "我发起的" };
const EMPTY: Readonly<Record<InboxTab, readonly [string, string]>> = {
  waiting: ["没有等您处理的事", "下级提交的申请、要您决定的材料都会到这里，同意或不同意都只要一下。"],
  done: ["还没有处理过", "处理过的每一件都留在这里，谁处理的、什么意见都看得到。"],
  mine: ["还没有发起过", "本组织提交的申请在这里看走到哪一步，有结果也在这里告诉您。"],
};
const TYPES = Object.entries(PAPER_TYPE_LABELS).map(([code, label]) => ({ code, label }));
const SINCE = { all: "全部时间", week: "7 天内", month: "30 天内" } as const;

/** The address of the same list with something changed; what is default is left out. */
function addressOf(filter: InboxFilter, change: Partial<InboxFilter>): string {
  const { tab, type, since, q, page } = { ...filter, page: 1, ...change };
  const said = { tab: tab === "waiting" ? "" : tab, type, since: since === "all" ? "" : since, q, page: page > 1 ? String(page) : "" };
  const query = new URLSearchParams(Object.entries(said).flatMap(([k, v]) => (v ? [[k, v]] : []))).toString();
  return query ? `/manage/inbox?${query}` : "/manage/inbox";
}

type Props = {
  rows: readonly PaperRow[];
  total: number;
  counts: { waiting: number; feedback: number };
  filter: InboxFilter;
  at: Date;
};

function InboxTabs({ filter, counts }: Pick<Props, "filter" | "counts">) {
  const badges: Partial<Record<InboxTab, number>> = { waiting: counts.waiting, mine: counts.feedback };
  const tabs = TABS.map((tab) => ({
    href: addressOf(filter, { tab }),
    current: tab === filter.tab,
    label: (
      <>
        {LABELS[tab]}
        <Badge count={badges[tab] ?? 0} label={tab === "mine" ? "条新反馈" : "件等您处理"} />
      </>
    ),
  }));
  return <Tabs label="操作中心" tabs={tabs} />;
}

function Filters({ filter }: Pick<Props, "filter">) {
  const { tab, type = "", since, q } = filter;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ListAddress
        fields={{ q, type }}
        kept={{ tab: tab === "waiting" ? "" : tab, since }}
        placeholder="按标题找"
        options={{ name: "type", label: "所有类型", choices: TYPES }}
      />
      <Chips>
        {Object.entries(SINCE).map(([key, label]) => (
          <ChipLink key={key} href={addressOf(filter, { since: key as InboxFilter["since"] })} on={key === since}>
            {label}
          </ChipLink>
        ))}
      </Chips>
    </div>
  );
}

export function InboxList({ rows, total, counts, filter, at }: Props) {
  const items = rows.map((row) => itemOf(row, filter.tab, at));
  const [title, note] = EMPTY[filter.tab];
  const narrowed = Boolean(filter.type || filter.q || filter.since !== "all");
  return (
    <>
      <InboxTabs filter={filter} counts={counts} />
      <Filters filter={filter} />
      {filter.tab === "mine" && counts.feedback > 0 && <SeeAll />}
      {items.length === 0 && narrowed && (
        <Empty
          title="没有符合条件的"
          actions={<ButtonLink href={addressOf(filter, { type: undefined, q: "", since: "all" })}>清除条件</ButtonLink>}
        />
      )}
      {items.length === 0 && !narrowed && <Empty title={title}>{note}</Empty>}
      {items.length > 0 && filter.tab === "waiting" && <Pile items={items} />}
      {items.length > 0 && filter.tab !== "waiting" && (
        <Cells>
          {items.map((item) => (
            <PaperRowView key={item.id} item={item} />
          ))}
        </Cells>
      )}
      <Pager
        page={filter.page}
        size={INBOX_PAGE}
        rows={rows.length}
        more={filter.page * INBOX_PAGE < total}
        address={(page) => addressOf(filter, { page })}
      />
    </>
  );
}
