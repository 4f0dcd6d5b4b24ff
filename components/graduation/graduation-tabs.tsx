// 毕业季的几页：进展、成批转接、提醒、没有标记的团支部、延迟毕业团员列表。
import { Tabs } from "#components/ui/tabs";

const PAGES = [
  ["funnel", "/manage/graduation", "进展"],
  ["batches", "/manage/graduation/batches", "成批转接"],
  ["reminders", "/manage/graduation/reminders", "期满提醒"],
  ["unmarked", "/manage/graduation/unmarked", "未标记毕业时间的团支部"],
  ["delayed", "/manage/graduation/delayed", "延迟毕业团员列表"],
] as const;
type Page = (typeof PAGES)[number][0];

/** The last two are the school's own; elsewhere there is nothing to mark. */
export function GraduationTabs({ current, marking }: { current: Page; marking: boolean }) {
  const shown = PAGES.filter(([page]) => marking || (page !== "unmarked" && page !== "delayed"));
  return <Tabs label="毕业季" tabs={shown.map(([page, href, label]) => ({ href, label, current: page === current }))} />;
}
