import type { Metadata } from "next";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";

export const metadata: Metadata = { title: "团员团干部注册" };

export default function MemberRegistrationPage() {
  return (
    <>
      <DoorBar back="/register" />
      <DoorPage>
        <Lead className="mt-2">先问问支部，多半不用注册</Lead>
        <Empty title="自行注册还没有开放" actions={<ButtonLink href="/">去登录</ButtonLink>}>
          <p>现在由支部书记录入团员，录好会给你一张激活条，凭它就能登录。</p>
          <p className="mt-2">2020年及以后入团的团员须由团组织管理员录入，不能自行注册。</p>
        </Empty>
      </DoorPage>
    </>
  );
}
