// 登记监护人同意的表单。
import * as z from "zod/mini";
import { isRealDay } from "#lib/dates";
import { line } from "#lib/fields";
import { MANNERS, RELATIONS } from "#lib/members/guardian/rules";

export const consentSchema = z.strictObject({
  personId: z.uuid(),
  guardianName: line(30).check(z.minLength(2, "请填写监护人姓名。")),
  relation: z.enum(RELATIONS, "请选择与本人的关系。"),
  manner: z.enum(MANNERS, "请选择怎样征得同意的。"),
  consentedOn: z.string().check(z.refine(isRealDay, "请填写哪一天同意的。")),
});
export type Consent = z.output<typeof consentSchema>;
