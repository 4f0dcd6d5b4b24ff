import type { Metadata } from "next";
import { MarkCorrection } from "#components/graduation/mark-correction";
import { Facts } from "#components/layout/member";
import { PageHead, Work } from "#components/layout/page-head";
import { Note } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { showMark } from "#lib/graduation/labels";
import { mayAskCorrection } from "#lib/graduation/policy";
import { markStateOf } from "#lib/graduation/rules";
import { findOrganization } from "#lib/organizations/queries";

export const metadata: Metadata = { title: "更正毕业时间" };

const NOTE =
  "标记成功后不能自行修改。申请一级一级上报，省级同意后由系统后台更正。已经转为毕业生团组织、更正到以后年份的，变回团支部，毕业生标识取消。";

export default async function MarkCorrectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("organization:V");
  const found = await findOrganization(scope, (await params).id);
  const branch = orNotFound(found && mayAskCorrection(actor, found).yes && markStateOf(found) !== "UNMARKED" ? found : null);
  const mark = { month: branch.graduationMonth, reason: branch.graduationReason, note: branch.graduationNote };
  const facts = [
    { label: "团支部", value: branch.fullName },
    { label: "现在的标记", value: `${showMark(mark)}${branch.category === "GRADUATE_ORG" ? "，已转为毕业生团组织" : ""}` },
  ];
  return (
    <Work>
      <PageHead crumbs={[{ label: "管理下级组织", href: "/manage/organizations" }, { label: "更正毕业时间" }]} title="更正毕业时间" />
      <Note className="mb-4 max-w-3xl">{NOTE}</Note>
      <div className="mb-4 max-w-3xl">
        <Facts facts={facts} />
      </div>
      <MarkCorrection branchId={branch.id} atOnce={actor.role === "OPERATOR"} />
    </Work>
  );
}
