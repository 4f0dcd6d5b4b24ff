// 对象：世界里每个组织各有一份可以被碰的东西——一名成员、一份待批的变更、一批导入。
import { newId } from "#lib/crypto/ids";
import { db, transaction } from "#lib/db";
import { now } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { keepRows } from "#lib/imports/batches/commands";
import { enterMembers } from "#lib/members/entry/commands";
import { filePaper } from "#lib/papers/commands";
import { sealDetails } from "#lib/transfers/filing/commands";
import { readSettings } from "#lib/settings/settings";
import { placeOf } from "#tests/support/cast";
import { draftOf } from "#tests/support/drafts";
import { personId } from "#tests/support/people";
import { idOf } from "#tests/support/students";
import { ORGANIZATIONS } from "#world/organizations";

/** What lies in an organization. `key` is its key in the world; `DELETED` and `NOWHERE` are none. */
export type Ground = {
  key: string;
  organizationId: string;
  personId: string | null;
  /** The same person, or, where nobody is, somebody there is not: nobody at all may do anything to them. */
  someoneId: string;
  paperId: string;
  batchId: string;
  graduateBatchId: string;
  trainingId: string;
  transferId: string | null;
};
export const GONE = ["DELETED", "NOWHERE"] as const;

const PERSON: Readonly<Record<string, string>> = { O06: "M06", O07: "M07", O08: "M19", O12: "M11", O24: "M10" };
const BRANCHES = ["O06", "O07", "O08", "O12", "O13", "O24"];
const PLACES = ["O01", "O02", "O03", "O04", "O05", ...BRANCHES, "O10", "O11"];

/** A cadre of the own level who is nothing else anywhere: the person of a place that has no members. */
async function seatCadre(at: string, nth: number): Promise<string> {
  const branch = await db().organization.findUniqueOrThrow({ where: { id: at } });
  const who = { name: "某某", idNumber: idOf("1996-02-03", 640 + nth), mobile: `1990000${6400 + nth}`, developmentNo: null };
  const office = { isCadre: true, post: "COMMITTEE_MEMBER", postSince: "2025-01", postMode: "02", cadreNature: "03" } as const;
  const newcomer = { draft: { ...draftOf("K05"), ...who, ...office }, branch, membership: false };
  const recorder = { personId: null, name: "某某", organizationId: at, sessionId: null };
  const subject = { type: "organization", id: at };
  const context = { who: recorder, settings: await readSettings(branch.path), kind: "ENTERED", subject } as const;
  const entered = await transaction((tx) => enterMembers(tx, [newcomer], context));
  return entered.get(newcomer) ?? "";
}

/** A change of information that waits on the superior's desk. */
async function fileChange(at: string, personId: string): Promise<string> {
  const subjectId = newId();
  await db().orgInfoChange.create({ data: { id: subjectId, organizationId: at, changes: {}, applicantId: personId, createdAt: now() } });
  const { parentId: deciderId } = await db().organization.findUniqueOrThrow({ where: { id: at } });
  const who = { personId, name: "某某", organizationId: at, sessionId: null };
  return filePaper(db(), who, { type: "INFO_CHANGE", subjectId, title: "某某的信息变更", originId: at, deciderId });
}

/** A transfer that the organization started, on its way outside: it waits at a desk that nobody of the cast has. */
async function fileTransfer({ at, about, by }: { at: string; about: string; by: string }): Promise<string> {
  const id = newId();
  const toOrgId = await placeOf("O20");
  const soon = laterByDays(now(), 10);
  const timed = { createdAt: now(), submittedAt: now(), arrivedAt: now(), deadlineAt: soon };
  const way = { kind: "OUT", route: "EXTERNAL", state: "PENDING_IN", reason: "JOB_CHANGE" } as const;
  const sides = { personId: about, fromBranchId: at, toOrgId, initiatorOrgId: at, initiatorId: by };
  await db().transfer.create({ data: { id, ...way, ...sides, details: new Uint8Array(sealDetails(id, {})), ...timed } });
  const who = { personId: by, name: "某某", organizationId: at, sessionId: null };
  const filing = { type: "TRANSFER_IN", subjectId: id, title: "某某的转接", personId: about, originId: at, deciderId: toOrgId } as const;
  await filePaper(db(), who, { ...filing, shared: true });
  return id;
}

