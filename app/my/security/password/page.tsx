import type { Metadata } from "next";
import { ChangePasswordForm } from "#components/accounts/change-password-form";
import { MemberBar, MemberPage } from "#components/layout/member";
import { requireMember } from "#lib/auth/guard";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "修改密码" };

export default async function ChangePasswordPage() {
  const { actor } = await requireMember();
  const settings = await readSettings(null);
  return (
    <>
      <MemberBar back="/my/security" />
      <MemberPage>
        <h1 className="font-semibold text-display">修改密码</h1>
        <p className="mt-1 mb-3 text-ink-2 text-small">改好之后，其他设备都会退出。</p>
        <ChangePasswordForm least={settings[actor.isManager ? "pwd.adminMinLength" : "pwd.minLength"]} />
      </MemberPage>
    </>
  );
}
