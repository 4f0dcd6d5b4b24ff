import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EditForm } from "#components/members/edit-form";
import { MemberBar, MemberPage } from "#components/layout/member";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { getOwnRecord } from "#lib/members/queries";
import { formOfDraft } from "#lib/members/entry/schema";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "编辑资料" };

export default async function EditProfilePage() {
  const { self } = await requireMember();
  if (self.assurance < 2) redirect("/my/profile");
  const record = orNotFound(await getOwnRecord(self));
  const settings = await readSettings(record.branch?.path ?? null);
  const { branch } = record;
  const place = { profile: branch ? "MEMBER" : "CADRE", branchProvince: branch?.provinceCode ?? null } as const;
  const facts = { ...place, posts: [], today: dayOf(now()), settings };
  return (
    <>
      <MemberBar back="/my/profile" />
      <MemberPage>
        <h1 className="font-semibold text-display">编辑资料</h1>
        <p className="mt-1 text-ink-2 text-small">姓名、性别、身份证号码与团内职务要改，请找支部管理员。</p>
        <EditForm
          own
          personId={record.personId}
          version={record.version}
          person={formOfDraft(record.draft)}
          facts={facts}
          back="/my/profile"
        />
      </MemberPage>
    </>
  );
}
