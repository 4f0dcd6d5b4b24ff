// 一项资料写给人看的样子；证件号、手机、住址打码。
import type { ChangeKind } from "#lib/audit/record";
import type { Draft } from "#lib/members/entry/schema";
import { type DatedValue, showDay, showMonth } from "#lib/dates";
import { maskAddress, maskEmail, maskHandle, maskId, maskMobile } from "#lib/members/identity/rules";
import type { PersonField } from "#lib/members/labels";
import { ETHNIC_GROUPS } from "#lib/options/ethnic-groups";
import type { OptionList } from "#lib/options/option-list";
import {
  CADRE_NATURES,
  DUTY_STATUSES,
  EDUCATIONS,
  OCCUPATION_CLASSES,
  OCCUPATIONS,
  POLITICAL_STATUSES,
  POST_MODES,
  STUDY_STATUSES,
} from "#lib/options/person-options";
import { POST_LABELS } from "#lib/organizations/labels";

/** Option lists behind coded fields. */
export const FIELD_OPTIONS: Partial<Record<PersonField, OptionList>> = {
  ethnicity: ETHNIC_GROUPS,
  occupationClass: OCCUPATION_CLASSES,
  studyStatus: STUDY_STATUSES,
  occupation: OCCUPATIONS,
  education: EDUCATIONS,
  politicalStatus: POLITICAL_STATUSES,
  postMode: POST_MODES,
  cadreNature: CADRE_NATURES,
  dutyStatus: DUTY_STATUSES,
};

const MASKS: Partial<Record<PersonField, (text: string) => string>> = {
  idNumber: maskId,
  mobile: maskMobile,
  householdAddress: maskAddress,
};

/** What else is sealed with the contacts: open on a page to those who may see it, masked wherever it is kept. */
const KEPT_MASKS: typeof MASKS = { email: maskEmail, qq: maskHandle, wechat: maskHandle, weibo: maskHandle };

const isDated = (value: unknown): value is DatedValue => typeof value === "object" && value !== null && "day" in value;

/** A field of a draft in words, or null when it is empty. `open` leaves out the masks, for the person themselves. */
export function showValue(field: PersonField, draft: Draft, open = false): string | null {
  const value = draft[field];
  if (value === null || value === "") return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (isDated(value)) return value.precision === "MONTH" ? value.day.slice(0, 7) : value.day;
  if (field === "post") return POST_LABELS[value as keyof typeof POST_LABELS];
  const text = FIELD_OPTIONS[field]?.labelOf(value as string) ?? String(value);
  const mask = MASKS[field];
  return mask && !open ? mask(text) : text;
}

/** A field as it is kept in histories and previews: of what is sealed, never the whole. */
export function showKept(field: PersonField, draft: Draft): string | null {
  const shown = showValue(field, draft);
  return shown === null ? null : (KEPT_MASKS[field]?.(shown) ?? shown);
}

/** 2020年3月5日, or 2020年3月 when only the month is known. */
export const showDated = ({ day, precision }: DatedValue): string => (precision === "MONTH" ? showMonth(day.slice(0, 7)) : showDay(day));

/** A field as a fact on a page: dates are spoken, not written as they are typed. */
export function showFact(field: PersonField, draft: Draft, open = false): string | null {
  const value = draft[field];
  if (isDated(value)) return showDated(value);
  if (field === "postSince" && typeof value === "string") return showMonth(value.slice(0, 7));
  return showValue(field, draft, open);
}

/** What happened to a person or an organization, in words. */
export const CHANGE_LABELS: Readonly<Record<string, string>> = {
  ENTERED: "录入",
  IMPORTED: "导入",
  REGISTERED: "注册为管理员",
  EDITED: "修改资料",
  ACTIVATED: "激活账号",
  CONFIRMED: "支部确认本人",
  POST_STARTED: "开始任职",
  POST_CHANGED: "职务变更",
  POST_ENDED: "离任",
  TRAINED: "参加培训",
  ADMIN_GRANTED: "成为管理员",
  ADMIN_ENDED: "不再是管理员",
  IDENTITY_CORRECTED: "更正身份信息",
  DELETED: "删除",
  CREATED: "创建",
  CODE_ISSUED: "发码",
  CERTIFIED: "认证",
  PAPER: "申请与审批",
  UNDONE: "撤销",
  ARCHIVED: "电子档案",
  NUMBER_RELEASED: "编号释放",
  MARKED: "标记",
  GRADUATED: "毕业转换",
  ORG_DELETED: "组织删除",
  ORG_RESTORED: "组织恢复",
  ORG_MOVED: "组织迁移",
  TRANSFERRED: "转接",
} satisfies Record<ChangeKind | "PAPER", string>;
