// 团员的毕业生标识怎么走（5.12），延迟毕业的月份对不对（GRAD-11 至 GRAD-15）。
import type { GraduateMark, OrgCategory } from "#generated/enums";
import type { Month } from "#lib/dates";
import { no, type Verdict, yes } from "#lib/verdict";
import { findMove, workflow } from "#lib/workflow";

const FLAGGED = ["GRADUATE", "DELAYED", "TEACHER"] as const;

export const GRADUATE = workflow<
  GraduateMark,
  "convert" | "delay" | "teach" | "undoTeacher" | "undoDelay" | "keep" | "graduateAgain" | "leave" | "join" | "takeBack"
>(
  ["NONE", "GRADUATE", "DELAYED", "TEACHER"],
  [
    { name: "convert", from: ["NONE"], to: "GRADUATE" },
    { name: "delay", from: ["GRADUATE"], to: "DELAYED" },
    { name: "teach", from: ["GRADUATE"], to: "TEACHER" },
    { name: "undoTeacher", from: ["TEACHER"], to: "GRADUATE" },
    { name: "undoDelay", from: ["DELAYED"], to: "GRADUATE" },
    { name: "keep", from: ["DELAYED"], to: "DELAYED" },
    { name: "graduateAgain", from: ["DELAYED"], to: "GRADUATE" },
    { name: "leave", from: FLAGGED, to: "NONE" },
    { name: "join", from: ["NONE"], to: "GRADUATE" },
    { name: "takeBack", from: FLAGGED, to: "NONE" },
  ],
);
export type GraduateMove = (typeof GRADUATE)["moves"][number]["name"];

/** Who moves a member's mark: the school's superior, the back office by a corrected branch, or what happens by itself. */
export const HANDS = ["superior", "corrector", "system"] as const;
export type Hand = (typeof HANDS)[number];

const MOVED_BY: Readonly<Record<GraduateMove, Hand>> = {
  convert: "system",
  delay: "superior",
  teach: "superior",
  undoTeacher: "superior",
  undoDelay: "superior",
  keep: "system",
  graduateAgain: "system",
  leave: "system",
  join: "system",
  takeBack: "corrector",
};

/** Where a member's mark goes by that hand; null where there is no way. */
export const nextGraduateMark = (mark: GraduateMark, move: GraduateMove, by: Hand): GraduateMark | null =>
  MOVED_BY[move] === by ? (findMove(GRADUATE, mark, move)?.to ?? null) : null;

type Home = { category: OrgCategory; graduationMonth: Month | null };

/** Members are marked as delayed or as teachers once their branch has graduated, not before (GRAD-18). */
export const hasGraduated = ({ category }: Home): Verdict => (category === "GRADUATE_ORG" ? yes : no("E-GRAD-18"));

/** A delayed graduate graduates later than the branch (GRAD-11). */
export const isLater = (month: Month, { graduationMonth }: Home): Verdict =>
  graduationMonth !== null && month <= graduationMonth ? no("E-GRAD-11", { "YYYY-MM": graduationMonth }) : yes;
