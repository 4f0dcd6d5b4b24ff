// 密码：够长、不常见、不含本人信息（PWD-03、A3）。没有组合要求，允许粘贴。
import { no, type Verdict, yes } from "#lib/verdict";

export const LONGEST_PASSWORD = 128;
const PIECE = 6;
const SYSTEM_WORDS = ["团建", "zhtj", "tuanjian", "zhihuituan", "gongqingtuan"];

/** What must not be in somebody's password. */
export type OwnData = { idNumber: string; name: string; namePinyin: string; mobile: string | null };
export type PasswordCase = {
  password: string;
  minLength: number;
  composition: boolean;
  isCommon: (password: string) => boolean;
  own: OwnData | null;
};

const pieces = (text: string): string[] => Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, i) => text.slice(i, i + PIECE));

/** Whether it contains six characters in a row of the ID or phone number, the name, or the system's own words. */
export function containsOwnData(password: string, own: OwnData): boolean {
  const text = password.normalize("NFKC").toUpperCase();
  const forbidden = [...pieces(own.idNumber), ...pieces(own.mobile ?? ""), own.name];
  if (own.namePinyin.length >= PIECE) forbidden.push(own.namePinyin);
  return [...forbidden, ...SYSTEM_WORDS].some((piece) => text.includes(piece.toUpperCase()));
}

const kindsOf = (password: string): number => [/\d/, /\p{L}/u, /[^\d\p{L}]/u].filter((kind) => kind.test(password)).length;

/** Whether a new password will do; the first thing that is wrong. */
export function isFitPassword({ password, minLength, composition, isCommon, own }: PasswordCase): Verdict {
  const length = [...password].length;
  if (length < minLength) return no("E-PWD-11", { n: minLength, m: length });
  if (length > LONGEST_PASSWORD) return no("E-PWD-16");
  if (composition && kindsOf(password) < 2) return no("E-PWD-05");
  if (isCommon(password)) return no("E-PWD-12");
  return own && containsOwnData(password, own) ? no("E-PWD-13") : yes;
}

const BITS = 1 << 16;
const HASHES = 6;

/** FNV-1a with a seed; the same in browser and server. */
function hash(text: string, seed: number): number {
  let value = 2166136261 ^ (seed * 16777619);
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 16777619);
  return ((value ^ (value >>> 13)) >>> 0) % BITS;
}

const places = (text: string): number[] => Array.from({ length: HASHES }, (_, seed) => hash(text.toLowerCase(), seed + 1));

/** A Bloom filter of common passwords, small enough for a phone: 8 KiB, about one in a thousand falsely named. */
export function makeFilter(words: Iterable<string>): Uint8Array<ArrayBuffer> {
  const filter = new Uint8Array(BITS / 8);
  for (const word of words) for (const at of places(word)) filter[at >> 3] = (filter[at >> 3] ?? 0) | (1 << (at & 7));
  return filter;
}

export const inFilter = (filter: Uint8Array, word: string): boolean =>
  places(word).every((at) => ((filter[at >> 3] ?? 0) & (1 << (at & 7))) !== 0);
