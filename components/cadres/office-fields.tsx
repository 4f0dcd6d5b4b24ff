"use client";
// 任职信息的几格：录入、任用、修改共用（规格 4.2 第 15 至 20 项）。
import type { UseFormReturn } from "react-hook-form";
import { type FieldSetting, PersonFieldInput, type PersonHolder } from "#components/members/person-field";
import type { PersonField } from "#lib/members/labels";
import type { OrgCategory, Post } from "#generated/enums";
import { officeFields } from "#lib/cadres/rules";
import { isBranchLike } from "#lib/organizations/rules";

type Props = {
  form: unknown;
  category: OrgCategory;
  posts: readonly Post[];
  today: string;
  /** The post itself is settled: it is changed elsewhere. */
  settled?: boolean;
};

export function OfficeFields({ form, category, posts, today, settled = false }: Props) {
  const shown: PersonField[] = officeFields(category).filter((field) => !(settled && field === "post"));
  const setting: FieldSetting = {
    form: form as UseFormReturn<PersonHolder>,
    required: new Set(shown),
    posts,
    today,
    profile: isBranchLike(category) ? "MEMBER" : "CADRE",
  };
  return shown.map((field) => <PersonFieldInput key={field} field={field} setting={setting} />);
}
