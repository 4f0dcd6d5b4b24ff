import type { Metadata } from "next";
import { ResetForm } from "#components/accounts/reset-form";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";

export const metadata: Metadata = { title: "忘记密码" };

export default function ForgotPasswordPage() {
  return (
    <>
      <DoorBar />
      <DoorPage>
        <Lead className="mt-2">先要一个验证码，再设新密码</Lead>
        <dl className="mt-4 mb-2 divide-y divide-line border-line border-y text-small">
          {ASK.map(([who, whom]) => (
            <div key={who} className="flex flex-wrap gap-x-4 py-2.5">
              <dt className="w-28 flex-none text-ink-3">{who}</dt>
              <dd className="flex-[1_1_10rem]">{whom}</dd>
            </div>
          ))}
        </dl>
        <ResetForm />
      </DoorPage>
    </>
  );
}

/** Who gives the code (PWD-06). */
const ASK = [
  ["团员、团干部", "找本级或直属上级组织管理员，他们在团员列表里点小钥匙就能生成"],
  ["团支部书记", "找上级团组织管理员"],
  ["其他登录问题", "请询问团籍所在单位团委或团支部书记"],
] as const;
