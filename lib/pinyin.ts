// 拼音：只在服务器上用，为查找与排序准备全拼和首字母。
import { pinyin } from "pinyin-pro";

export type Spelling = { full: string; initials: string };

const tidy = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** First letter of a syllable; a number stands whole, as people type it. */
const initialOf = (syllable: string): string => (/\d/.test(syllable) ? syllable : syllable.slice(0, 1));

function spell(text: string, surname: "head" | "off"): Spelling {
  const syllables = pinyin(text, { toneType: "none", type: "array", surname, nonZh: "consecutive", v: true });
  return { full: tidy(syllables.join("")), initials: tidy(syllables.map(initialOf).join("")) };
}

/** A person's name, its first syllables read as a surname. */
export const spellName = (name: string): Spelling => spell(name, "head");
export const spellText = (text: string): Spelling => spell(text, "off");
