// 换了团支部之后，毕业生标识怎么变（规格 5.12），是否补记届别（7.6）。
import type { GraduateMark, OrgCategory } from "#generated/enums";
import type { Day, Month } from "#lib/dates";

export type Arrival = { category: OrgCategory; sameSchool: boolean };

/** The mark of a member after moving to a branch: delayed graduates keep it in the delayed organization of their school, whoever waits for a branch keeps it, too. */
export function markAfterMove(mark: GraduateMark, { category, sameSchool }: Arrival): GraduateMark {
  if (category === "GRADUATE_ORG") return mark === "NONE" ? "GRADUATE" : mark;
  if (category === "PENDING_TRANSFER_BRANCH") return mark;
  return mark === "DELAYED" && category === "DELAYED_GRADUATION_ORG" && sameSchool ? mark : "NONE";
}

/** The year to whose cohort a member of a marked branch is added when leaving in May, just before the conversion; else null. */
export function cohortOnLeaving({ category, month }: { category: OrgCategory; month: Month | null }, today: Day): number | null {
  const year = Number(today.slice(0, 4));
  const leavesInMay = category === "BRANCH" && today.slice(5, 7) === "05";
  return leavesInMay && month?.startsWith(`${year}-`) ? year : null;
}

/** Whether somebody counts as 学社衔接 (TRF-30). */
export const isSocietyLink = (mark: GraduateMark): boolean => mark === "GRADUATE";
