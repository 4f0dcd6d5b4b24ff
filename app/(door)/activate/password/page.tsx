import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FirstPasswordForm } from "#components/accounts/first-password-form";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { Note } from "#components/ui/states";
import { currentPresence } from "#lib/auth/guard";
import { maskName } from "#lib/members/identity/rules";

export const metadata: Metadata = { title: "设置密码" };

export default async function FirstPasswordPage() {
  const presence = await currentPresence();
  if (!presence) redirect("/");
  if (presence.kind !== "RESTRICTED") redirect("/my");
  const branch = presence.contexts.find((c) => c.isMember);
  return (
    <>
      <DoorBar />
      <DoorPage>
        <Lead className="mt-2">设一个自己的密码，就算激活了</Lead>
        <p className="mt-2 mb-4 text-ink-2">
          {maskName(presence.name)}，{branch?.shortName}
        </p>
        <Note className="mb-2">首次登录请修改初始密码。请在 15{"\u00a0"}分钟内设好；支部确认是你本人之前，部分资料看不到。</Note>
        <FirstPasswordForm />
      </DoorPage>
    </>
  );
}
