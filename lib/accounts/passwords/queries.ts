// 常见密码：公开泄露统计中最常见的一万个里八位以上的，加上本地常见的几个。
import { dictionary } from "@zxcvbn-ts/language-common";
import { makeFilter } from "#lib/accounts/passwords/rules";

const LOCAL = [
  "woaini1314",
  "woaini520",
  "woaini521",
  "1314521woaini",
  "a123456789",
  "qq123456789",
  "zxc123456",
  "tuanyuan123",
  "gongqingtuan",
  "5201314520",
];

const SHORTEST = 8;
const TOP = 10_000;

let words: Set<string> | undefined;

/** Common passwords of eight and more characters, in lower case. */
export function commonPasswords(): ReadonlySet<string> {
  words ??= new Set([...dictionary["passwords-common"].slice(0, TOP).map(String), ...LOCAL].filter((w) => w.length >= SHORTEST));
  return words;
}

export const isCommonPassword = (password: string): boolean => commonPasswords().has(password.toLowerCase());

/** The same list as a filter for the browser. */
export const commonPasswordFilter = (): Uint8Array<ArrayBuffer> => makeFilter(commonPasswords());
