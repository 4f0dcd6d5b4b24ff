// 找人：一行字是证件号、手机、编号、拼音还是姓名；一张名单怎么拆成一行一个。
import { canonicalId, canonicalMobile, canonicalName, isMobile } from "#lib/members/identity/rules";

/** So many names or numbers are looked for at once. */
export const LINES_AT_ONCE = 500;

/** What was typed: a whole ID number, its last four, a phone, a development number, letters, or the beginning of a name. */
export type Asked = { by: "id" | "tail" | "mobile" | "number" | "letters" | "name"; text: string };

/** What a piece of text asks for; null when it is empty. */
export function asked(typed: string): Asked | null {
  const id = canonicalId(typed);
  if (id === "") return null;
  if (/^\d{17}[\dX]$/.test(id)) return { by: "id", text: id };
  const mobile = canonicalMobile(typed);
  if (isMobile(mobile)) return { by: "mobile", text: mobile };
  if (/^\d{3}[\dX]$/.test(id)) return { by: "tail", text: id };
  if (/^\d{5,16}$/.test(id)) return { by: "number", text: id };
  const letters = typed
    .normalize("NFKC")
    .replace(/[\s'’]/g, "")
    .toLowerCase();
  if (/^[a-z]+$/.test(letters)) return { by: "letters", text: letters };
  return { by: "name", text: canonicalName(typed) };
}

/** Serial numbers and list marks that come along when a list is copied. */
const MARK = /^\s*(?:[\d一二三四五六七八九十]{1,3}[.、．)）:：]|[-•·*＊])\s*/;

/** The lines of a pasted list, each once, in their order: names or numbers by line, or parted by commas and tabs. */
export function linesOf(text: string): string[] {
  const parts = text.split(/[\r\n]+/).flatMap((written) => written.replace(MARK, "").split(/[\t,，、;；]+/));
  return [...new Set(parts.map((part) => asked(part)?.text ?? ""))].filter((part) => part !== "");
}
