// 毕业：团支部的毕业标记怎么走（5.11），哪一天转为毕业生团组织（GRAD-03、GRAD-04、GRAD-08）。
import type { MarkReason, OrgCategory } from "#generated/enums";
import { type Day, dayOf, type Month } from "#lib/dates";
import { no, type Verdict, yes } from "#lib/verdict";
import { findMove, workflow } from "#lib/workflow";

export type MarkState = "UNMARKED" | "MARKED_MONTH" | "MARKED_REASON" | "CONVERTED";

const MARKED = ["MARKED_MONTH", "MARKED_REASON"] as const;

/** Marking locks; `change` needs the setting of A14, `correct` the province's consent (GRAD-06). A reason never converts. */
export const MARK = workflow<
  MarkState,
  "markMonth" | "markReason" | "changeMonth" | "changeReason" | "convert" | "correctMonth" | "correctReason"
>(
  ["UNMARKED", "MARKED_MONTH", "MARKED_REASON", "CONVERTED"],
  [
    { name: "markMonth", from: ["UNMARKED"], to: "MARKED_MONTH" },
    { name: "markReason", from: ["UNMARKED"], to: "MARKED_REASON" },
    { name: "changeMonth", from: MARKED, to: "MARKED_MONTH" },
    { name: "changeReason", from: MARKED, to: "MARKED_REASON" },
    { name: "convert", from: ["MARKED_MONTH"], to: "CONVERTED" },
    { name: "correctMonth", from: [...MARKED, "CONVERTED"], to: "MARKED_MONTH" },
    { name: "correctReason", from: [...MARKED, "CONVERTED"], to: "MARKED_REASON" },
  ],
);
export type MarkMove = (typeof MARK)["moves"][number]["name"];

/** Who moves a mark: the school's superior, the back office after the province consented, or the clock. */
export const HANDS = ["superior", "corrector", "system"] as const;
export type Hand = (typeof HANDS)[number];

const MOVED_BY: Readonly<Record<MarkMove, Hand>> = {
  markMonth: "superior",
  markReason: "superior",
  changeMonth: "superior",
  changeReason: "superior",
  convert: "system",
  correctMonth: "corrector",
  correctReason: "corrector",
};

/** Where a mark goes by that hand; null where there is no way. */
export const nextMark = (state: MarkState, move: MarkMove, by: Hand): MarkState | null =>
  MOVED_BY[move] === by ? (findMove(MARK, state, move)?.to ?? null) : null;

/** A month, or why none can be named. */
export type Mark = { month: Month | null; reason: MarkReason | null; note: string | null };

type Marked = { category: OrgCategory; graduationMonth: Month | null; graduationReason: MarkReason | null };

export function markStateOf({ category, graduationMonth, graduationReason }: Marked): MarkState {
  if (category === "GRADUATE_ORG") return "CONVERTED";
  if (graduationMonth) return "MARKED_MONTH";
  return graduationReason ? "MARKED_REASON" : "UNMARKED";
}

/** Branches that graduate: classes of a school. What stands for a purpose of its own does not. */
export const graduates = ({ category, schoolField }: { category: OrgCategory; schoolField: boolean }): boolean =>
  schoolField && (category === "BRANCH" || category === "GRADUATE_ORG");

/** Month or reason, one of the two; a month from this one on; another reason in words (GRAD-03, GRAD-05). */
export function isFitMark({ month, reason, note }: Mark, today: Day): Verdict {
  if (month && reason) return no("E-GRAD-03");
  if (!month && !reason) return no("E-GRAD-01");
  if (month && month < today.slice(0, 7)) return no("E-GRAD-02");
  return reason === "OTHER" && !note ? no("E-GRAD-05") : yes;
}

const isSame = (a: Mark, b: Mark): boolean => a.month === b.month && a.reason === b.reason && (a.reason !== "OTHER" || a.note === b.note);

/** A correction says something else than what stands there. The month may lie in the past: a class that graduated already (GRAD-06). */
export function isFitCorrection(before: Mark, wanted: Mark, today: Day): Verdict {
  if (isSame(before, wanted)) return no("E-GRAD-09");
  const fit = isFitMark(wanted, today);
  return !fit.yes && fit.code === "E-GRAD-02" ? yes : fit;
}

/** Entry years that names speak of: 2021级. */
const entryYears = (names: readonly string[]): Set<string> => new Set(names.flatMap((name) => name.match(/(?<!\d)20\d{2}(?=级)/g) ?? []));

/** One month for classes that began in different years is worth a second look (GRAD-04); the names are only a hint. */
export const isOneYear = (names: readonly string[]): Verdict => (entryYears(names).size > 1 ? no("E-GRAD-04") : yes);

/** The day on which a branch of that month becomes a graduate organization; `convertAt` is month and day (grad.convertAt). */
export const conversionDay = (month: Month, convertAt: string): Day => `${month.slice(0, 4)}-${convertAt}`;

/** Whether that day has begun. */
export const isDue = (month: Month, convertAt: string, at: Date): boolean => conversionDay(month, convertAt) <= dayOf(at);

/** Whether a graduate organization is a branch again once its mark is put right: it graduates in a later year, or nobody knows when (GRAD-06). */
export const isTakenBack = (before: Month | null, wanted: Month | null): boolean =>
  wanted === null || wanted.slice(0, 4) > (before ?? "").slice(0, 4);

/** The cohort that a month belongs to (7.6). */
export const cohortOf = (month: Month): number => Number(month.slice(0, 4));
