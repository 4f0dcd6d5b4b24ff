// 推进阶段的表单。
import * as z from "zod/mini";

const day = (label: string) => z.iso.date(`请填写必填项：${label}`);

export const stageSchema = z.strictObject({
  level: z.int().check(z.minimum(2), z.maximum(6)),
  startOn: day("开始日期"),
  infoDue: day("信息与下级的期限"),
  noticeDue: day("通知与注册码的期限"),
  endOn: day("结束日期"),
});
export type StageForm = z.input<typeof stageSchema>;
export const stageLevelSchema = z.strictObject({ level: z.int().check(z.minimum(2), z.maximum(6)) });
