import type { Metadata } from "next";
import { BeginBatch } from "#components/graduation/begin-batch";
import { PageHead, Work } from "#components/layout/page-head";
import { requireManager } from "#lib/auth/guard";
import { listWishes } from "#lib/graduation/batches/queries";

export const metadata: Metadata = { title: "新的一批" };

export default async function NewBatchPage() {
  const { scope } = await requireManager("transferOut:C");
  const waiting = (await listWishes(scope)).length;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "成批转接", href: "/manage/graduation/batches" }, { label: "新的一批" }]}
        title="新的一批"
        note="先定好、后办理：下一步看得到每个人去哪里、谁办不了、为什么，确认之前什么都不会动"
      />
      <BeginBatch waiting={waiting} />
    </Work>
  );
}
