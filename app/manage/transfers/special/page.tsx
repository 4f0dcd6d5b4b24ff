import type { Metadata } from "next";
import { Cell } from "#components/layout/member";
import { PageHead, Work } from "#components/layout/page-head";
import { SpecialDesk } from "#components/transfers/special-desk";
import { Cells, SectionTitle } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { dayOf, showDay } from "#lib/dates";
import { listSpecial, listSpecialLists } from "#lib/transfers/listing/queries";

export const metadata: Metadata = { title: "特殊单位上报名单" };

const HELP =
  "谁发起转出，谁负责审核，谁提供证明。每五天汇总上报一次；发起十天还没有列入名单的不能审批，十五天没有办完的自动退回。新兵名单可以请户籍地县级团委向武装部征兵办公室了解。";

export default async function SpecialPage() {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const [rows, lists] = await Promise.all([listSpecial(scope), listSpecialLists(scope)]);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "特殊单位上报名单" }]}
        title="申请转入特殊单位专属库"
      />
      <div className="flex max-w-3xl flex-1 flex-col">
        <Note>{HELP}</Note>
        <SpecialDesk rows={rows} at={now()} mayList={mayUse(actor, "specialReport:C").yes} />
        {lists.length > 0 && (
          <>
            <SectionTitle>报过的名单</SectionTitle>
            <Cells>
              {lists.map(({ id, no, size, organization, recordedAt }) => (
                <Cell key={id} title={`${organization}第 ${no} 批`} note={`${size} 人`} value={showDay(dayOf(recordedAt))} />
              ))}
            </Cells>
          </>
        )}
      </div>
    </Work>
  );
}
