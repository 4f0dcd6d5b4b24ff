import type { Metadata } from "next";
import { IdentityCorrection } from "#components/corrections/correction-form";
import { RequestPage } from "#components/corrections/request-head";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { getMemberCard } from "#lib/members/card/queries";

export const metadata: Metadata = { title: "更正身份信息" };

const NOTE =
  "只更正填错的字，不能把一个人改成另一个人。申请一级一级上报，省级同意后立即更正；性别、出生日期随身份证号码变，本人要重新登录，实名认证重新做。";

export default async function IdentityPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("members:V");
  const found = await getMemberCard(actor, scope, (await params).id);
  const card = orNotFound(found?.mayCorrect ? found : null);
  return (
    <RequestPage card={card} title="更正姓名、身份证号码" note={NOTE}>
      <IdentityCorrection person={{ personId: card.personId, name: card.name }} atOnce={mayUse(actor, "correctIdentity:E").yes} />
    </RequestPage>
  );
}
