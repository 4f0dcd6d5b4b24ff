// 本级团干部名单的检查：不认识的人连同资料，认识的人只登记职务（CAD-02、CAD-06、Q6）。
import { OFFICE_FIELDS, officeFields } from "#lib/cadres/rules";
import { now } from "#lib/clock";
import { mobileIndex } from "#lib/crypto/blind";
import { dayOf } from "#lib/dates";
import { db } from "#lib/db";
import type { Organization } from "#generated/client";
import type { MemberRow } from "#lib/imports/branches/queries";
import { asRowFinding, keysOf, plain } from "#lib/imports/members/queries";
import { type CheckedRow, type Firsts, type RowFinding, verdictOf } from "#lib/imports/rules";
import {
  judgeNumbers,
  findRegistrations,
  findSharers,
  listSegments,
  type NumberJudge,
  type Registration,
} from "#lib/members/entry/queries";
import { type EntryFacts, examine, sharedMobile } from "#lib/members/entry/rules";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { maskName } from "#lib/members/identity/rules";
import { FIELD_LABELS } from "#lib/members/labels";
import { draftOf } from "#lib/members/record/queries";
import { POST_LABELS } from "#lib/organizations/labels";
import { withSecretary } from "#lib/organizations/posts/queries";
import { postsOf } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { no } from "#lib/verdict";

/** Somebody the system knows: their record, and the post they hold here already. */
export type KnownCadre = Registration & { stored: Draft; held: Draft["post"] };

/** Who of these people the system knows, by ID number, as seen from the organization. */
export async function findKnownCadres(home: Organization, idNumbers: readonly string[]): Promise<Map<string, KnownCadre>> {
  const found = await findRegistrations([...new Set(idNumbers.filter(Boolean))]);
  const ids = [...found.values()].map((r) => r.personId);
  const people = await db().person.findMany({
    where: { id: { in: ids } },
    include: { posts: { where: { status: "ACTIVE", organizationId: home.id } } },
  });
  const byId = new Map(people.map((p) => [p.id, p]));
  return new Map(
    [...found].flatMap(([idNumber, registration]) => {
      const person = byId.get(registration.personId);
      return person ? [[idNumber, { ...registration, stored: draftOf(person), held: person.posts[0]?.post ?? null }] as const] : [];
    }),
  );
}

type World = { home: Organization; facts: EntryFacts; known: Map<string, KnownCadre>; numbers: NumberJudge; seated: boolean };

async function loadWorld(home: Organization, rows: readonly MemberRow[]): Promise<World> {
  const settings = await readSettings(home.path);
  const posts = postsOf(home, settings["post.allowStaffInCommittee"]);
  const facts = {
    today: dayOf(now()),
    profile: "CADRE",
    branchProvince: home.provinceCode,
    settings,
    segments: await listSegments(),
    posts,
  } as const;
  return {
    ...{ home, facts },
    known: await findKnownCadres(
      home,
      rows.map((r) => r.draft.idNumber),
    ),
    numbers: await judgeNumbers(rows.map((r) => r.draft.developmentNo)),
    seated: (await withSecretary(db(), [home.id])).has(home.id),
  };
}

/** Repetitions inside the sheet: the first of equals stands (Q5, Q6). */
function repetitions(row: MemberRow, firsts: Firsts, seated: boolean): RowFinding[] {
  const { rowNo } = row;
  const keys = keysOf(row);
  const first = { id: firsts.id.get(keys.idKey?.toString("hex") ?? ""), desk: firsts.desk.get(keys.deskKey ?? "") };
  const number = firsts.text.get(keys.textKey ?? "");
  return [
    ...(first.id && first.id < rowNo ? plain("idNumber", no("E-IMP-04", { r: rowNo })) : []),
    ...(number && number < rowNo ? plain("developmentNo", no("E-IMP-16", { r: number })) : []),
    ...(row.draft.post === "SECRETARY" && (seated || (first.desk && first.desk < rowNo)) ? plain("post", no("E-CAD-12")) : []),
  ];
}

/** A post that this organization does not have, in the words of its own level. */
const inPlace =
  ({ posts }: EntryFacts) =>
  (finding: Finding): Finding => {
    if (finding.code !== "E-CAD-04") return finding;
    const because = no("E-MEM-41", { field: FIELD_LABELS.post, options: posts.map((p) => POST_LABELS[p]).join("、") }).because;
    return { ...finding, code: "E-MEM-41", because };
  };

type Judged = Omit<CheckedRow, "rowNo">;

/** Of somebody known only the post is looked at; whoever holds one here keeps it. */
function judgeKnown(row: MemberRow, known: KnownCadre, { home, facts }: World): Judged {
  const { draft } = row;
  const fields = officeFields(home.category);
  const office = Object.fromEntries(OFFICE_FIELDS.map((field) => [field, draft[field]]));
  const unfit = [...row.readFindings, ...examine({ ...known.stored, ...office }, facts)].filter((f) => fields.includes(f.field));
  const who = [
    ...(known.inLibrary ? plain("idNumber", no("E-MEM-47")) : []),
    ...(known.stored.name === draft.name ? [] : plain("name", no("E-ORG-13", { "name*": maskName(known.stored.name) }))),
  ];
  if (known.held) {
    const findings = [...who, ...(known.held === draft.post ? [] : plain("post", no("W-CAD-16")))];
    return { findings, changes: [], targetId: known.personId, verdict: verdictOf(findings, "SAME") };
  }
  const findings = [...who, ...unfit.map(inPlace(facts)).map(asRowFinding), ...plain("idNumber", no("W-CAD-17"))];
  return { findings, changes: [], targetId: known.personId, verdict: verdictOf(findings, "NEW") };
}

async function phonesOf({ draft }: MemberRow, home: Organization): Promise<RowFinding[]> {
  if (!draft.mobile) return [];
  const at = { key: mobileIndex(draft.mobile), branchId: home.id };
  return sharedMobile((await findSharers([at]))(at)).map(asRowFinding);
}

async function judgeNew(row: MemberRow, { home, facts, numbers }: World): Promise<Judged> {
  const unread = new Set(row.readFindings.filter((f) => !f.soft).map((f) => f.field));
  const found = examine(row.draft, facts).filter((f) => !unread.has(f.field));
  const findings = [
    ...[...row.readFindings, ...found].map(inPlace(facts)).map(asRowFinding),
    ...plain("developmentNo", numbers(row.draft)),
    ...(await phonesOf(row, home)),
  ];
  return { findings, changes: [], targetId: null, verdict: verdictOf(findings, "NEW") };
}

/** Judges rows, with one look at the database for all of them but their phones. */
export async function checkCadreRows(home: Organization, rows: readonly MemberRow[], firsts: Firsts): Promise<CheckedRow[]> {
  const world = await loadWorld(home, rows);
  const checked: CheckedRow[] = [];
  for (const row of rows) {
    const known = world.known.get(row.draft.idNumber);
    const judged = known ? judgeKnown(row, known, world) : await judgeNew(row, world);
    const findings = [...repetitions(row, firsts, world.seated && !known?.held), ...judged.findings];
    checked.push({ rowNo: row.rowNo, ...judged, findings, verdict: verdictOf(findings, judged.verdict) });
  }
  return checked;
}
