import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { Stays } from "#components/transfers/stays";
import { ButtonLink } from "#components/ui/button";
import { Empty, Note } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { listStays } from "#lib/transfers/overseas/queries";

export const metadata: Metadata = { title: "出国（境）保留登记" };

export default async function OverseasPage() {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const rows = await listStays(scope);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "出国（境）保留登记" }]}
        title="出国（境）学习研究保留登记"
        tools={
          mayUse(actor, "transferOut:C").yes && (
            <ButtonLink href="/manage/transfers/overseas/new" look="primary">
              登记
            </ButtonLink>
          )
        }
      />
      <div className="max-w-3xl">
        <Note className="mb-4">本人或支部提出，校团委同意后造册备案，团员转入出国（境）学习研究团员团支部。审批在操作中心。</Note>
        {rows.length > 0 ? (
          <Stays rows={rows} at={now()} />
        ) : (
          <Empty title="登记册是空的">
            <p>毕业后去境外学习研究、由学校保留关系的团员登记在这里。</p>
          </Empty>
        )}
      </div>
    </Work>
  );
}
