// 团员资料的变更：单个录入、管理员修改、本人修改。
import type { EntryWaiver, Organization, Person } from "#generated/client";
import type { WaiverKind } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { mayOwn } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { mobileIndex } from "#lib/crypto/blind";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { limitLookups, mayHearOfPhones } from "#lib/members/disclosures/commands";
import { type EntryContext, enterMembers, isNewDevelopment, lockBranches, type Newcomer } from "#lib/members/entry/commands";
import { type Loaded, loadForEdit, storeEdit } from "#lib/members/profiles/commands";
import { changedFields } from "#lib/members/profiles/rules";
import { needsVerifying } from "#lib/members/evidence/rules";
import { findRegistrations, findSharers, judgeNumbers, listSegments } from "#lib/members/entry/queries";
import { blocking, type EntryFacts, examine, examineEdit, settle, sharedMobile, unproved } from "#lib/members/entry/rules";
import {
  type Draft,
  draftOfForm,
  EMPTY_DRAFT,
  type Entered,
  type Filed,
  type Finding,
  type Saved,
  type Warned,
} from "#lib/members/entry/schema";
import { birthOf, canonicalId, canonicalName, maskName, standInId } from "#lib/members/identity/rules";
import type { PersonField } from "#lib/members/labels";
import { mayEditPerson, mayEnterInto } from "#lib/members/policy";
import { showValue } from "#lib/members/record/labels";
import { findClosed, reenter } from "#lib/members/reentry/commands";
import { fileSelfEdit } from "#lib/members/self-edits/commands";
import type { Edit, Entry } from "#lib/members/schema";
import { requireWaiver, spendWaiver } from "#lib/members/waivers/commands";
import { withSecretary } from "#lib/organizations/posts/queries";
import { isBranchLike, postsOf } from "#lib/organizations/rules";
import type { Settings } from "#lib/settings/registry";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse, refuseFields } from "#lib/verdict";

type Setting = { organization: Organization; settings: Settings; waived?: WaiverKind | null | undefined };

const factsOf = async ({ organization, settings, waived }: Setting): Promise<EntryFacts> => ({
  today: dayOf(now()),
  profile: isBranchLike(organization.category) ? "MEMBER" : "CADRE",
  branchProvince: organization.provinceCode,
  settings,
  waived,
  segments: await listSegments(),
  posts: postsOf(organization, settings["post.allowStaffInCommittee"]),
});

/** Somebody who is registered already: where, as far as the asker may know (E-MEM-03, Q19). Nobody may ask for a list of numbers. */
export async function refuseRegistered(actor: Actor, idNumber: string): Promise<void> {
  const found = (await findRegistrations([idNumber])).get(idNumber);
  if (!found) return;
  await limitLookups(actor);
  if (found.inLibrary) refuse("E-MEM-47", {}, "idNumber");
  refuse("E-MEM-03", { 组织全称: found.branchName ?? "另一个组织" }, "idNumber");
}

/** Somebody who is not registered, or who was closed and comes back under the same name (CAD-08). */
export async function requireNewcomer(tx: Tx, actor: Actor, { name, idNumber }: Pick<Draft, "name" | "idNumber">): Promise<Person | null> {
  const closed = await findClosed(tx, idNumber);
  if (!closed) await refuseRegistered(actor, idNumber);
  else await limitLookups(actor);
  if (closed && closed.name !== name) refuse("E-ORG-13", { "name*": maskName(closed.name) }, "name");
  return closed;
}

/** Enters one newcomer, or opens who was closed. Returns who it is. */
export async function enterOne(tx: Tx, newcomer: Newcomer, context: EntryContext, closed: Person | null): Promise<string> {
  if (!closed) return (await enterMembers(tx, [newcomer], context)).get(newcomer) ?? refuse("E-GEN-02");
  await reenter(tx, closed, newcomer, context);
  return closed.id;
}

