// 人员记录的读取：库里的一行变回资料内容；证件号与联系方式解密。
import { unseal, unsealJson } from "#lib/crypto/seal";
import { type DatedValue, dayFromDb } from "#lib/dates";
import type { CadrePost, Person } from "#generated/client";
import { type Draft, EMPTY_DRAFT } from "#lib/members/entry/schema";

export const CONTACT_FIELDS = ["mobile", "householdAddress", "email", "qq", "wechat", "weibo"] as const;
export type Contacts = Partial<Pick<Draft, (typeof CONTACT_FIELDS)[number]>>;

/** Where the sealed columns of a person lie. */
export const idPlace = (row: string) => ({ column: "person.id_number", row });
export const contactPlace = (row: string) => ({ column: "person.contacts", row });

export const openIdNumber = (person: Pick<Person, "id" | "idNumber">): string => unseal(person.idNumber, idPlace(person.id));
export const openContacts = (person: Pick<Person, "id" | "contacts">): Contacts =>
  unsealJson<Contacts>(person.contacts, contactPlace(person.id));

/** Where the precision was not kept, the first of a month stands for the month. */
const dated = (date: Date | null, precision?: "DAY" | "MONTH"): DatedValue | null => {
  const day = dayFromDb(date);
  return day ? { day, precision: precision ?? (day.endsWith("-01") ? "MONTH" : "DAY") } : null;
};

const NO_POST = {
  isCadre: false,
  post: null,
  postSince: null,
  postMode: null,
  cadreNature: null,
  isPeerPartyCommitteeMember: null,
  dutyStatus: null,
};

const postFields = (post: CadrePost | null | undefined) =>
  post
    ? {
        isCadre: true,
        post: post.post,
        postSince: post.since,
        postMode: post.mode,
        cadreNature: post.nature,
        isPeerPartyCommitteeMember: post.isPeerPartyCommitteeMember,
        dutyStatus: post.dutyStatus,
      }
    : NO_POST;

/** Dates of a record, with the precision in which they were given. */
const datesOf = (person: Person) => ({
  joinLeagueDate: dated(person.joinLeagueDate, person.joinLeaguePrecision),
  joinPartyDate: dated(person.joinPartyDate),
  partyApplicationDate: dated(person.partyApplicationDate),
  volunteerSince: dated(person.volunteerSince),
});

/** The draft that a stored person, and the post in question, amount to. */
export function draftOf(person: Person, post?: CadrePost | null): Draft {
  const { name, ethnicity, occupationClass, studyStatus, occupation, education, politicalStatus } = person;
  const { developmentNo, unitName, partyApplication, isVolunteer } = person;
  return {
    ...EMPTY_DRAFT,
    ...{ name, ethnicity, occupationClass, studyStatus, occupation, education, politicalStatus },
    ...{ developmentNo, unitName, partyApplication, isVolunteer },
    ...datesOf(person),
    ...postFields(post),
    ...openContacts(person),
    idNumber: openIdNumber(person),
  };
}
