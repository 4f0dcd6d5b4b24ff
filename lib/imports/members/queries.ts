// 检查团员名单：逐行读成资料，查登记、查编号、查职务，得出新增、更新还是跳过。
import type { Organization } from "#generated/client";
import { now } from "#lib/clock";
import { blindIndex, mobileIndex } from "#lib/crypto/blind";
import { dayOf } from "#lib/dates";
import { db } from "#lib/db";
import type { Context, MemberRow } from "#lib/imports/branches/queries";
import type { CheckedRow, Firsts, RowChange, RowFinding, RowKeys } from "#lib/imports/rules";
import { verdictOf } from "#lib/imports/rules";
import { changedFields } from "#lib/members/profiles/rules";
import {
  findRegistrations,
  findSharers,
  judgeNumbers,
  listSegments,
  type MobileAt,
  type NumberJudge,
  type Registration,
  type Sharers,
} from "#lib/members/entry/queries";
import { type EntryFacts, examine, examineEdit, settle, sharedMobile } from "#lib/members/entry/rules";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { maskName } from "#lib/members/identity/rules";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { mayEnterInto } from "#lib/members/policy";
import { showKept } from "#lib/members/record/labels";
import { draftOf } from "#lib/members/record/queries";
import { columnKeyOf, strayPostCells } from "#lib/members/sheet";
import { withSecretary } from "#lib/organizations/posts/queries";
import { postsOf } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { no, type Verdict } from "#lib/verdict";

const keysOnce = new WeakMap<MemberRow, RowKeys>();

/** Keys of a row; several ask for them, and they are worked out once. */
export function keysOf(row: MemberRow): RowKeys {
  const { rowNo, draft, branch } = row;
  const keys = keysOnce.get(row) ?? {
    rowNo,
    idKey: draft.idNumber ? blindIndex("id-number", draft.idNumber) : null,
    textKey: draft.developmentNo,
    deskKey: draft.post === "SECRETARY" && branch ? branch.id : null,
    mobileKey: draft.mobile ? mobileIndex(draft.mobile) : null,
  };
  keysOnce.set(row, keys);
  return keys;
}

/** What has to be known of the world to judge these rows. */
type World = {
  registrations: Map<string, Registration>;
  numbers: NumberJudge;
  existing: Map<string, Draft>;
  secretaries: Set<string>;
  sharers: (at: MobileAt) => Sharers;
  facts: (branch: Organization) => EntryFacts;
  entry: Map<string, Verdict>;
};

async function loadExisting(rows: readonly MemberRow[], registrations: Map<string, Registration>): Promise<Map<string, Draft>> {
  const here = rows.filter((r) => r.branch && registrations.get(r.draft.idNumber)?.branchId === r.branch.id);
  const ids = here.map((r) => registrations.get(r.draft.idNumber)?.personId ?? "");
  const people = await db().person.findMany({ where: { id: { in: ids } }, include: { posts: { where: { status: "ACTIVE" } } } });
  return new Map(
    people.map((p) => [
      p.id,
      draftOf(
        p,
        p.posts.find((post) => here.some((r) => r.branch?.id === post.organizationId)),
      ),
    ]),
  );
}

/** The phone that a row asks about. */
function mobileAt(row: MemberRow): MobileAt[] {
  const { mobileKey } = keysOf(row);
  return mobileKey && row.branch ? [{ key: mobileKey, branchId: row.branch.id }] : [];
}

async function loadWorld(context: Context, rows: readonly MemberRow[]): Promise<World> {
  const registrations = await findRegistrations([...new Set(rows.map((r) => r.draft.idNumber).filter(Boolean))]);
  const numbers = await judgeNumbers(rows.map((r) => r.draft.developmentNo));
  const branches = [...new Map(rows.flatMap((r) => (r.branch ? [[r.branch.id, r.branch] as const] : []))).values()];
  const branchIds = branches.map((b) => b.id);
  const settings = await readSettings(context.home.path);
  const segments = await listSegments();
  const today = dayOf(now());
  return {
    registrations,
    numbers,
    existing: await loadExisting(rows, registrations),
    secretaries: await withSecretary(db(), branchIds),
    sharers: await findSharers(rows.flatMap(mobileAt)),
    facts: (branch) => ({ today, profile: "MEMBER", branchProvince: branch.provinceCode, settings, segments, posts: postsOf(branch) }),
    entry: new Map(branches.map((b) => [b.id, mayEnterInto(context.actor, b, settings)])),
  };
}

