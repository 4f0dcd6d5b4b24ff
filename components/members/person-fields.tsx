"use client";
// 人员表单：哪些项要填随资料而变，规则与服务器同一份（规格 4.2）。
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type FieldSetting, PersonFieldInput, type PersonHolder } from "#components/members/person-field";
import type { Day } from "#lib/dates";
import { type Circumstances, isAdult, requiredOf } from "#lib/members/completeness/rules";
import type { Draft } from "#lib/members/entry/schema";
import { isValidId } from "#lib/members/identity/rules";
import type { PersonField } from "#lib/members/labels";
import { draftOfForm } from "#lib/members/entry/schema";
import { PARTY_STATUSES } from "#lib/options/person-options";
import type { Settings } from "#lib/settings/registry";
import type { Post } from "#generated/enums";

type Shown = (draft: Draft, today: Day, profile: "MEMBER" | "CADRE") => boolean;
type Group = { title: string; fields: readonly PersonField[] };

const IDENTITY: Group = { title: "身份", fields: ["name", "idNumber"] };
const GROUPS: readonly Group[] = [
  { title: "基本情况", fields: ["ethnicity", "education", "occupationClass", "studyStatus", "occupation"] },
  { title: "团员身份", fields: ["politicalStatus", "joinLeagueDate", "developmentNo", "joinPartyDate"] },
];
const OFFICE: Group = {
  title: "团内职务",
  fields: ["isCadre", "post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember", "dutyStatus"],
};
const REST: readonly Group[] = [
  { title: "联系方式", fields: ["mobile", "householdAddress", "unitName", "email", "qq", "wechat", "weibo"] },
  { title: "入党申请与志愿者", fields: ["partyApplication", "partyApplicationDate", "isVolunteer", "volunteerSince"] },
];

const inParty: Shown = (d) => PARTY_STATUSES.includes(d.politicalStatus ?? "");
const grown: Shown = (d, today) => !isValidId(d.idNumber, today).yes || isAdult(d.idNumber, today);
const inOffice: Shown = (d) => d.isCadre === true;

/** When a field applies; those without a line always do. */
const WHEN: Partial<Record<PersonField, Shown>> = {
  studyStatus: (d) => d.occupationClass === "STUDENT",
  occupation: (d) => d.occupationClass === "WORKING_YOUTH",
  joinPartyDate: inParty,
  isCadre: (_, __, profile) => profile === "MEMBER",
  post: inOffice,
  postSince: inOffice,
  postMode: inOffice,
  cadreNature: inOffice,
  isPeerPartyCommitteeMember: inOffice,
  dutyStatus: (_, __, profile) => profile === "CADRE",
  partyApplication: (d, today, profile) => grown(d, today, profile) && !inParty(d, today, profile),
  partyApplicationDate: (d, today, profile) => grown(d, today, profile) && d.partyApplication === true,
  volunteerSince: (d) => d.isVolunteer === true,
};

export type PersonFacts = {
  profile: "MEMBER" | "CADRE";
  posts: readonly Post[];
  today: Day;
  branchProvince: string | null;
  settings: Settings;
};

type Props = {
  form: UseFormReturn<PersonHolder>;
  facts: PersonFacts;
  /** Who the person is, and their post, are settled: those groups are left out. */
  known?: boolean;
  afterIdentity?: ReactNode;
};

const Fieldset = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="mt-7">
    <legend className="mb-1 text-ink-3 text-small">{title}</legend>
    <div className="grid gap-x-8 border-line-strong border-t pt-1 desk:grid-cols-2">{children}</div>
  </fieldset>
);

/** All fields of a person that apply to what was typed so far. */
export function PersonFields({ form, facts, known = false, afterIdentity }: Props) {
  const { profile, posts, today } = facts;
  const typed = draftOfForm(form.watch("person"));
  const draft = profile === "CADRE" ? { ...typed, isCadre: true } : typed;
  const circumstances: Circumstances = facts;
  const setting: FieldSetting = { form, required: new Set(requiredOf(draft, circumstances)), posts, today, profile };
  const groups = known ? [...GROUPS, ...REST] : [IDENTITY, ...GROUPS, OFFICE, ...REST];
  return groups.map(({ title, fields }) => {
    const shown = fields.filter((field) => WHEN[field]?.(draft, today, profile) ?? true);
    return (
      <Fieldset key={title} title={title}>
        {shown.map((field) => (
          <PersonFieldInput key={field} field={field} setting={setting} />
        ))}
        {title === IDENTITY.title && afterIdentity}
      </Fieldset>
    );
  });
}
