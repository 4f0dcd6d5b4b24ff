import type { Metadata } from "next";
import { SecondFactor } from "#components/accounts/second-factor";
import { MemberBar, MemberPage } from "#components/layout/member";
import { Note } from "#components/ui/states";
import { getOwnAccount } from "#lib/accounts/sessions/queries";
import { requireFreshMember } from "#lib/auth/guard";
import { safePath } from "#lib/auth/path-header";

export const metadata: Metadata = { title: "动态口令" };

export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const { self } = await requireFreshMember();
  const { to } = await searchParams;
  const { secondFactor } = await getOwnAccount(self);
  return (
    <>
      <MemberBar back="/my/security" />
      <MemberPage>
        <h1 className="font-semibold text-display">动态口令</h1>
        <p className="mt-1 mb-4 text-ink-2">手机上的身份验证器每 30{"\u00a0"}秒给一个六位数字，登录时多填它一下，光有密码就进不来。</p>
        {to && !secondFactor && <Note className="mb-4">管理本组织需要动态口令，开启之后就能进管理中心。</Note>}
        <SecondFactor enabled={secondFactor} to={to ? safePath(to) : "/my/security"} />
      </MemberPage>
    </>
  );
}