/** A number that was freed for somebody else (E-EDB-18), or that somebody holds; named in masked form, and the organization (E-MEM-09, Q18). */
export async function refuseTakenNumber(actor: Actor, draft: Pick<Draft, "developmentNo" | "idNumber">, personId?: string): Promise<void> {
  const verdict = (await judgeNumbers([draft.developmentNo]))(draft, personId);
  if (!verdict.yes && verdict.code === "E-MEM-09") await limitLookups(actor);
  permit(verdict, "developmentNo");
}

/** Who else has this phone (MEM-15). What is told of people outside the branch is limited; beyond that it is kept back, and nothing refused. */
async function askSharers(actor: Actor, branchId: string, mobile: string | null): Promise<Finding[]> {
  if (!mobile) return [];
  const at = { key: mobileIndex(mobile), branchId };
  const { here, elsewhere } = (await findSharers([at]))(at);
  return sharedMobile({ here, elsewhere: elsewhere && (await mayHearOfPhones(actor)) });
}

export async function requireSecretaryFree(tx: Tx, draft: Draft, branchId: string): Promise<void> {
  if (draft.post === "SECRETARY" && (await withSecretary(tx, [branchId])).has(branchId)) refuse("E-CAD-12", {}, "post");
}

const examineEntry = async (draft: Draft, { unverified, ...setting }: Setting & { unverified: boolean }): Promise<Finding[]> => [
  ...examine(draft, await factsOf(setting)),
  ...(unverified ? [unproved()] : []),
];

type Admitted = { draft: Draft; organization: Organization; settings: Settings; waiver: EntryWaiver | null };

/** The form as a draft, for a locked branch that this desk enters members into, by right or by an approved exception. */
async function admit(tx: Tx, actor: Actor, { branchId, idNumberConfirm, waiverId, person }: Entry): Promise<Admitted> {
  await lockBranches(tx, [branchId]);
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: branchId } });
  const settings = await readSettings(organization.path);
  const draft = draftOfForm(person);
  if (!waiverId) permit(mayEnterInto(actor, organization, settings));
  const asked = { organization, idNumber: draft.idNumber, settings };
  const waiver = waiverId ? await requireWaiver(tx, actor, { waiverId, ...asked }) : null;
  if (draft.idNumber !== canonicalId(idNumberConfirm)) refuse("E-ID-02", {}, "idNumberConfirm");
  return { draft, organization, settings, waiver };
}

/** Enters one member (MEM-01, MEM-03). Doubts are answered first; the same form with `acceptWarnings` goes on. */
export const enterMember = (actor: Actor, entry: Entry): Promise<Entered | Warned> =>
  transaction(async (tx) => {
    const { branchId, acceptWarnings, evidence } = entry;
    const { draft, organization, settings, waiver } = await admit(tx, actor, entry);
    const waived = waiver?.kind ?? null;
    const unverified = needsVerifying(draft.joinLeagueDate?.day ?? null, evidence);
    const shared = acceptWarnings ? [] : await askSharers(actor, branchId, draft.mobile);
    const findings = [...(await examineEntry(draft, { organization, settings, unverified, waived })), ...shared];
    refuseFields(blocking(findings));
    const closed = await requireNewcomer(tx, actor, draft);
    await refuseTakenNumber(actor, draft, closed?.id);
    await requireSecretaryFree(tx, draft, branchId);
    if (findings.length > 0 && !acceptWarnings) return { kind: "warnings", warnings: findings };
    const newcomer = { draft, branch: organization, note: waiver ? "凭批准号录入" : "单个录入", evidence, unverified, waived };
    const context = { who: actor, settings, kind: "ENTERED", subject: { type: "organization", id: branchId } } as const;
    const personId = await enterOne(tx, newcomer, context, closed);
    if (waiver) await spendWaiver(tx, actor, waiver, personId);
    return { kind: "entered", personId, name: draft.name, newDevelopment: isNewDevelopment(draft, settings) };
  });

