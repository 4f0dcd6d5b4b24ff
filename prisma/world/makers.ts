// 虚构世界的人（规格 9.2、9.3）。证件号用未分配的地址码 379901，校验位正确；姓名、电话都是编的。
import type { ArchiveState, Post } from "#generated/enums";
import type { Draft } from "#lib/members/entry/schema";

export type WorldPost = { organization: string; post: Post; since: string };
export type WorldPerson = {
  key: string;
  name: string;
  idNumber: string;
  branch: string | null;
  posts: readonly WorldPost[];
  administers: readonly string[];
  archive?: ArchiveState;
  /** Whether the account is activated in the demonstration. */
  activated: boolean;
  draft: Partial<Draft>;
};

export const day = (text: string) => ({ day: text, precision: "DAY" as const });
export const ADDRESS = "江海省临澜市东屿区望潮街道1号";

/** What everybody of 9.2 has in common. */
export const COMMON: Partial<Draft> = {
  ethnicity: "01",
  politicalStatus: "03",
  householdAddress: ADDRESS,
  isVolunteer: true,
  volunteerSince: day("2020-03-05"),
  partyApplication: false,
};
export const OFFICE: Partial<Draft> = { postMode: "01", cadreNature: "03", isPeerPartyCommitteeMember: false };

export type Given = Omit<WorldPerson, "posts" | "administers" | "draft" | "activated"> &
  Partial<Pick<WorldPerson, "posts" | "administers" | "activated">> & {
    joined: string;
    number?: string;
    education: string;
    occupation: Pick<Draft, "occupationClass" | "studyStatus" | "occupation">;
    mobile: string;
    more?: Partial<Draft>;
  };

export const student = (studyStatus: string) => ({ occupationClass: "STUDENT" as const, studyStatus, occupation: null });
export const worker = (occupation: string) => ({ occupationClass: "WORKING_YOUTH" as const, studyStatus: null, occupation });

export const person = ({ joined, number, education, occupation, mobile, more, ...given }: Given): WorldPerson => ({
  posts: [],
  administers: [],
  activated: true,
  ...given,
  draft: { ...COMMON, joinLeagueDate: day(joined), developmentNo: number ?? null, education, mobile, ...occupation, ...more },
});

export const post = (organization: string, kind: Post, since: string): WorldPost => ({ organization, post: kind, since });
export const BACHELOR = { education: "61", occupation: student("05") };
export const PUPIL = { education: "71", occupation: student("02"), more: { partyApplication: null, volunteerSince: day("2023-03-05") } };
