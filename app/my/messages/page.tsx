import type { Metadata } from "next";
import { MessageList } from "#components/inbox/message-list";
import { MemberPage } from "#components/layout/member";
import { Empty } from "#components/ui/states";
import { requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf, showShortDay } from "#lib/dates";
import { listMessages } from "#lib/inbox/queries";

export const metadata: Metadata = { title: "消息" };

export default async function MessagesPage() {
  const { self } = await requireMember();
  const today = dayOf(now());
  const letters = await listMessages(self);
  return (
    <MemberPage className="pt-6">
      <h1 className="mb-2 font-semibold text-display">消息</h1>
      {letters.length === 0 ? (
        <Empty title="还没有消息">
          <p>有人查看你的完整信息、导入查完、要你办的事，都会在这里告诉你。</p>
        </Empty>
      ) : (
        <MessageList
          letters={letters.map(({ createdAt, readAt, ...letter }) => ({
            ...letter,
            when: showShortDay(dayOf(createdAt), today),
            read: readAt !== null,
          }))}
        />
      )}
    </MemberPage>
  );
}
