// 组织表单与列表筛选的内容。浏览器里只用 zod 的轻便写法：有一处不这样写，整个 zod 就跟着下到每一台手机。
import * as z from "zod/mini";
import { line, searched } from "#lib/fields";
import { INDUSTRIES } from "#lib/options/industries";
import { CATEGORIES } from "#lib/organizations/rules";

const empty = z.pipe(
  z.literal(""),
  z.transform(() => null),
);
/** May be left empty. With a sentence it stands for whatever is wrong; else the schema's own do. */
const optional = <S extends z.ZodMiniType<string>>(schema: S, because?: string) => z.union([empty, schema], because);
const text = (most: number, label: string) => optional(line(most, `${label}不能超过${most}个字。`));
const day = (label: string) => optional(z.iso.date(`${label}应写成 2021-09-01 这样的年月日。`));
/** A whole number that may be left empty. */
const whole = (most: number, because: string) =>
  z.union([empty, z.coerce.number(because).check(z.int(because), z.minimum(0, because), z.maximum(most, because))], because);

const PHONE = /^(\(\d{3,4}\)|\d{3,4}-)?\d{7,14}$/;
const phone = optional(z.string().check(z.trim(), z.regex(PHONE, "联系电话格式不正确，例如 0531-88880000 或 19900000000。")));
const email = optional(z.email("电子邮箱格式不正确。"));
const industry = optional(z.enum(INDUSTRIES.codes as [string, ...string[]]), "请从列表中选择单位所属行业类别。");
const staffing = (label: string) => whole(9999, `${label}应为0至9999的整数。`);

export const newOrganizationSchema = z.strictObject({
  parentId: z.uuid(),
  category: z.enum(CATEGORIES, "请选择组织类别。"),
  shortName: line(40, "组织简称不能超过40个字。").check(z.minLength(1, "请填写必填项：组织简称")),
  fullName: line(100, "组织全称不能超过100个字。"),
  industryCategory: industry,
  phone,
  email,
  youthCount: whole(10_000, "14-28周岁青年数不能超过10000。"),
  recommendedPartyCount: whole(1000, "年度经推优入党团员数不能超过1000。"),
  purpose: text(200, "用途"),
  validUntil: day("截止日期"),
});
export type NewOrganizationForm = z.input<typeof newOrganizationSchema>;

export const secretarySchema = z.strictObject({
  name: line(30, "姓名不能超过30个字。"),
  idNumber: line(24, "请填写18位身份证号码。"),
  mobile: line(20, "请填写真实、可联络的手机号码。"),
});

export const informationSchema = z.strictObject({
  organizationId: z.uuid(),
  version: z.int(),
  shortName: line(40, "组织简称不能超过40个字。"),
  fullName: line(100, "组织全称不能超过100个字。"),
  industryCategory: industry,
  phone,
  email,
  adminQuota: staffing("行政编制数"),
  adminQuotaActual: staffing("行政编制实际配备数"),
  institutionQuota: staffing("事业编制数"),
  institutionQuotaActual: staffing("事业编制实际配备数"),
  youthCount: whole(10_000, "14-28周岁青年数不能超过10000。"),
  recommendedPartyCount: whole(1000, "年度经推优入党团员数不能超过1000。"),
  schoolCode: text(30, "学校机构编号"),
  foundedAt: day("成立时间"),
  lastElectionAt: day("最近换届时间"),
  purpose: text(200, "用途"),
  validUntil: day("截止日期"),
  isTownship: z.boolean(),
  isYouthHome: z.boolean(),
  secretary: secretarySchema,
});
export type InformationForm = z.input<typeof informationSchema>;
export type Information = z.output<typeof informationSchema>;

export const orderSchema = z.strictObject({ parentId: z.uuid(), order: z.array(z.uuid()).check(z.maxLength(2000)) });

export const nothingSchema = z.strictObject({});

const pageNumber = z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000)), 1);

/** Lists behind the numbers of the home page: from which organization on, which page. */
export const listFilterSchema = z.object({ at: z.catch(z.optional(z.uuid()), undefined), page: pageNumber });
/** Rows of one page of such a list. */
export const LIST_PAGE = 100;

/** The child list: which organization, how deep, which filters. Everything has a default. */
export const childFilterSchema = z.object({
  at: z.catch(z.optional(z.uuid()), undefined),
  q: searched,
  category: z.catch(z.optional(z.enum(CATEGORIES)), undefined),
  show: z.catch(z.enum(["all", "complete", "incomplete", "silent"]), "all"),
  deep: z.catch(z.coerce.boolean(), false),
  page: pageNumber,
});
export type ChildFilter = z.output<typeof childFilterSchema>;
/** Rows of one page of the child list. */
export const CHILD_PAGE = 50;
