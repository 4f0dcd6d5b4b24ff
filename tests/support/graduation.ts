// 毕业的词汇：建班、标记、转换、看一个支部现在怎样。
import { now, setClock } from "#lib/clock";
import { requestMarkCorrection } from "#lib/corrections/actions";
import type { MarkCorrectionForm } from "#lib/corrections/schema";
import { newId } from "#lib/crypto/ids";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { declareDestination, markBranches } from "#lib/graduation/actions";
import { convertGraduates } from "#lib/graduation/jobs";
import type { DeclarationForm, MarkForm } from "#lib/graduation/schema";
import { createOrganization } from "#lib/organizations/actions";
import type { GraduateMark, Organization, TransferState } from "#generated/client";
import { childForm, COLLEGE, organizationOf } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press } from "#tests/support/people";

export const MIDDLE = "临澜市第九中学团委";
export const MIDDLE_CLASS = "临澜市第九中学2023级3班团支部";
export const DELAYED_ORG = "江海海洋大学信息学院延迟毕业团组织";

/** A new class below the college; answers its full name. */
export async function openClass(player: Player, shortName: string): Promise<string> {
  const { id } = given(await press(player.browser, createOrganization, await childForm(COLLEGE, { shortName })));
  return (await db().organization.findUniqueOrThrow({ where: { id } })).fullName;
}

/** Marks branches with a month, unless something else was chosen. */
export const mark = async (player: Player, names: readonly string[], more: Partial<MarkForm> = {}) =>
  press(player.browser, markBranches, {
    ...{ branchIds: await Promise.all(names.map(organizationId)), month: "2027-06", reason: "", note: "", acceptWarnings: false },
    ...more,
  });

export const askMark = async (player: Player, name: string, more: Partial<MarkCorrectionForm>) =>
  press(player.browser, requestMarkCorrection, {
    ...{ branchId: await organizationId(name), month: "", reason: "", note: "", why: "与学籍不符" },
    ...more,
  });

/** Lets the clock stand at a moment of Shanghai and the hourly job run. */
export async function convertAt(moment: string): Promise<void> {
  setClock(new Date(`${moment}+08:00`));
  await convertGraduates();
}

export const categoryOf = async (name: string): Promise<Organization["category"]> => (await organizationOf(name)).category;

/** Marks of the people of the world, by their keys. */
export async function marksOf(...keys: string[]): Promise<GraduateMark[]> {
  const ids = await Promise.all(keys.map(personId));
  const people = await db().person.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => people.find((p) => p.id === id)?.graduateMark ?? "NONE");
}

/** Who stands in the cohort of a year, by keys of the world. */
export async function cohortOf(year: number, keys: readonly string[]): Promise<string[]> {
  const rows = await db().graduateCohort.findMany({ where: { year } });
  const ids = await Promise.all(keys.map(personId));
  return keys.filter((_, i) => rows.some((r) => r.personId === ids[i]));
}

const BLANK = {
  school: "",
  ...{ unitName: "", address: "", targetId: "", place: "", startOn: "", endOn: "" },
  ...{ domesticContact: "", domesticPhone: "", month: "", why: "", contact: "19900000003" },
} as const;

type Declared = Partial<DeclarationForm> & Pick<DeclarationForm, "route">;

/** Somebody says where they go; the branch has confirmed that it is them. */
export const declare = async (player: Player, more: Declared) => {
  await db().account.update({ where: { personId: player.personId }, data: { assurance: 2 } });
  return press(player.browser, declareDestination, { ...BLANK, ...more });
};

/** A transfer of somebody out of their branch as the rows stand in a state, whichever way it came there. */
export async function transferred(key: string, to: string, state: TransferState): Promise<string> {
  const person = await personId(key);
  const { branchId: fromBranchId } = await db().membership.findFirstOrThrow({ where: { personId: person, status: "ACTIVE" } });
  const toOrgId = await organizationId(to);
  const closed = !state.startsWith("PENDING");
  const refused = { refusedFrom: "PENDING_IN", refusal: "OTHER", refusalNote: "不符", refusedAt: now() } as const;
  const { id } = await db().transfer.create({
    data: {
      ...{ id: newId(), kind: "OUT", state, personId: person, fromBranchId, toOrgId, toBranchId: state === "DONE" ? toOrgId : null },
      ...{ initiatorOrgId: fromBranchId, initiatorId: person, reason: "EMPLOYED", details: new Uint8Array(1) },
      ...{ createdAt: now(), submittedAt: now(), arrivedAt: now(), deadlineAt: laterByDays(now(), 30), closedAt: closed ? now() : null },
      ...(state === "RETURNED" ? refused : {}),
    },
  });
  return id;
}
