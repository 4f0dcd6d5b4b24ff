// 录入团干部：本级录入不认识的人连同资料，认识的人只登记职务；支部从团员里任用（CAD-01、CAD-05、CAD-06）。
import type { Organization, Person } from "#generated/client";
import { requireSeat } from "#lib/administrators/commands";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { lockPlace, recordPosts, settlePosts } from "#lib/cadres/offices/commands";
import { mayAppoint, mayEnterCadre } from "#lib/cadres/policy";
import { type Office, officeFields } from "#lib/cadres/rules";
import type { Appointee, CadreEntry, OfficeEntry, Who } from "#lib/cadres/schema";
import { refuseTakenNumber } from "#lib/members/commands";
import { limitLookups } from "#lib/members/disclosures/commands";
import { enterMembers } from "#lib/members/entry/commands";
import { findRegistrations, listSegments } from "#lib/members/entry/queries";
import { blocking, type EntryFacts, examine } from "#lib/members/entry/rules";
import { type Draft, draftOfForm, EMPTY_DRAFT, EMPTY_FORM, type Entered, type PersonForm, type Warned } from "#lib/members/entry/schema";
import { canonicalId, canonicalName, maskName } from "#lib/members/identity/rules";
import { draftOf } from "#lib/members/record/queries";
import { reopen } from "#lib/members/reentry/commands";
import { startPosts } from "#lib/organizations/posts/commands";
import { withSecretary } from "#lib/organizations/posts/queries";
import { isBranchLike, postsOf } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse, refuseFields } from "#lib/verdict";

async function factsOf(organization: Organization): Promise<EntryFacts> {
  const settings = await readSettings(organization.path);
  return {
    today: dayOf(now()),
    profile: isBranchLike(organization.category) ? "MEMBER" : "CADRE",
    branchProvince: organization.provinceCode,
    settings,
    segments: await listSegments(),
    posts: postsOf(organization, settings["post.allowStaffInCommittee"]),
  };
}

/** Only what is told of the post in a form. */
type OfficeTexts = OfficeEntry["person"];

/** The post as it is kept, if everything told of it is fit for somebody with this record. */
export async function requireFitOffice(
  { organization, stored }: { organization: Organization; stored: Draft },
  form: OfficeTexts,
): Promise<Office> {
  const asked = officeFields(organization.category);
  const {
    post,
    postSince: since,
    postMode: mode,
    cadreNature: nature,
    isPeerPartyCommitteeMember,
    dutyStatus,
  } = draftOfForm({
    ...EMPTY_FORM,
    ...form,
  });
  const given = { isCadre: true, post, postSince: since, postMode: mode, cadreNature: nature, isPeerPartyCommitteeMember, dutyStatus };
  const findings = examine({ ...stored, ...given }, await factsOf(organization));
  refuseFields(blocking(findings).filter((f) => asked.includes(f.field)));
  if (!post) refuse("E-MEM-01", { fields: "团内现任职务" }, "post");
  return { post, since, mode, nature, isPeerPartyCommitteeMember, dutyStatus: asked.includes("dutyStatus") ? dutyStatus : null };
}

async function requireSecretaryFree(tx: Tx, organizationId: string, post: string | null): Promise<void> {
  if (post === "SECRETARY" && (await withSecretary(tx, [organizationId])).has(organizationId)) refuse("E-CAD-12", {}, "post");
}

type Named = { name: string; idNumber: string };

/** Somebody the system knows, if name and number fit; a number under another name is refused, and the library's people are not spoken of. */
async function findKnown(tx: Tx, actor: Actor, given: Named): Promise<Person | null> {
  const [name, idNumber] = [canonicalName(given.name), canonicalId(given.idNumber)];
  const person = await tx.person.findUnique({ where: { idIndex: new Uint8Array(blindIndex("id-number", idNumber)) } });
  if (!person) return null;
  await limitLookups(actor);
  if ((await findRegistrations([idNumber])).get(idNumber)?.inLibrary) refuse("E-MEM-47", {}, "idNumber");
  if (person.name !== name) refuse("E-ORG-13", { "name*": maskName(person.name) }, "name");
  return person;
}

/** Gives somebody a post in a locked organization, with what follows. */
async function takeOffice(
  tx: Tx,
  actor: Actor,
  { organization, personId, office }: { organization: Organization; personId: string; office: Office },
) {
  await requireSecretaryFree(tx, organization.id, office.post);
  await startPosts(tx, [{ personId, organization, ...office }]);
  const step = { personId, organizationId: organization.id, from: null, to: office.post };
  await recordPosts(tx, actor, { action: "cadre.appointed", steps: [step] });
  await settlePosts(tx, actor, organization, [personId]);
}

type Entry = { organization: Organization; draft: Draft; accept: boolean };

