import type { Metadata } from "next";
import { DeletionRequest } from "#components/corrections/correction-form";
import { RequestPage } from "#components/corrections/request-head";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { getMemberCard } from "#lib/members/card/queries";

export const metadata: Metadata = { title: "申请删除" };

const NOTE =
  "团支部成员不能自行删除。已经离开本支部的，请办理组织关系转接，不要删除。申请一级一级上报，省级同意后由系统后台执行：账号注销，编号腾出，职务和管理员权限结束，历史记录留着。";

export default async function DeletionPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("members:V");
  const found = await getMemberCard(actor, scope, (await params).id);
  const card = orNotFound(found?.mayDelete ? found : null);
  return (
    <RequestPage card={card} title="申请删除" note={NOTE}>
      <DeletionRequest personId={card.personId} />
    </RequestPage>
  );
}
