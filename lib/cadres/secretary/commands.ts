// 组织信息表里的书记：不认识的建档并开户，认识且姓名相符的登记职务（ORG-13）。
import { type Change, record, type Recorder } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { memberDeltas } from "#lib/counters/rules";
import { newId } from "#lib/crypto/ids";
import { dayFromDb, dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import type { OrgCategory } from "#generated/enums";
import { blindIndex } from "#lib/crypto/blind";
import { endPosts, rankMember } from "#lib/cadres/offices/commands";
import { type Branch, enterMembers, refreshSmall } from "#lib/members/entry/commands";
import { EMPTY_DRAFT } from "#lib/members/entry/schema";
import { canonicalId, canonicalName, isMobile, isValidId, isValidName, maskName } from "#lib/members/identity/rules";
import type { Person } from "#generated/client";
import { fileChange } from "#lib/organizations/changes/commands";
import { patchOf, refreshInformation, requireEditable, requireFilled, writeInformation } from "#lib/organizations/information/commands";
import { loadForEdit, writeProfiles } from "#lib/members/profiles/commands";
import { changeOf } from "#lib/members/profiles/rules";
import { openContacts } from "#lib/members/record/queries";
import { startPosts } from "#lib/organizations/posts/commands";
import { withSecretary } from "#lib/organizations/posts/queries";
import { isBranchLike } from "#lib/organizations/rules";
import type { Information } from "#lib/organizations/schema";
import { readSettings } from "#lib/settings/settings";
import { no, permit, refuse } from "#lib/verdict";

export type Desk = Branch & { category: OrgCategory };
export type SecretaryForm = { name: string; idNumber: string; mobile: string };

const SECRETARY = { isCadre: true, post: "SECRETARY" } as const;

function requireFit({ name, idNumber, mobile }: SecretaryForm): void {
  permit(isValidName(name), "secretary.name");
  permit(isValidId(idNumber, dayOf(now())), "secretary.idNumber");
  permit(isMobile(mobile) ? { yes: true } : no("E-MEM-15"), "secretary.mobile");
}

/** Whoever joins a branch is a member from then on (I1); what a member lacks is reckoned once the post stands, too. */
async function joinBranch(tx: Tx, person: Person, desk: Desk): Promise<void> {
  const { id, path } = desk;
  const { complete, archiveState, joinLeagueDate: joinDate, namePinyin, name } = person;
  const account = await tx.account.findUnique({ where: { personId: person.id } });
  const activated = account?.state === "ACTIVE";
  const shared = { complete, archiveState, joinDate, activated, postRank: 1, nameKey: `${namePinyin} ${name}` };
  await tx.membership.create({ data: { id: newId(), personId: person.id, branchId: id, branchPath: path, since: now(), ...shared } });
  await tx.person.update({ where: { id: person.id }, data: { profile: "MEMBER" } });
  await count(tx, memberDeltas({ ...shared, path, joined: dayFromDb(joinDate) }, 1));
  await refreshSmall(tx, [id], await readSettings(path));
}

/** Reckons anew what the record of a known secretary lacks, with the phone of the form if they had none. Answers the change. */
async function refreshRecord(tx: Tx, personId: string, mobile: string): Promise<Change[]> {
  const loaded = await loadForEdit(tx, personId);
  const { draft: before } = loaded;
  const after = { ...before, mobile: before.mobile ?? mobile };
  await writeProfiles(tx, [{ loaded, draft: after }], await readSettings(loaded.organization.path));
  if (before.mobile) return [];
  const offices = await tx.cadrePost.findMany({ where: { personId, post: "SECRETARY", status: "ACTIVE" } });
  const ids = offices.map((o) => o.organizationId);
  await refreshInformation(tx, ids);
  return [changeOf({ personId, before, after })("mobile")];
}

type Known = { person: Person; mobile: string };

/** Links a person who is known already. A member of another branch is refused. */
async function linkKnown(tx: Tx, who: Recorder, { person, mobile }: Known, desk: Desk): Promise<void> {
  const membership = await tx.membership.findFirst({ where: { personId: person.id, status: "ACTIVE" } });
  if (isBranchLike(desk.category) && membership && membership.branchId !== desk.id) {
    const branch = await tx.organization.findUniqueOrThrow({ where: { id: membership.branchId } });
    refuse("E-MEM-03", { 组织全称: branch.fullName }, "secretary.idNumber");
  }
  if (isBranchLike(desk.category) && !membership) await joinBranch(tx, person, desk);
  // A person has one post in each organization: whoever holds another rises to secretary.
  await endPosts(tx, [person.id], desk);
  const empty = { since: null, mode: null, nature: null, isPeerPartyCommitteeMember: null, dutyStatus: null };
  await startPosts(tx, [{ personId: person.id, organization: desk, post: "SECRETARY", ...empty }]);
  await rankMember(tx, person.id, desk);
  const asks = isBranchLike(desk.category) || !openContacts(person).mobile;
  const filled = asks ? await refreshRecord(tx, person.id, mobile) : [];
  const started = { personId: person.id, organizationId: desk.id, kind: "POST_STARTED" as const, newValue: "书记" };
  const changes = [started, ...filled];
  await record(tx, who, { action: "cadre.secretaryRecorded", subject: { type: "organization", id: desk.id }, changes });
}

/** Records the secretary of a locked organization that has none (ORG-13). Returns the person's id. */
export async function recordSecretary(tx: Tx, who: Recorder, desk: Desk, given: SecretaryForm): Promise<string> {
  const form = { name: canonicalName(given.name), idNumber: canonicalId(given.idNumber), mobile: given.mobile.trim() };
  requireFit(form);
  const idIndex = new Uint8Array(blindIndex("id-number", form.idNumber));
  const known = await tx.person.findUnique({ where: { idIndex } });
  if (known && known.name !== form.name) refuse("E-ORG-13", { "name*": maskName(known.name) }, "secretary.name");
  if (known) {
    await linkKnown(tx, who, { person: known, mobile: form.mobile }, desk);
    return known.id;
  }
  const newcomer = {
    draft: { ...EMPTY_DRAFT, ...SECRETARY, ...form },
    branch: desk,
    membership: isBranchLike(desk.category),
    note: "书记",
  };
  const context = {
    who,
    settings: await readSettings(desk.path),
    kind: "ENTERED",
    subject: { type: "organization", id: desk.id },
  } as const;
  const id = (await enterMembers(tx, [newcomer], context)).get(newcomer);
  return id ?? refuse("E-GEN-02");
}

async function lockForEdit(tx: Tx, { organizationId, version }: Information) {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  const organization = await tx.organization.findFirst({ where: { id: organizationId, status: { not: "DELETED" } } });
  if (!organization) refuse("E-GEN-08");
  return { organization, current: organization.version === version };
}

const isFilled = ({ name, idNumber, mobile }: SecretaryForm): boolean => [name, idNumber, mobile].some((v) => v.trim() !== "");

/** Records the secretary if the form names one and there is none yet; later changes go another way (ORG-13). Answers whether a phone of their own was kept instead of the form's. */
async function saveSecretary(tx: Tx, who: Recorder, desk: Desk, form: SecretaryForm): Promise<boolean> {
  if (!isFilled(form)) return false;
  if ((await withSecretary(tx, [desk.id])).has(desk.id)) refuse("E-CAD-08", {}, "secretary.name");
  const personId = await recordSecretary(tx, who, desk, form);
  return openContacts(await tx.person.findUniqueOrThrow({ where: { id: personId } })).mobile !== form.mobile.trim();
}

export type SavedInformation = { waits: boolean; mobileKept: boolean };

/** An organization completes or edits its own information (ORG-10, ORG-12). Answers whether it waits for approval. */
export const saveOwnInformation = (actor: Actor, form: Information): Promise<SavedInformation> =>
  transaction(async (tx) => {
    const { organization, current } = await lockForEdit(tx, form);
    permit(may(actor, "organization:E", organization));
    if (!current) refuse("E-GEN-02");
    const settings = await readSettings(organization.path);
    const patch = patchOf(organization, form);
    requireEditable(organization, patch, { who: actor, isOwn: actor.role !== "OPERATOR", settings });
    const vacant = !(await withSecretary(tx, [organization.id])).has(organization.id);
    requireFilled({ organization, vacant }, form, settings);
    const mobileKept = await saveSecretary(tx, actor, organization, form.secretary);
    const waits = settings["org.selfEditNeedsApproval"] && organization.lockedAt !== null;
    if (waits) await fileChange(tx, actor, organization, patch);
    else await writeInformation(tx, actor, organization, patch);
    return { waits, mobileKept };
  });

/** The direct superior corrects locked fields or fills in the rest for a child (ORG-11, ORG-35); what is still to be filled in stays open to the child. */
export const saveChildInformation = (actor: Actor, form: Information): Promise<SavedInformation> =>
  transaction(async (tx) => {
    const { organization, current } = await lockForEdit(tx, form);
    permit(may(actor, "lockedFields:E", organization));
    if (!current) refuse("E-GEN-02");
    const mobileKept = await saveSecretary(tx, actor, organization, form.secretary);
    await writeInformation(tx, actor, organization, patchOf(organization, form));
    return { waits: false, mobileKept };
  });
