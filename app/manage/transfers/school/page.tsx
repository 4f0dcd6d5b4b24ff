import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Cell } from "#components/layout/member";
import { PageHead, Work } from "#components/layout/page-head";
import { IntakeForm } from "#components/transfers/intake-form";
import { Cells, SectionTitle } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { isCommitteeLike } from "#lib/organizations/rules";
import { countStates } from "#lib/transfers/intake/queries";
import { TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

export const metadata: Metadata = { title: "学校团组织关系转入专区" };

export default async function SchoolPage() {
  const { actor, scope } = await requireManager("transferIn:C");
  const own = orNotFound(actor.organization);
  if (!own.schoolField || !isCommitteeLike(own.category)) forbidden();
  const states = await countStates(scope);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "转入专区" }]}
        title="学校团组织关系转入专区"
        note="新生入学一个月内转到新学校"
        tools={<ButtonLink href="/manage/organizations/new">创建新班团支部</ButtonLink>}
      />
      <SectionTitle>新生转入走到哪里</SectionTitle>
      <Cells className="max-w-2xl">
        {states.length === 0 && <Cell title="还没有在办的转入" note="先创建新班的团支部，再把名单粘贴到下面" />}
        {states.map(({ state, n }) => (
          <Cell key={state} href={`/manage/transfers?tab=incoming&state=${state}`} title={TRANSFER_STATE_LABELS[state]} value={`${n} 件`} />
        ))}
      </Cells>
      <SectionTitle>成批办理转入</SectionTitle>
      <IntakeForm />
    </Work>
  );
}