/** Fields that no edit may touch: identity goes through the province, posts through 职务变更. */
const FIXED: readonly PersonField[] = [
  "name",
  "idNumber",
  "isCadre",
  "post",
  "postSince",
  "postMode",
  "cadreNature",
  "isPeerPartyCommitteeMember",
  "dutyStatus",
];

/** Fields that an administrator's form shows masked; what comes back masked was not touched. */
const MASKED: readonly PersonField[] = ["mobile", "householdAddress"];

function mergedDraft(before: Draft, edit: Draft): Draft {
  const untouched = MASKED.filter((field) => edit[field] !== null && edit[field] === showValue(field, before));
  const kept = Object.fromEntries([...FIXED, ...untouched].map((field) => [field, before[field]]));
  return { ...edit, ...kept };
}

/**
 * An edit is of the record as it stands, and of the same person: nobody becomes somebody else by it (MEM-20, CAD-11). What stands
 * there for the number may come back, another number not.
 */
function requireSameRecord({ person, draft: { name, idNumber } }: Loaded, { version, person: given }: Edit): void {
  if (person.version !== version) refuse("E-GEN-02");
  const shown = [idNumber, showValue("idNumber", { ...EMPTY_DRAFT, idNumber }), standInId(birthOf(idNumber)), ""];
  if (given.name.trim() !== "" && canonicalName(given.name) !== name) refuse("E-MEM-20", {}, "name");
  if (!shown.includes(canonicalId(given.idNumber))) refuse("E-MEM-20", {}, "idNumber");
}

type Checked = { loaded: Loaded; draft: Draft; settings: Settings };

/** What an edit would make of a record, or the doubts that have to be looked at first. */
async function checkEdit(actor: Actor, loaded: Loaded, edit: Edit): Promise<Checked | Warned> {
  const { person, organization } = loaded;
  requireSameRecord(loaded, edit);
  const settings = await readSettings(organization.path);
  const draft = mergedDraft(loaded.draft, settle({ ...draftOfForm(edit.person), idNumber: loaded.draft.idNumber }, dayOf(now())));
  const fields = changedFields(loaded.draft, draft);
  const asked = fields.includes("mobile") && actor.personId !== person.id && !edit.acceptWarnings;
  const findings = [
    ...examineEdit(loaded.draft, draft, await factsOf({ organization, settings, waived: person.entryWaiver })),
    ...(asked ? await askSharers(actor, organization.id, draft.mobile) : []),
  ];
  refuseFields(blocking(findings));
  if (fields.includes("developmentNo")) await refuseTakenNumber(actor, draft, person.id);
  if (findings.length > 0 && !edit.acceptWarnings) return { kind: "warnings", warnings: findings };
  return { loaded, draft, settings };
}

/** An administrator edits a member of their own or a directly lower organization (MEM-18). */
export const editMember = (actor: Actor, edit: Edit): Promise<Saved | Warned> =>
  transaction(async (tx) => {
    const loaded = await loadForEdit(tx, edit.personId);
    permit(mayEditPerson(actor, { member: loaded.membership !== null, homes: loaded.homes }));
    const checked = await checkEdit(actor, loaded, edit);
    return "kind" in checked ? checked : storeEdit(tx, actor, checked);
  });

/** A person edits their own record: all but name, sex, ID number and branch; where it is set so, the branch agrees first (MEM-17). */
export const editOwnRecord = (actor: Actor, edit: Edit): Promise<Saved | Filed | Warned> =>
  transaction(async (tx) => {
    if (edit.personId !== actor.personId) refuse("E-GEN-08");
    permit(mayOwn(actor, "ownRecord:E"));
    if (actor.assurance < 2) refuse("E-PERM-06");
    const checked = await checkEdit(actor, await loadForEdit(tx, actor.personId), edit);
    if ("kind" in checked) return checked;
    return checked.settings["member.selfEditNeedsApproval"] ? fileSelfEdit(tx, actor, checked) : storeEdit(tx, actor, checked);
  });
