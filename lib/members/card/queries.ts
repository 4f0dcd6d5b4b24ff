// 一位团员的卡片：打了码的资料、缺什么、变动记录、能做什么。抽屉与详情页共用。
import type { ArchiveState, RealNameCheck } from "#generated/enums";
import type { HistoryLine } from "#lib/audit/history";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf, mayCommand, type Power } from "#lib/auth/permissions";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { ageAt, completedYears, dayOf, showDay } from "#lib/dates";
import { db } from "#lib/db";
import type { Draft } from "#lib/members/entry/schema";
import { FIELD_LABELS, GENDER_LABELS, type PersonField } from "#lib/members/labels";
import { mayEditPerson } from "#lib/members/policy";
import { getGuardian, type GuardianView } from "#lib/members/guardian/queries";
import { getMember, listHistory, type PersonPage } from "#lib/members/queries";
import { showDated, showFact } from "#lib/members/record/labels";
import { POST_LABELS } from "#lib/organizations/labels";
import { all, type Verdict } from "#lib/verdict";

export type CardField = { field: string; label: string; value: string | null; missing: boolean };
export type MemberCard = {
  personId: string;
  name: string;
  home: string;
  posts: string[];
  fields: CardField[];
  missing: string[];
  archiveState: ArchiveState;
  realNameCheck: RealNameCheck;
  activated: boolean;
  unverified: boolean;
  mayEdit: Verdict;
  mayIssueCode: Verdict;
  /** Asking for another name or ID number, or for deletion, goes up to the province (MEM-19, MEM-20). */
  mayCorrect: boolean;
  mayDelete: boolean;
  /** The relation may be sent on from this desk (TRF-02, TRF-03). */
  mayTransfer: boolean;
  /** Whether there is a second factor that the viewer may lift: never their own. */
  mayLiftFactor: boolean;
  /** For who is under fourteen: whether a guardian has agreed. */
  guardian: GuardianView | null;
  history: HistoryLine[];
};

/** Fields that are told elsewhere on the card. */
const ELSEWHERE: readonly PersonField[] = ["name", "post", "joinLeagueDate"];

/** 2021年11月20日，时年 18 岁 */
function joinedText({ joinLeagueDate: joined }: Draft, birth: string): string | null {
  if (!joined) return null;
  return `${showDated(joined)}，时年\u00a0${ageAt(birth, joined)}\u00a0岁`;
}

/** Every field of a record in words; `open` leaves out the masks, for the person themselves. */
export function cardFields({ draft, birthDate, gender, missing }: PersonPage, open = false): CardField[] {
  const age = completedYears(birthDate, dayOf(now()));
  const lacks = (field: string): boolean => missing.includes(field);
  const derived: CardField[] = [
    { field: "gender", label: "性别", value: GENDER_LABELS[gender], missing: false },
    { field: "birthDate", label: "出生日期", value: `${showDay(birthDate)}，${age}\u00a0岁`, missing: false },
    { field: "joinLeagueDate", label: FIELD_LABELS.joinLeagueDate, value: joinedText(draft, birthDate), missing: lacks("joinLeagueDate") },
  ];
  const plain = (Object.keys(FIELD_LABELS) as PersonField[])
    .filter((field) => !ELSEWHERE.includes(field))
    .map((field) => ({ field, label: FIELD_LABELS[field], value: showFact(field, draft, open), missing: lacks(field) }));
  const [id, ...others] = plain;
  return [...(id ? [id] : []), ...derived, ...others.filter((f) => f.value !== null || f.missing)];
}

async function powerOf(personId: string): Promise<Power> {
  const [administers, operators] = await Promise.all([
    db().$queryRaw<{ path: string }[]>`
      SELECT o.path FROM org_admin a JOIN organization o ON o.id = a.organization_id WHERE a.person_id = ${personId}::uuid AND a.status = 'ACTIVE'`,
    db().account.count({ where: { personId, isOperator: true } }),
  ]);
  return { administers, isOperator: operators > 0 };
}

/** A member of the scope as an administrator sees them; null out of reach. */
export async function getMemberCard(actor: Actor, scope: Scope, personId: string): Promise<MemberCard | null> {
  const page = await getMember(scope, personId);
  if (!page) return null;
  const mayIssueCode = all(mayAtOneOf(actor, "resetCode:C", page.homes), mayCommand(actor, await powerOf(personId)));
  return {
    personId,
    name: page.draft.name,
    home: page.branch?.fullName ?? page.posts[0]?.organizationName ?? "",
    posts: page.posts.map((p) => `${p.organizationName}${POST_LABELS[p.post]}`),
    fields: cardFields(page),
    missing: page.missing,
    archiveState: page.archiveState,
    realNameCheck: page.realNameCheck,
    activated: page.activated,
    unverified: page.unverified,
    mayEdit: mayEditPerson(actor, { member: page.branch !== null, homes: page.homes }),
    mayIssueCode,
    mayCorrect: (["correctIdentity:C", "correctIdentity:E"] as const).some((deed) => mayAtOneOf(actor, deed, page.homes).yes),
    mayDelete: mayAtOneOf(actor, "deleteMember:C", page.homes).yes && personId !== actor.personId,
    mayTransfer: page.branch !== null && mayAtOneOf(actor, "transferOut:C", page.homes).yes,
    mayLiftFactor: page.secondFactor && mayIssueCode.yes && personId !== actor.personId,
    guardian: await getGuardian(personId, page.birthDate),
    history: await listHistory(personId),
  };
}
