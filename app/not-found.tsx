import type { Metadata } from "next";
import { DoorPage, Lead } from "#components/layout/door";
import { ButtonLink } from "#components/ui/button";
import { EmptyMark } from "#components/ui/mark";

export const metadata: Metadata = { title: "没有找到" };

export default function NotFound() {
  return (
    <DoorPage>
      <EmptyMark className="mt-16 mb-6 size-22" />
      <Lead>没有找到这一页</Lead>
      <p className="mt-2 text-ink-2">没有找到，可能已被删除，或不在您的管理范围内。网址是别人发来的，请让对方再发一次。</p>
      <div className="mt-6 flex gap-2">
        <ButtonLink href="/my" look="ink">
          回首页
        </ButtonLink>
        <ButtonLink href="/faq">常见问题</ButtonLink>
      </div>
    </DoorPage>
  );
}
