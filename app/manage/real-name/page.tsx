import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { RealNameBatches, RealNameTools } from "#components/members/real-name-desk";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { showFullMoment } from "#lib/dates";
import { type BatchRow, countUnsent, listBatches } from "#lib/members/real-name/queries";

export const metadata: Metadata = { title: "实名认证" };

const shown = ({ id, no, size, createdAt, doneAt, passed, failed }: BatchRow) => ({
  id,
  no,
  open: size - passed - failed,
  sent: `${showFullMoment(createdAt)}送核${doneAt ? `，${showFullMoment(doneAt)}结果到齐` : ""}`,
  told: `${size} 人，通过 ${passed}，不通过 ${failed}，还没有结果 ${size - passed - failed}`,
});

export default async function RealNamePage() {
  await requireManager("settings:E");
  const [batches, unsent] = await Promise.all([listBatches(), countUnsent()]);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "首页", href: "/manage" }, { label: "实名认证" }]}
        title="实名认证"
        note={`等着送核的 ${unsent} 人。每天凌晨两点自动送一批；名单下载后交身份核查服务，填好“结果”列（通过或不通过）再导回来。`}
      />
      <RealNameTools unsent={unsent} />
      {batches.length === 0 ? <Empty title="还没有送过" /> : <RealNameBatches batches={batches.map(shown)} />}
    </Work>
  );
}
