import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { ExportRequests } from "#components/members/export-requests";
import { requireManager } from "#lib/auth/guard";
import { listExports } from "#lib/members/exports/queries";

export const metadata: Metadata = { title: "大批导出" };

export default async function ExportsPage() {
  const { scope } = await requireManager("members:V");
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "团员列表", href: "/manage/members" }, { label: "大批导出" }]}
        title="大批导出"
        note="超过 500 行的名单，要本组织的另一位管理员或直属上级在操作中心同意；同意之后 4 小时内可以导出一次，名单里的每个人都看得到。"
      />
      <ExportRequests rows={await listExports(scope)} />
    </Work>
  );
}
