// 一张名单连同筛选与翻页；没有人的时候说为什么。
import { ArchiveFilters, archiveAddress } from "#components/archives/archive-filters";
import { ArchiveList } from "#components/archives/archive-list";
import { Pager } from "#components/table/pager";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import type { ArchiveRow } from "#lib/archives/list/queries";
import { ARCHIVE_PAGE, type ArchiveFilter } from "#lib/archives/schema";
import type { Day } from "#lib/dates";

type Props = { home: string; filter: ArchiveFilter; rows: readonly ArchiveRow[]; more: boolean; today: Day };

export function ArchiveDesk({ home, filter, rows, more, today }: Props) {
  const narrowed = filter.q !== "" || filter.show !== "all";
  return (
    <>
      <ArchiveFilters home={home} filter={filter} />
      {rows.length === 0 && !narrowed && (
        <Empty title="没有新发展团员">2020年及以后入团的团员录入之后会列在这里，等着上传入团志愿书。</Empty>
      )}
      {rows.length === 0 && narrowed && (
        <Empty
          title="没有符合条件的"
          actions={<ButtonLink href={archiveAddress(home, filter, { q: "", show: "all" })}>清除条件</ButtonLink>}
        />
      )}
      {rows.length > 0 && <ArchiveList rows={rows} today={today} />}
      <Pager
        page={filter.page}
        size={ARCHIVE_PAGE}
        rows={rows.length}
        more={more}
        address={(page) => archiveAddress(home, filter, { page })}
      />
    </>
  );
}
