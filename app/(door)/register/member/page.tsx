import type { Metadata } from "next";
import { DoorBar, DoorPage } from "#components/layout/door";
import { ApplicationDesk } from "#components/registration/application-desk";
import { Note } from "#components/ui/states";
import { readApplication } from "#lib/auth/cookies";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { getStanding } from "#lib/registration/self/queries";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "团员团干部注册" };

export default async function MemberRegistrationPage({ searchParams }: { searchParams: Promise<{ ended?: string }> }) {
  const { ended } = await searchParams;
  const held = await readApplication();
  const standing = held ? await getStanding(held) : null;
  const facts = { today: dayOf(now()), branchProvince: standing?.branch.provinceCode ?? null, settings: await readSettings(null) };
  return (
    <>
      <DoorBar back="/register" />
      <DoorPage wide>
        {ended && !standing && <Note className="mt-3">这个链接里的申请已经不在了，请重新填一份。</Note>}
        <ApplicationDesk standing={standing} facts={facts} />
      </DoorPage>
    </>
  );
}
