// 期满提醒：留在学校、流动支部、就业之后、境外学习，各从哪一天起该提醒（TRF-27、GRAD-16、C-31、TRF-32）。
import type { ReminderKind } from "#generated/enums";
import { addMonths, type Day, type Month } from "#lib/dates";

/** How many months somebody may stay; set by place (grad.retentionMonths, grad.floatingMaxMonths). */
export type Limits = { retention: number; floating: number };

/** Who found work moves on within a month; who studies abroad reports twice a year. */
const EMPLOYED_MONTHS = 1;
const REPORT_MONTHS = 6;

/** The day from which a graduate is kept at the school: the month after the graduation. */
export const keptSince = (month: Month): Day => addMonths(`${month}-01`, 1);

/** The latest of the dates that come round every so many months after a day and lie not after today; null before the first. */
function latestRound(since: Day, months: number, today: Day): Day | null {
  let n = 0;
  while (addMonths(since, (n + 1) * months) <= today) n += 1;
  return n === 0 ? null : addMonths(since, n * months);
}

/** The date on which a reminder fell due, if it has; who found work is reminded at once. */
export function dueOn(kind: ReminderKind, since: Day, { limits, today }: { limits: Limits; today: Day }): Day | null {
  if (kind === "EMPLOYED") return since <= today ? since : null;
  if (kind === "OVERSEAS") return latestRound(since, REPORT_MONTHS, today);
  const due = addMonths(since, kind === "RETENTION" ? limits.retention : limits.floating);
  return due <= today ? due : null;
}

/** Until when who found work should have moved on. */
export const moveOnBy = (since: Day): Day => addMonths(since, EMPLOYED_MONTHS);

/** What the person reads. */
export const LETTERS: Readonly<Record<ReminderKind, { title: string; body: string; href: string }>> = {
  RETENTION: {
    title: "团籍留在学校的时间到了",
    body: "请申报毕业去向：找到工作的转到单位，还没有的转到居住地的乡镇街道团组织。",
    href: "/my/graduation",
  },
  FLOATING: {
    title: "请把团组织关系转出流动团员团支部",
    body: "在流动团员团支部已经满一年，请转到工作或居住地的团组织，可以在手机上申请转接。",
    href: "/my/graduation",
  },
  EMPLOYED: {
    title: "请在一个月内把团组织关系转到工作单位",
    body: "你申报了已落实工作单位。联系不便的可以用微信、QQ或网上支部与支部保持联系。",
    href: "/my/graduation",
  },
  OVERSEAS: { title: "请汇报境外学习期间个人情况", body: "每半年一次，向学校团委汇报学习和思想情况。", href: "/my/applications" },
};
