// 团员身份摸底（MEM-21、Q13）：入团较早的，录入时凭什么相信他是团员。
import type { Day } from "#lib/dates";

/** 入团志愿书、团员证、组织关系介绍信 */
export const EVIDENCE = ["FORM", "CARD", "LETTER"] as const;
export type Evidence = (typeof EVIDENCE)[number];
export const EVIDENCE_LABELS: Readonly<Record<Evidence, string>> = {
  FORM: "入团志愿书",
  CARD: "团员证（2017或2018年注册过）",
  LETTER: "组织关系介绍信（盖章，领导机关或基层团委开具）",
};

/** From here on only the application form proves it. */
const FORM_FROM = "2016-01-01";
/** From here on age and number are checked instead. */
const CHECKED_FROM = "2017-01-01";

/** Whether somebody's membership still has to be looked into: joined before 2017, and nothing that proves it was seen. */
export function needsVerifying(joined: Day | null, evidence: readonly Evidence[]): boolean {
  if (!joined || joined >= CHECKED_FROM) return false;
  return joined < FORM_FROM ? evidence.length === 0 : !evidence.includes("FORM");
}