/** Somebody the system does not know comes in with the whole record. */
async function enterNew(tx: Tx, actor: Actor, { organization, draft, accept }: Entry): Promise<Entered | Warned> {
  const facts = await factsOf(organization);
  const findings = examine(draft, facts);
  refuseFields(blocking(findings));
  await refuseTakenNumber(actor, draft);
  await requireSecretaryFree(tx, organization.id, draft.post);
  if (findings.length > 0 && !accept) return { kind: "warnings", warnings: findings };
  const newcomer = { draft, branch: organization, membership: false, note: "录入本级团干部" };
  const subject = { type: "organization", id: organization.id };
  const context = { who: actor, settings: facts.settings, kind: "ENTERED", subject } as const;
  const personId = (await enterMembers(tx, [newcomer], context)).get(newcomer) ?? refuse("E-GEN-02");
  const newDevelopment = (draft.joinLeagueDate?.day ?? "") >= facts.settings["edb.newDevelopmentFrom"];
  return { kind: "entered", personId, name: draft.name, newDevelopment };
}

/** Records a cadre of the own level: of somebody known already only the post (CAD-01, CAD-06, MEM-05). */
export const enterCadre = (
  actor: Actor,
  { organizationId, idNumberConfirm, acceptWarnings, person: form }: CadreEntry,
): Promise<Entered | Warned> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayEnterCadre(actor, organization));
    const draft = { ...draftOfForm(form), isCadre: true };
    if (draft.idNumber !== canonicalId(idNumberConfirm)) refuse("E-ID-02", {}, "idNumberConfirm");
    const known = await findKnown(tx, actor, draft);
    if (!known) return enterNew(tx, actor, { organization, draft, accept: acceptWarnings });
    const office = await requireFitOffice({ organization, stored: draftOf(known) }, officeTexts(form));
    await reopen(tx, known.id);
    await takeOffice(tx, actor, { organization, personId: known.id, office });
    return { kind: "entered", personId: known.id, name: known.name, newDevelopment: false };
  });

const officeTexts = ({ post, postSince, postMode, cadreNature, isPeerPartyCommitteeMember, dutyStatus }: PersonForm): OfficeTexts => ({
  post,
  postSince,
  postMode,
  cadreNature,
  isPeerPartyCommitteeMember,
  dutyStatus,
});

/** Whether the system knows somebody, before their form is filled in; limited, because nobody may ask for a list of numbers (case 23). */
export const lookUpCadre = (actor: Actor, { organizationId, ...given }: Who): Promise<{ known: boolean }> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    permit(mayEnterCadre(actor, organization));
    const draft = { ...EMPTY_DRAFT, name: canonicalName(given.name), idNumber: canonicalId(given.idNumber) };
    const unfit = blocking(examine(draft, await factsOf(organization))).filter((f) => f.field === "name" || f.field === "idNumber");
    refuseFields(unfit);
    const known = await findKnown(tx, actor, given);
    const held = known && (await tx.cadrePost.count({ where: { personId: known.id, organizationId, status: "ACTIVE" } })) > 0;
    if (held) refuse("E-CAD-20", {}, "idNumber");
    return { known: known !== null };
  });

/** The member of the own branch with this number who may be given a post; of anybody else nothing is said (CAD-05, case 23). */
export const findAppointee = (actor: Actor, { organizationId, idNumber }: Appointee): Promise<{ personId: string; name: string }> =>
  transaction(async (tx) => {
    permit(mayAppoint(actor, await lockPlace(tx, organizationId), null));
    await limitLookups(actor);
    const idIndex = new Uint8Array(blindIndex("id-number", canonicalId(idNumber)));
    const person = await tx.person.findFirst({
      where: { idIndex, memberships: { some: { branchId: organizationId, status: "ACTIVE" } } },
      include: { posts: { where: { organizationId, status: "ACTIVE" } } },
    });
    if (!person) refuse("E-NAV-09", {}, "idNumber");
    if (person.posts.length > 0) refuse("E-CAD-20", {}, "idNumber");
    return { personId: person.id, name: person.name };
  });

/** A branch gives one of its members a post (CAD-05). */
export const appointMember = (actor: Actor, { organizationId, personId, person: form }: OfficeEntry): Promise<{ name: string }> =>
  transaction(async (tx) => {
    const organization = await lockPlace(tx, organizationId);
    await requireSeat(tx, actor);
    permit(mayAppoint(actor, organization, form.post || null));
    const member = await tx.membership.findFirst({ where: { personId, branchId: organizationId, status: "ACTIVE" } });
    if (!member) refuse("E-GEN-02");
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const office = await requireFitOffice({ organization, stored: draftOf(person) }, form);
    await takeOffice(tx, actor, { organization, personId, office });
    return { name: person.name };
  });
