import type { Metadata } from "next";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { RegistrationForm } from "#components/registration/registration-form";
import { Note } from "#components/ui/states";
import { readPass } from "#lib/auth/cookies";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { readInvitation } from "#lib/registration/queries";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "管理员注册" };

export default async function AdministratorPage({ searchParams }: { searchParams: Promise<{ ended?: string }> }) {
  const { ended } = await searchParams;
  const codeId = (await readPass())?.codeId;
  const invitation = codeId ? await readInvitation(codeId) : null;
  const settings = await readSettings(null);
  return (
    <>
      <DoorBar back="/register" />
      <DoorPage wide>
        <Lead className="mt-2">{invitation ? "填好资料，就能开始管理" : "用注册码，成为组织的管理员"}</Lead>
        {ended && <Note className="mt-3">这个注册链接已经用过或过期了。请联系直属上级重新生成，或者填写手里的新注册码。</Note>}
        <div className="mt-4 mb-24">
          <RegistrationForm
            invited={invitation && { ...invitation, id: invitation.organizationId }}
            facts={{ today: dayOf(now()), branchProvince: null, settings }}
          />
        </div>
      </DoorPage>
    </>
  );
}