export const plain = (column: string, verdict: Verdict): RowFinding[] =>
  verdict.yes ? [] : [{ column, code: verdict.code, because: verdict.because, soft: verdict.code.startsWith("W-"), fixes: [] }];

/** Findings are kept in the open: the repair of an ID number is worked out again from the sealed cells. */
export const asRowFinding = ({ field, code, because, soft, fix }: Finding): RowFinding => {
  const column = columnKeyOf(field);
  const kept = fix && field !== "idNumber" ? [{ label: fix.label, set: { [column]: fix.value } }] : [];
  return { column, code, because, soft, fixes: kept };
};

/** 是否团干部 says no, yet the post is filled: both repairs are offered (Q8). */
function strayPosts({ rowNo, cells, draft }: MemberRow): RowFinding[] {
  const stray = strayPostCells(cells, draft);
  if (stray.length === 0) return [];
  const because = no("E-IMP-10", { r: rowNo }).because;
  const emptied = Object.fromEntries(stray.map((key) => [key, ""]));
  const fixes = [
    { label: "改为“是”", set: { isCadre: "是" } },
    { label: "清空职务", set: emptied },
  ];
  return [{ column: "isCadre", code: "E-IMP-10", because, soft: false, fixes }];
}

/** Repetitions inside the sheet: the first of equals stands (Q5, Q6). */
function repetitions(row: MemberRow, firsts: Firsts, world: World): RowFinding[] {
  const { rowNo, branch } = row;
  const keys = keysOf(row);
  const firstId = keys.idKey ? firsts.id.get(keys.idKey.toString("hex")) : undefined;
  const firstNumber = keys.textKey ? firsts.text.get(keys.textKey) : undefined;
  const firstDesk = keys.deskKey ? firsts.desk.get(keys.deskKey) : undefined;
  const taken = branch && keys.deskKey ? world.secretaries.has(branch.id) : false;
  return [
    ...(firstId && firstId < rowNo ? plain("idNumber", no("E-IMP-04", { r: rowNo })) : []),
    ...(firstNumber && firstNumber < rowNo ? plain("developmentNo", no("E-IMP-16", { r: firstNumber })) : []),
    ...(firstDesk && firstDesk < rowNo && !taken ? plain("post", no("E-CAD-12")) : []),
  ];
}

/** A phone that is new here: others in the country may have it, or a row above (MEM-15). */
function samePhones(row: MemberRow, world: World, firsts: Firsts): RowFinding[] {
  const first = firsts.mobile.get(keysOf(row).mobileKey?.toString("hex") ?? "");
  return [
    ...mobileAt(row).flatMap((at) => sharedMobile(world.sharers(at)).map(asRowFinding)),
    ...(first && first < row.rowNo ? plain("mobile", no("W-IMP-15", { r: first })) : []),
  ];
}

function registered({ draft, branch }: MemberRow, found: Registration | undefined): RowFinding[] {
  if (!found) return [];
  if (found.inLibrary) return plain("idNumber", no("E-MEM-47"));
  if (found.closed) return plain("idNumber", no("E-MEM-53"));
  if (found.branchId !== branch?.id) return plain("idNumber", no("E-MEM-03", { 组织全称: found.branchName ?? "另一个组织" }));
  return found.name === draft.name ? [] : plain("name", no("E-ORG-13", { "name*": maskName(found.name) }));
}

const takenNumber = ({ draft }: MemberRow, { numbers }: World, personId: string | undefined): RowFinding[] =>
  plain("developmentNo", numbers(draft, personId));

