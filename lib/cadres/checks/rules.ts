// 团干部要按时核对的事：每月10日前本级的团干部，每年一次本人的资料，职务规范之后的职务（CAD-13、CAD-16、MEM-36）。
import type { OrgCategory, Post } from "#generated/enums";
import { isStaffComplete, leastCadres, type Staff } from "#lib/cadres/rules";
import type { Day } from "#lib/dates";
import type { Todo } from "#lib/members/todos/rules";
import { POST_LABELS } from "#lib/organizations/labels";

/** Days on which is reminded; on the last one whoever has not finished is late (JOB-09). */
export const REMINDER_DAYS = [1, 5, 9, 11] as const;
export const OVERDUE_DAY = 11;

const dayOfMonth = (today: Day): number => Number(today.slice(8));

/** The reminder that is due: the latest of this month, so that a stop over one of the days loses nothing. */
export const reminderDue = (today: Day): number => [...REMINDER_DAYS].reverse().find((day) => day <= dayOfMonth(today)) ?? 1;

/** What an organization has still to do about its cadres, in a sentence; null when nothing. */
export function staffWords(staff: Staff & { category: OrgCategory }, day: number): string | null {
  if (leastCadres(staff.category) === null || isStaffComplete(staff, staff.category)) return null;
  const least = leastCadres(staff.category) ?? 0;
  const late = day >= OVERDUE_DAY;
  if (staff.cadres < least)
    return late ? `本级团干部不足${least}名，已过10日，请尽快补充录入` : `本级团干部不足${least}名，请于10日前补充录入`;
  const what = `本级有 ${staff.incomplete}\u00a0位团干部资料不完整`;
  return late ? `${what}，已过10日，请尽快补齐` : `${what}，请于10日前补齐`;
}

export type DutyFacts = {
  /** The organization at whose desk one sits, and its cadres. */
  staff: (Staff & { category: OrgCategory; shortName: string }) | null;
  /** An administrator who has not confirmed the own record this year. */
  unchecked: boolean;
  /** Own posts that were made of old ones. */
  unconfirmed: readonly { organizationName: string; post: Post }[];
};

/** What waits for somebody because of their post or desk. */
export function dutyTodos({ staff, unchecked, unconfirmed }: DutyFacts, today: Day): Todo[] {
  const words = staff && staffWords(staff, dayOfMonth(today));
  const [first] = unconfirmed;
  return [
    ...(words ? [{ key: "staff", title: words, note: staff?.shortName ?? "", href: "/manage/cadres", action: "去核对" }] : []),
    ...(first
      ? [
          {
            key: "post",
            title: "请确认你的职务",
            note: `${first.organizationName}${POST_LABELS[first.post]}`,
            href: "/my/posts",
            action: "去确认",
          },
        ]
      : []),
    ...(unchecked
      ? [{ key: "check", title: "请核对本人信息", note: "管理员每年核对一次，没有问题就点确认", href: "/my/profile", action: "去核对" }]
      : []),
  ];
}
