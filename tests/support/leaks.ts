// 泄露：一份答复里有没有完整的身份证号码或手机号码。
import { checkDigit } from "#lib/members/identity/rules";
import { unzip } from "#tests/support/zip";

const ID = /(?<![\w-])[1-9]\d{16}[\dXx](?![\w-])/g;
const MOBILE = /(?<![\w-])1[3-9]\d{9}(?![\w-])/g;

/** Full ID numbers (with a right check digit) and mobile numbers in a text or in anything that can be written as JSON. */
export function leaksIn(answer: unknown): string[] {
  const text = typeof answer === "string" ? answer : (JSON.stringify(answer) ?? "");
  const ids = (text.match(ID) ?? []).filter((id) => checkDigit(id) === id.at(-1)?.toUpperCase());
  return [...ids, ...(text.match(MOBILE) ?? [])];
}

/** The same for everything that a workbook holds. */
export const leaksInWorkbook = (bytes: Uint8Array): string[] => leaksIn([...unzip(bytes).values()].join("\n"));