async function holderOf(key: string, at: string): Promise<string | null> {
  if (PERSON[key]) return personId(PERSON[key]);
  return PLACES.includes(key) && !BRANCHES.includes(key) ? seatCadre(at, PLACES.indexOf(key)) : null;
}

async function furnish(key: string, at: string): Promise<Ground> {
  const batchId = newId();
  const desk = await db().orgAdmin.findFirst({ where: { organizationId: at, status: "ACTIVE" } });
  const applicantId = desk?.personId ?? (await personId("M06"));
  const kind = BRANCHES.includes(key) ? "MEMBERS" : "MEMBERS_BELOW";
  const paperId = await fileChange(at, applicantId);
  const made = { createdById: applicantId, fileId: newId(), state: "CHECKED", createdAt: now() } as const;
  await db().importBatch.create({ data: { id: batchId, kind, organizationId: at, mapping: { name: 0 }, ...made } });
  await keepRows(db(), batchId, [{ row: 1, cells: ["某某"] }]);
  const graduateBatchId = newId();
  const planned = { source: "DECLARATIONS", state: "PLANNED", ready: 1, createdAt: now() } as const;
  await db().graduateBatch.create({ data: { id: graduateBatchId, organizationId: at, areaId: at, createdById: applicantId, ...planned } });
  const trainingId = newId();
  const days = { startOn: now(), endOn: now(), createdAt: now() };
  const training = { id: trainingId, organizationId: at, name: "培训", host: "上级", form: "ONSITE", createdById: applicantId } as const;
  await db().cadreTraining.create({ data: { ...training, ...days } });
  const held = await holderOf(key, at);
  const member = PERSON[key] ? held : null;
  const transferId = member ? await fileTransfer({ at, about: member, by: applicantId }) : null;
  const laid = { paperId, batchId, graduateBatchId, trainingId, transferId };
  return { key, organizationId: at, personId: held, someoneId: held ?? newId(), ...laid };
}

/** A branch of O05 that is no more. */
async function deletedBranch(): Promise<string> {
  const parent = await db().organization.findUniqueOrThrow({ where: { id: await placeOf("O05") } });
  const gone = { id: newId(), parentId: parent.id, path: `${parent.path}zzzz`, level: parent.level + 1, category: "BRANCH" } as const;
  const names = { shortName: "已删除团支部", fullName: "已删除团支部", namePinyin: "", nameInitials: "" };
  await db().organization.create({
    data: { ...gone, ...names, status: "DELETED", deletedAt: now(), createdAt: now(), updatedAt: now() },
  });
  return gone.id;
}

export async function layGrounds(): Promise<Ground[]> {
  const grounds: Ground[] = [];
  for (const key of PLACES) grounds.push(await furnish(key, await placeOf(key)));
  grounds.push(await furnish("DELETED", await deletedBranch()));
  const nobody = newId();
  const nothing = { organizationId: newId(), paperId: newId(), batchId: newId(), graduateBatchId: newId(), trainingId: newId() };
  return [...grounds, { key: "NOWHERE", personId: nobody, someoneId: nobody, transferId: newId(), ...nothing }];
}

export const isBranch = (key: string): boolean => BRANCHES.includes(key);

const parentOf = (key: string): string | null => ORGANIZATIONS.find((o) => o.key === key)?.parent ?? null;

/** How a place lies to a desk, by walking up the world's own list: S own, C child, D deeper, N not below. */
export function lies(desk: string, place: string): "S" | "C" | "D" | "N" {
  if (desk === place) return "S";
  let steps = 0;
  for (let at = parentOf(place); at !== null; at = parentOf(at)) {
    steps += 1;
    if (at === desk) return steps === 1 ? "C" : "D";
  }
  return "N";
}
