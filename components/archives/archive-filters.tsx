// 名单的筛选：到哪一步、按姓名或号码找。
import { ChipLink, Chips } from "#components/table/chip";
import { ListAddress } from "#components/table/list-address";
import type { ArchiveFilter, ArchiveShow } from "#lib/archives/schema";

export const SHOW_LABELS: Readonly<Record<ArchiveShow, string>> = {
  all: "全部",
  missing: "未上传",
  overdue: "已过期",
  waiting: "审批中",
  refused: "认证不通过",
  certified: "已认证",
};

/** The address of the same list with something changed; `home` may carry what always stays. */
export function archiveAddress(home: string, filter: ArchiveFilter, change: Partial<ArchiveFilter>): string {
  const { q, at, show, page } = { ...filter, page: 1, ...change };
  const [path, kept] = home.split("?");
  const query = new URLSearchParams(kept);
  const said = { q, at, show, page: page > 1 ? String(page) : "" };
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value);
  return `${path}?${query}`;
}

export function ArchiveFilters({ home, filter }: { home: string; filter: ArchiveFilter }) {
  const { q, at = "", show } = filter;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ListAddress
        fields={{ q }}
        kept={{ ...Object.fromEntries(new URLSearchParams(home.split("?")[1])), at, show }}
        placeholder="姓名、身份证号或编号"
      />
      <Chips>
        {(Object.keys(SHOW_LABELS) as ArchiveShow[]).map((key) => (
          <ChipLink key={key} href={archiveAddress(home, filter, { show: key })} on={key === show}>
            {SHOW_LABELS[key]}
          </ChipLink>
        ))}
      </Chips>
    </div>
  );
}
