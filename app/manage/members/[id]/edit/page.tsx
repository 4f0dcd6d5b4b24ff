import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PageHead, Work } from "#components/layout/page-head";
import { EditForm } from "#components/members/edit-form";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { mayEditPerson } from "#lib/members/policy";
import { getEditable } from "#lib/members/queries";
import { formOfDraft } from "#lib/members/entry/schema";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "编辑团员资料" };

export default async function EditMemberPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("editMember:E");
  const { id } = await params;
  const member = orNotFound(await getEditable(scope, id));
  if (!mayEditPerson(actor, { member: member.branch !== null, homes: member.homes }).yes) forbidden();
  const settings = await readSettings(member.homePath);
  const { branch } = member;
  const place = { profile: branch ? "MEMBER" : "CADRE", branchProvince: branch?.provinceCode ?? null } as const;
  const facts = { ...place, posts: [], today: dayOf(now()), settings };
  const view = `/manage/members/${id}`;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员列表", href: "/manage/members" }, { label: member.draft.name, href: view }, { label: "编辑" }]}
        title={`编辑${member.draft.name}的资料`}
        note="姓名、性别、身份证号码要逐级上报省级团委更正；团内职务在“团干部职务变更”里办理。每次改动都有记录。"
      />
      <div className="max-w-4xl">
        <EditForm personId={id} version={member.version} person={formOfDraft(member.draft)} facts={facts} back={view} />
      </div>
    </Work>
  );
}
