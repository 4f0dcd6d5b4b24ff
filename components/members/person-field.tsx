"use client";
// 人员表单里的一项：该选的选，该写的写，提示在出错之前就在那里。
import type { UseFormReturn } from "react-hook-form";
import { Input, Select } from "#components/form/field";
import { completedYears, type Day, showDay } from "#lib/dates";
import { birthOf, canonicalId, genderOf, isValidId } from "#lib/members/identity/rules";
import { FIELD_LABELS, GENDER_LABELS, type PersonField } from "#lib/members/labels";
import { FIELD_OPTIONS } from "#lib/members/record/labels";
import type { PersonForm } from "#lib/members/entry/schema";
import { YES_NO } from "#lib/options/option-list";
import { MEMBER_STATUSES } from "#lib/options/person-options";
import { POST_LABELS } from "#lib/organizations/labels";
import type { Post } from "#generated/enums";

/** A form that holds a person under `person`. */
export type PersonHolder = { person: PersonForm };

export type FieldSetting = {
  form: UseFormReturn<PersonHolder>;
  required: ReadonlySet<PersonField>;
  posts: readonly Post[];
  today: Day;
  profile: "MEMBER" | "CADRE";
};

const DATE_HINT = "写作 2021-11-20；只知道年月时写 2021-11";
const HINTS: Partial<Record<PersonField, string>> = {
  name: "与身份证一致，少数民族姓名用·连接",
  education: "已经取得的最高学历，在读的不算",
  joinLeagueDate: DATE_HINT,
  developmentNo: "12\u00a0位数字，前四位是入团年份",
  joinPartyDate: DATE_HINT,
  postSince: "写作 2021-10",
  mobile: "学生没有手机的，可填家长或老师的",
  householdAddress: "100\u00a0字以内",
  partyApplicationDate: DATE_HINT,
  volunteerSince: DATE_HINT,
};

const YES_NO_FIELDS: readonly PersonField[] = ["isCadre", "isPeerPartyCommitteeMember", "partyApplication", "isVolunteer"];
const MODES: Partial<Record<PersonField, "numeric" | "tel" | "email">> = {
  developmentNo: "numeric",
  mobile: "tel",
  email: "email",
  qq: "numeric",
};

const optionsOf = (field: PersonField, { posts, profile }: FieldSetting) => {
  if (field === "post") return posts.map((code) => ({ code, label: POST_LABELS[code] }));
  if (YES_NO_FIELDS.includes(field)) return YES_NO.options;
  const options = FIELD_OPTIONS[field]?.options;
  return field === "politicalStatus" && profile === "MEMBER" ? options?.filter((o) => MEMBER_STATUSES.includes(o.code)) : options;
};

/** 女，2003年2月14日出生，22 岁 */
function identityHint(typed: string, today: Day): string {
  const id = canonicalId(typed);
  if (!isValidId(id, today).yes) return "18\u00a0位，末位是字母的填 X";
  return `${GENDER_LABELS[genderOf(id)]}，${showDay(birthOf(id))}出生，${completedYears(birthOf(id), today)}\u00a0岁`;
}

export function PersonFieldInput({ field, setting }: { field: PersonField; setting: FieldSetting }) {
  const { form, required, today } = setting;
  const error = form.formState.errors.person?.[field];
  const shared = { label: FIELD_LABELS[field], required: required.has(field), error, ...form.register(`person.${field}`) };
  const options = optionsOf(field, setting);
  if (options) return <Select {...shared} options={options} />;
  const hint = field === "idNumber" ? identityHint(form.watch("person.idNumber"), today) : HINTS[field];
  return (
    <Input
      {...shared}
      hint={hint}
      inputMode={MODES[field]}
      autoComplete="off"
      autoCapitalize={field === "idNumber" ? "characters" : "off"}
    />
  );
}