const POST_FIELDS: readonly PersonField[] = [
  "isCadre",
  "post",
  "postSince",
  "postMode",
  "cadreNature",
  "isPeerPartyCommitteeMember",
  "dutyStatus",
];

/** What an update writes: filled cells over what is stored; empty cells clear nothing; name, ID and post stay. */
export function updatedDraft(before: Draft, given: Draft): Draft {
  const filled = (Object.keys(given) as PersonField[]).filter((f) => given[f] !== null && given[f] !== "" && !POST_FIELDS.includes(f));
  return { ...before, ...Object.fromEntries(filled.map((f) => [f, given[f]])) };
}

/** What an update would change, masked for showing. */
function changesOf(before: Draft, after: Draft): RowChange[] {
  const fields = changedFields(before, after).filter((f) => f !== "name" && f !== "idNumber");
  return fields.map((f) => ({ label: FIELD_LABELS[f], before: showKept(f, before), after: showKept(f, after) }));
}

/** A post in the sheet differs from the one held: told, and left alone. */
const postStays = (before: Draft, given: Draft): RowFinding[] =>
  given.post !== null && given.post !== before.post ? plain("post", no("W-CAD-16")) : [];

type Judged = { findings: RowFinding[]; changes: RowChange[]; verdict: CheckedRow["verdict"]; targetId: string | null };

function judgeUpdate(row: MemberRow, world: World, { personId, before }: { personId: string; before: Draft }): Judged {
  const facts = world.facts(row.branch as Organization);
  const after = settle(updatedDraft(before, row.draft), facts.today);
  const changes = changesOf(before, after);
  const findings = [
    ...[...row.readFindings, ...examineEdit(before, after, facts)].map(asRowFinding),
    ...takenNumber(row, world, personId),
    ...postStays(before, row.draft),
  ];
  return { findings, changes, verdict: verdictOf(findings, changes.length > 0 ? "UPDATE" : "SAME"), targetId: personId };
}

function judgeNew(row: MemberRow, world: World, known: Registration | undefined): Judged {
  const branch = row.branch as Organization;
  const unread = new Set(row.readFindings.filter((f) => !f.soft).map((f) => f.field));
  const found = examine(row.draft, world.facts(branch)).filter((f) => !unread.has(f.field));
  const taken = row.draft.post === "SECRETARY" && world.secretaries.has(branch.id) ? plain("post", no("E-CAD-12")) : [];
  const findings = [
    ...[...row.readFindings, ...found].map(asRowFinding),
    ...strayPosts(row),
    ...takenNumber(row, world, known?.personId),
    ...taken,
  ];
  return { findings, changes: [], verdict: verdictOf(findings, "NEW"), targetId: null };
}

function judge(row: MemberRow, world: World, firsts: Firsts): CheckedRow {
  const { rowNo, branch } = row;
  if (!branch) return { rowNo, verdict: "SKIP", findings: plain("branch", no("E-IMP-17")), changes: [], targetId: null };
  const registration = world.registrations.get(row.draft.idNumber);
  const before = registration && world.existing.get(registration.personId);
  const judged =
    registration && before ? judgeUpdate(row, world, { personId: registration.personId, before }) : judgeNew(row, world, registration);
  const outside = [
    ...plain("branch", world.entry.get(branch.id) ?? no("E-GEN-08")),
    ...registered(row, registration),
    ...repetitions(row, firsts, world),
    ...((registration && !before) || row.draft.mobile === before?.mobile ? [] : samePhones(row, world, firsts)),
  ];
  const findings = [...outside, ...judged.findings];
  return { rowNo, ...judged, findings, verdict: verdictOf(findings, judged.verdict) };
}

/** Judges rows, with one look at the database for all of them. */
export async function checkMemberRows(context: Context, rows: readonly MemberRow[], firsts: Firsts): Promise<CheckedRow[]> {
  const world = await loadWorld(context, rows);
  return rows.map((row) => judge(row, world, firsts));
}
