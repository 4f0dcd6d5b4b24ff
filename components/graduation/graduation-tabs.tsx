// 毕业季的几页：进展、成批转接、提醒、没有标记的团支部、延迟毕业团员列表。
import { Tabs } from "#components/ui/tabs";
import type { SeasonPowers } from "#lib/graduation/policy";

const PAGES = [
  ["funnel", "/manage/graduation", "进展"],
  ["batches", "/manage/graduation/batches", "成批转接"],
  ["reminders", "/manage/graduation/reminders", "期满提醒"],
  ["unmarked", "/manage/graduation/unmarked", "未标记毕业时间的团支部"],
  ["delayed", "/manage/graduation/delayed", "延迟毕业团员列表"],
] as const;
type Page = (typeof PAGES)[number][0];

/** Marks are the school's own; leading bodies start no transfers. */
export function GraduationTabs({ current, powers: { marking, filing } }: { current: Page; powers: SeasonPowers }) {
  const hidden: readonly Page[] = [...(marking ? [] : (["unmarked", "delayed"] as const)), ...(filing ? [] : (["batches"] as const))];
  const shown = PAGES.filter(([page]) => !hidden.includes(page));
  return <Tabs label="毕业季" tabs={shown.map(([page, href, label]) => ({ href, label, current: page === current }))} />;
}
