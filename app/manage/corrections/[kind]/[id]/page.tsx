import type { Metadata } from "next";
import { DeletionRequest, IdentityCorrection } from "#components/corrections/correction-form";
import { PageHead, Work } from "#components/layout/page-head";
import { Facts } from "#components/layout/member";
import { Note } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { getMemberCard, type MemberCard } from "#lib/members/card/queries";

export const metadata: Metadata = { title: "更正与删除申请" };

type Props = { params: Promise<{ kind: string; id: string }> };
const SHOWN = ["idNumber", "gender", "birthDate", "joinLeagueDate", "developmentNo"];

/** The request that an address names, if this desk may make it for this person. */
const openTo = (card: MemberCard, kind: string): boolean =>
  (kind === "identity" && card.mayCorrect) || (kind === "deletion" && card.mayDelete);

const WORDS = {
  identity: {
    title: "更正姓名、身份证号码",
    note: "只更正填错的字，不能把一个人改成另一个人。申请一级一级上报，省级同意后立即更正；性别、出生日期随身份证号码变，本人要重新登录，实名认证重新做。",
  },
  deletion: {
    title: "申请删除",
    note: "团支部成员不能自行删除。已经离开本支部的，请办理组织关系转接，不要删除。申请一级一级上报，省级同意后由系统后台执行：账号注销，编号腾出，职务和管理员权限结束，历史记录留着。",
  },
} as const;

export default async function CorrectionPage({ params }: Props) {
  const { actor, scope } = await requireManager("members:V");
  const { kind, id } = await params;
  const found = await getMemberCard(actor, scope, id);
  const card = orNotFound(found && openTo(found, kind) ? found : null);
  const { title, note } = WORDS[kind === "identity" ? "identity" : "deletion"];
  const person = { personId: card.personId, name: card.name };
  const facts = card.fields.filter((f) => SHOWN.includes(f.field)).map(({ label, value }) => ({ label, value: value ?? "未填" }));
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员列表", href: `/manage/members/${id}` }, { label: title }]}
        title={`${title}：${card.name}`}
        note={card.home}
      />
      <Note className="mb-4 max-w-3xl">{note}</Note>
      <div className="mb-4 max-w-3xl">
        <Facts facts={facts} />
      </div>
      {kind === "identity" && <IdentityCorrection person={person} atOnce={mayUse(actor, "correctIdentity:E").yes} />}
      {kind === "deletion" && <DeletionRequest person={person} />}
    </Work>
  );
}
