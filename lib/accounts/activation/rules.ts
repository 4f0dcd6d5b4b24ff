// 激活方式：个人激活码为默认；支部激活码只给普通成年团员；兼容模式另加限制（security §4）。
import type { Day } from "#lib/dates";
import { completedYears } from "#lib/dates";

export type ActivationMode = "A" | "B" | "C";
export const MODE_LABELS: Readonly<Record<ActivationMode, string>> = {
  A: "个人激活码",
  B: "支部激活码",
  C: "兼容：证件号后八位",
};

/** Longest time the compatibility mode may be switched on. */
export const COMPATIBILITY_DAYS = 20;
/** Under this age only a personal code will do. */
const PROTECTED_AGE = 14;
/** Failed activations in ten minutes, everywhere, that force mode A. */
export const ALARM = 300;
/** Slips that are made and printed at once. */
export const PEOPLE_AT_ONCE = 500;
/** Hours within which a branch administrator may take an activation back. */
export const UNDO_HOURS = 72;

export type Candidate = { birthDate: Day; holdsOffice: boolean; today: Day };

/** The mode that really applies to a person: cadres, administrators and children always need their own code. */
export const modeFor = (mode: ActivationMode, { birthDate, holdsOffice, today }: Candidate): ActivationMode =>
  holdsOffice || completedYears(birthDate, today) < PROTECTED_AGE ? "A" : mode;
