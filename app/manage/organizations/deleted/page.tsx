import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { DeletedList } from "#components/reorganization/deleted-list";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { showFullMoment } from "#lib/dates";
import { CATEGORY_LABELS } from "#lib/organizations/labels";
import { type DeletedRow, listDeleted } from "#lib/reorganization/restoring/queries";
import { DELETED_PAGE, deletedFilterSchema } from "#lib/reorganization/schema";

export const metadata: Metadata = { title: "已删除组织" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

const shown = ({ id, shortName, fullName, category, parentName, deletedAt, deletedBy, verdict }: DeletedRow) => ({
  ...{ id, shortName, fullName },
  told: `${CATEGORY_LABELS[category]}，原上级${parentName}；${showFullMoment(deletedAt)}由${deletedBy ?? "系统"}删除`,
  because: verdict.yes ? null : verdict.because,
});

export default async function DeletedPage({ searchParams }: Props) {
  await requireManager("settings:E");
  const filter = deletedFilterSchema.parse(await searchParams);
  const { rows, more } = await listDeleted(filter);
  const note = "恢复之后是空的：团员留在他们现在的地方，职务、管理员和码要重新办。";
  const address = (page: number) => `?${new URLSearchParams({ q: filter.q, page: String(page) })}`;
  return (
    <Work>
      <PageHead crumbs={[{ label: "规则中心", href: "/manage/rules" }, { label: "已删除组织" }]} title="已删除组织" note={note} />
      <div className="mb-3">
        <ListAddress fields={{ q: filter.q }} kept={{}} placeholder="组织全称里的字" />
      </div>
      {rows.length === 0 ? (
        <Empty title={filter.q ? "没有找到" : "没有删除过组织"}>{filter.q ? "换个字再找找。" : "删除的组织会列在这里，可以恢复。"}</Empty>
      ) : (
        <DeletedList rows={rows.map(shown)} />
      )}
      <Pager page={filter.page} size={DELETED_PAGE} rows={rows.length} more={more} address={address} />
    </Work>
  );
}
