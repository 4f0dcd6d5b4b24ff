// 检查页：几行新增、几行更新、几行要看，按原因分组，最后确认写入。
import Link from "next/link";
import { PreviewFoot } from "#components/imports/preview-foot";
import { PreviewGrid } from "#components/imports/preview-grid";
import type { GridColumn } from "#components/imports/cell-editor";
import { UpdateList } from "#components/imports/update-list";
import { Kbd, TextLink } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import type { BatchView, Group } from "#lib/imports/batches/queries";
import type { ShownPage } from "#lib/imports/queries";
import { VERDICT_LABELS } from "#lib/imports/labels";
import type { PreviewFilter } from "#lib/imports/schema";

type Props = ShownPage & {
  view: BatchView;
  filter: PreviewFilter;
  columns: readonly GridColumn[];
  shown: readonly string[];
  undoHours: number;
};

const TABS = ["NEW", "UPDATE", "SKIP", "SAME"] as const;

const address = (filter: Partial<PreviewFilter>): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value && value !== 1) query.set(key, String(value));
  return `?${query}`;
};

function Counts({ view, filter, warned }: { view: BatchView; filter: PreviewFilter; warned: number }) {
  const tabs = [
    ...TABS.map((show) => ({ show, count: view.counts[show], label: VERDICT_LABELS[show], more: show === "SKIP" ? "，要您看一下" : "" })),
    { show: "ALL" as const, count: view.total, label: "全部", more: "" },
  ];
  return (
    <div className="flex flex-wrap items-stretch border-line-strong border-y">
      <nav aria-label="按结论看" className="flex flex-wrap max-desk:grid max-desk:w-full max-desk:auto-cols-fr max-desk:grid-flow-col">
        {tabs
          .filter((t) => t.show !== "SAME" || t.count > 0)
          .map(({ show, count, label, more }) => (
            <Link
              key={show}
              href={address({ show })}
              aria-current={filter.show === show ? "page" : undefined}
              className="relative flex items-baseline gap-2 border-line py-3 pr-5 text-ink-2 not-first:border-l not-first:pl-5 aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-5 aria-[current=page]:after:-bottom-px aria-[current=page]:after:h-[3px] aria-[current=page]:after:bg-ink max-desk:flex-col max-desk:gap-1 max-desk:not-first:pl-3 max-desk:pr-1 max-desk:aria-[current=page]:after:inset-x-0"
            >
              <b className={`text-[2.25rem] leading-none max-desk:text-[1.5rem] ${show === "SKIP" && count > 0 ? "text-red" : "text-ink"}`}>
                {count.toLocaleString("zh-CN")}
              </b>
              <span>
                {label}
                <span className="max-desk:sr-only">{more}</span>
              </span>
            </Link>
          ))}
      </nav>
      <p className="self-center py-2 text-ink-2 text-mini desk:ml-auto desk:text-right">
        {view.total.toLocaleString("zh-CN")}
        {"\u00a0"}行全部查完{view.checkMillis !== null && `，用时 ${Math.max(0.1, view.checkMillis / 1000).toFixed(1)}\u00a0秒`}。
        {warned > 0 && (
          <>
            可以写入的里有
            <Link
              href={address({ show: "WARN" })}
              aria-current={filter.show === "WARN" ? "page" : undefined}
              className="u mx-0.5 inline-flex min-h-[var(--touch)] items-center aria-[current=page]:font-semibold aria-[current=page]:text-ink desk:min-h-0"
            >
              {warned.toLocaleString("zh-CN")}
              {"\u00a0"}行有提醒
            </Link>
            。
          </>
        )}
        <br />
        现在还<b className="text-ink">没有写入</b>任何数据。
      </p>
    </div>
  );
}

const CHIP =
  "inline-flex min-h-[var(--touch)] items-center gap-1.5 rounded-control border border-line-strong px-3 text-ink-2 text-mini aria-[current=true]:border-ink aria-[current=true]:text-ink desk:min-h-8";

type GroupsProps = { groups: readonly Group[]; filter: PreviewFilter; total: number };

/** The reasons among the rows that have some: why they stay out, or what warns in them. */
function Groups({ groups, filter, total }: GroupsProps) {
  const { show } = filter;
  return (
    <div className="my-3 flex flex-wrap items-center gap-2">
      <Link href={address({ show })} aria-current={filter.group === "" ? "true" : undefined} className={CHIP}>
        全部原因 <span className="text-ink-3">{total}</span>
      </Link>
      {groups.map(({ group, rows }) => (
        <Link key={group} href={address({ show, group })} aria-current={filter.group === group ? "true" : undefined} className={CHIP}>
          {group} <span className="text-ink-3">{rows}</span>
        </Link>
      ))}
      {show === "SKIP" && (
        <span className="ml-auto hidden items-center gap-1.5 text-ink-3 text-tab desk:inline-flex">
          <Kbd>F8</Kbd>下一处
        </span>
      )}
    </div>
  );
}

export function Preview({ view, filter, groups, warned, columns, shown, rows, more, undoHours }: Props) {
  const reasons = { SKIP: view.counts.SKIP, WARN: warned, NEW: 0, UPDATE: 0, SAME: 0, ALL: 0 }[filter.show];
  const first = rows[0]?.rowNo;
  return (
    <>
      <Counts view={view} filter={filter} warned={warned} />
      {reasons > 0 && <Groups groups={groups} filter={filter} total={reasons} />}
      {filter.show === "WARN" && <p className="text-ink-3 text-mini">这些行可以照样写入；提醒请核对一下，要改就点开格子。</p>}
      {rows.length === 0 ? (
        <Empty title={filter.show === "SKIP" ? "没有要看的行" : "这里没有行"}>
          {filter.show === "SKIP" ? "每一行都可以写入。" : "换一个标签看看。"}
        </Empty>
      ) : filter.show === "UPDATE" ? (
        <UpdateList rows={rows} />
      ) : (
        <PreviewGrid batchId={view.id} columns={columns} shown={shown} rows={rows} editable />
      )}
      {(more || filter.page > 1) && (
        <nav aria-label="翻页" className="flex gap-4 py-3 text-ink-3 text-mini">
          <span>从第 {first} 行起</span>
          {filter.page > 1 && <TextLink href={address({ ...filter, page: filter.page - 1 })}>上一页</TextLink>}
          {more && <TextLink href={address({ ...filter, page: filter.page + 1 })}>下一页</TextLink>}
        </nav>
      )}
      <PreviewFoot batchId={view.id} write={view.counts.NEW + view.counts.UPDATE} skipped={view.counts.SKIP} undoHours={undoHours} />
    </>
  );
}
