// 填写的内容：看不见的控制字符与半个字存不下来，一律不收。
import * as z from "zod/mini";

/** Text without what can neither be seen nor stored. */
const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, "");

/** One line of a form. */
export const line = (most = 100, because = `最多${most}个字。`) =>
  z.string().check(
    z.trim(),
    z.maxLength(most, because),
    z.refine((text) => visible(text) === text, "含有看不见的字符，请重新填写。"),
  );

const LONGEST_SEARCH = 40;

/** What was typed to search for, as far as it makes sense. */
export const searched = z.catch(
  z.pipe(
    z.string(),
    z.transform((text) => visible(text).trim().slice(0, LONGEST_SEARCH)),
  ),
  "",
);
