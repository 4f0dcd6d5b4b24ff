// 找人的表单：一行字，或者粘贴的一张名单。
import * as z from "zod/mini";
import { searched } from "#lib/fields";
import { LINES_AT_ONCE, linesOf } from "#lib/search/rules";

/** The address of the search page. */
export const searchFilterSchema = z.object({ q: searched });

const LONGEST = 30_000;

export const listSchema = z.strictObject({
  text: z.string().check(
    z.maxLength(LONGEST, "名单太长，请分几次查找。"),
    z.refine((text) => linesOf(text).length > 0, "请粘贴姓名或号码，一行一个。"),
    z.refine((text) => linesOf(text).length <= LINES_AT_ONCE, `一次最多找${LINES_AT_ONCE}个。`),
  ),
});

export const chosenSchema = z.strictObject({
  personIds: z.array(z.uuid()).check(z.minLength(1, "请先选择人员。"), z.maxLength(LINES_AT_ONCE, `一次最多${LINES_AT_ONCE}人。`)),
});
