import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { BatchList } from "#components/imports/batch-list";
import { PageHead, Work } from "#components/layout/page-head";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listBatches } from "#lib/imports/batches/queries";

export const metadata: Metadata = { title: "导入记录" };

export default async function ImportsPage() {
  const { scope } = await requireManager("enterMember:C");
  const batches = await listBatches(scope);
  const start = (
    <ButtonLink href="/manage/imports/new" look="primary">
      <Upload aria-hidden />
      导入
    </ButtonLink>
  );
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "导入记录" }]} title="导入记录" tools={batches.length > 0 ? start : undefined} />
      {batches.length === 0 ? (
        <Empty title="还没有导入过" actions={start}>
          下载模板，填好上传，先检查、后写入。
        </Empty>
      ) : (
        <BatchList batches={batches} today={dayOf(now())} />
      )}
    </Work>
  );
}
