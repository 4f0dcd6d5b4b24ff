// 身份：证件号码的校验与推算（GB 11643-1999，规格 4.2.1），姓名的写法，打码。
import type { Gender } from "#generated/enums";
import { completedYears, type Day, isRealDay } from "#lib/dates";
import { ID_PREFIXES } from "#lib/options/provinces";
import { no, type Verdict, yes } from "#lib/verdict";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";
const YOUNGEST = 10;
const OLDEST = 70;

/** Plain digits without spaces and dashes, however a number was typed or pasted. */
export const canonicalDigits = (typed: string): string => typed.normalize("NFKC").replace(/[\s\-–—]/g, "");

/** The same, with a capital X (Q16). */
export const canonicalId = (typed: string): string => canonicalDigits(typed).toUpperCase();

/** The same, without the country before eleven digits (MEM-15). */
export const canonicalMobile = (typed: string): string => canonicalDigits(typed).replace(/^(\+?86|0086)(?=1\d{10}$)/, "");

/** The check digit that the first 17 digits demand. */
export function checkDigit(id: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return CHECKS[sum % 11] ?? "";
}

/** Birth date written in an ID number. */
export const birthOf = (id: string): Day => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** Odd 17th digit: male. */
export const genderOf = (id: string): Gender => (Number(id[16]) % 2 === 1 ? "MALE" : "FEMALE");

/** What used to be the first password. */
export const lastEight = (id: string): string => id.slice(-8);

/** Checks a canonical ID number: form, prefix, birth date, age 10 to 70, check digit. */
export function isValidId(id: string, today: Day): Verdict {
  if (id.length !== 18) return no("E-ID-03");
  if (!/^\d{17}[\dX]$/.test(id) || !ID_PREFIXES.has(id.slice(0, 2))) return no("E-ID-01");
  const birth = birthOf(id);
  if (!isRealDay(birth) || birth > today) return no("E-ID-01");
  const age = completedYears(birth, today);
  return age >= YOUNGEST && age <= OLDEST && checkDigit(id) === id[17] ? yes : no("E-ID-01");
}

/** For a number that only fails by its last character: the character it should be. */
export function repairedId(id: string, today: Day): string | null {
  if (!/^\d{17}[\dX]$/.test(id)) return null;
  const repaired = id.slice(0, 17) + checkDigit(id);
  return repaired !== id && isValidId(repaired, today).yes ? repaired : null;
}

/** One spelling of a name: dots between Han characters become ·, spaces between them go (Q17). A wide full stop is a plain one by then. */
export const canonicalName = (typed: string): string =>
  typed
    .normalize("NFKC")
    .trim()
    .replace(/(?<=\p{Script=Han})\s*[•・‧.·∙⋅]\s*(?=\p{Script=Han})/gu, "·")
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "");

const NAME = /^\p{Script=Han}+(·\p{Script=Han}+)*$/u;

/** 2 to 30 Han characters, middle dots allowed. */
export function isValidName(name: string): Verdict {
  const length = [...name].length;
  return length >= 2 && length <= 30 && NAME.test(name) ? yes : no("E-MEM-46");
}

/** 379901********9024 */
export const maskId = (id: string): string => `${id.slice(0, 6)}********${id.slice(-4)}`;
/** 199****0001 */
export const maskMobile = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
/** 赵** */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = [...name];
  return first + "*".repeat(Math.max(1, rest.length));
};
/** 江海省临澜市****** */
export const maskAddress = (address: string): string => `${address.slice(0, 6)}******`;

/** 1234**** */
export const maskHandle = (text: string): string => `${[...text].slice(0, Math.min(4, Math.floor([...text].length / 2))).join("")}****`;
/** lin****@jianghai.example */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf("@");
  return at < 0 ? maskHandle(email) : maskHandle(email.slice(0, at)) + email.slice(at);
};

/** A mobile number of the mainland (MEM-15). */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** What stands for an ID number in a form that needs only the day of birth. */
export const standInId = (birth: Day): string => `000000${birth.replaceAll("-", "")}0000`;
