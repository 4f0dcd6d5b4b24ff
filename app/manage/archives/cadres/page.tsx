import type { Metadata } from "next";
import { ArchiveList } from "#components/archives/archive-list";
import { PageHead, Work } from "#components/layout/page-head";
import { Empty } from "#components/ui/states";
import { listOwnCadres } from "#lib/archives/list/queries";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";

export const metadata: Metadata = { title: "本级团干部电子数据库" };

export default async function CadreArchivesPage() {
  const { scope } = await requireManager("archive:V");
  const rows = await listOwnCadres(scope);
  const title = "本级团干部电子数据库";
  return (
    <Work>
      <PageHead crumbs={[{ label: "团干部管理" }, { label: title }]} title={title} note="本组织的团干部里，2020年及以后入团的" />
      {rows.length === 0 && <Empty title="本级团干部不需要上传">本组织的团干部都是2020年以前入团的，不需要电子档案。</Empty>}
      {rows.length > 0 && <ArchiveList rows={rows} today={dayOf(now())} />}
    </Work>
  );
}
