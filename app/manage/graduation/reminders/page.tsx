import type { Metadata } from "next";
import { GraduationTabs } from "#components/graduation/graduation-tabs";
import { ReminderList } from "#components/graduation/reminder-list";
import { PageHead, Work } from "#components/layout/page-head";
import { Pager } from "#components/table/pager";
import { Remind } from "#components/ui/remind";
import { Empty } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import { ReminderKind } from "#generated/enums";
import { requireManager } from "#lib/auth/guard";
import { REMINDER_LABELS } from "#lib/graduation/labels";
import { seasonPowers } from "#lib/graduation/policy";
import { listReminders, REMINDER_PAGE } from "#lib/graduation/reminders/queries";
import { reminderFilterSchema } from "#lib/graduation/schema";

export const metadata: Metadata = { title: "期满提醒" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };
const OPENING = "以下{n}位团员，团组织关系该转出或该汇报情况了，请尽快办理：";

export default async function RemindersPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("members:V");
  const { kind, page } = reminderFilterSchema.parse(await searchParams);
  const { rows, total, all, counts } = await listReminders(scope, { kind, page });
  const href = (which?: string) => `/manage/graduation/reminders${which ? `?kind=${which}` : ""}`;
  const tabs = [
    { href: href(), label: `全部 ${all}`, current: !kind },
    ...Object.values(ReminderKind).map((k) => ({ href: href(k), label: `${REMINDER_LABELS[k]} ${counts[k] ?? 0}`, current: k === kind })),
  ];
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "毕业季", href: "/manage/graduation" }, { label: "期满提醒" }]}
        title="期满提醒"
        tools={<Remind opening={OPENING} laggards={rows.map((r) => ({ name: r.name, note: REMINDER_LABELS[r.kind] }))} unit="人" />}
      />
      <GraduationTabs current="reminders" powers={seasonPowers(actor)} />
      <Tabs label="什么事" tabs={tabs} />
      {rows.length === 0 ? (
        <Empty title="没有期满的">
          留校满6个月、在流动团员团支部满一年、就业满一个月和该汇报境外情况的，会出现在这里；本人同时收到消息。
        </Empty>
      ) : (
        <ReminderList rows={rows} />
      )}
      <Pager
        page={page}
        size={REMINDER_PAGE}
        rows={rows.length}
        more={page * REMINDER_PAGE < total}
        address={(n) => `${href()}?${new URLSearchParams({ kind: kind ?? "", page: String(n) })}`}
      />
    </Work>
  );
}
