// 资料的改写：锁定、比较、整批写回，名册副本与计数一并更新。
import type { Membership, Organization, Person } from "#generated/client";
import { record, type Recorder } from "#lib/audit/record";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { type Delta, memberDeltas } from "#lib/counters/rules";
import { dayFromDb, dayOf } from "#lib/dates";
import type { Tx } from "#lib/db";
import { cancelReleases, dropArchives } from "#lib/members/archive/commands";
import { gapsOf } from "#lib/members/completeness/rules";
import type { Draft, Saved } from "#lib/members/entry/schema";
import { changedFields, changeOf } from "#lib/members/profiles/rules";
import { profileColumns } from "#lib/members/record/commands";
import { draftOf } from "#lib/members/record/queries";
import { refreshInformation } from "#lib/organizations/information/commands";
import type { Settings } from "#lib/settings/registry";
import { refuse } from "#lib/verdict";

export type Loaded = { person: Person; membership: Membership | null; organization: Organization; draft: Draft };

/** A person with their home, locked; cadres who are no members may have several. */
export async function loadForEdit(tx: Tx, personId: string): Promise<Loaded & { homes: Organization[] }> {
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  const person = await tx.person.findFirst({
    where: { id: personId, status: "ACTIVE" },
    include: {
      memberships: { where: { status: "ACTIVE" } },
      posts: { where: { status: "ACTIVE" }, orderBy: { id: "asc" } },
    },
  });
  if (!person) refuse("E-GEN-08");
  const membership = person.memberships[0] ?? null;
  const ids = membership ? [membership.branchId] : person.posts.map((p) => p.organizationId);
  const homes = await tx.organization.findMany({ where: { id: { in: ids } } });
  const organization = homes.find((o) => o.id === ids[0]) ?? refuse("E-GEN-08");
  const post = person.posts.find((p) => p.organizationId === organization.id);
  return { person, membership, organization, homes, draft: draftOf(person, post) };
}

function archiveAfter(person: Person, draft: Draft, settings: Settings) {
  const needed = (draft.joinLeagueDate?.day ?? "") >= settings["edb.newDevelopmentFrom"];
  if (needed) return person.archiveState === "NOT_REQUIRED" ? "NOT_UPLOADED" : person.archiveState;
  return "NOT_REQUIRED";
}

/** A loaded person with the checked draft that replaces the stored one. */
export type Replacement = { loaded: Loaded; draft: Draft };

function personRow({ loaded: { person, organization }, draft }: Replacement, settings: Settings) {
  const { profile, entryWaiver: waived } = person;
  const circumstances = { today: dayOf(now()), profile, branchProvince: organization.provinceCode, settings, waived };
  const missing = gapsOf(draft, circumstances);
  return {
    id: person.id,
    ...profileColumns(person.id, draft),
    missing,
    complete: missing.length === 0,
    archive_state: archiveAfter(person, draft, settings),
    number_released_at: draft.developmentNo ? null : person.numberReleasedAt,
    version: person.version + 1,
    updated_at: now(),
  };
}

function deltasOf(membership: Membership, row: ReturnType<typeof personRow>): Delta[] {
  const { branchPath: path, activated, postRank } = membership;
  const before = { ...membership, path, joined: dayFromDb(membership.joinDate) };
  const after = { path, activated, postRank, complete: row.complete, archiveState: row.archive_state, joined: row.join_league_date };
  return [...memberDeltas(before, -1), ...memberDeltas(after, 1)];
}

const isExempted = ({ loaded: { person } }: Replacement, row: { archive_state: string } | undefined): boolean =>
  person.archiveState !== "NOT_REQUIRED" && row?.archive_state === "NOT_REQUIRED";

const isRenumbered = ({ loaded, draft }: Replacement): boolean =>
  loaded.draft.developmentNo !== null && loaded.draft.developmentNo !== draft.developmentNo;

type Rows = readonly ReturnType<typeof personRow>[];

/** Papers that came to nothing because the record was corrected: about archives nobody needs, about numbers given up. */
async function settlePapers(tx: Tx, replacements: readonly Replacement[], rows: Rows): Promise<void> {
  const idsOf = (some: readonly Replacement[]): string[] => some.map((r) => r.loaded.person.id);
  await cancelReleases(tx, idsOf(replacements.filter(isRenumbered)));
  await dropArchives(tx, idsOf(replacements.filter((r, i) => isExempted(r, rows[i]))));
}

/** Writes checked drafts, the roster's copies of them and the counts that follow; a few statements, however many people. */
export async function writeProfiles(tx: Tx, replacements: readonly Replacement[], settings: Settings): Promise<void> {
  const rows = replacements.map((r) => personRow(r, settings));
  const columns = Object.keys(rows[0] ?? {}).filter((c) => c !== "id");
  if (columns.length === 0) return;
  const list = JSON.stringify(rows);
  const assignments = columns.map((c) => `"${c}" = n."${c}"`).join(", ");
  await tx.$executeRawUnsafe(
    `UPDATE person p SET ${assignments} FROM json_populate_recordset(NULL::person, $1::json) n WHERE p.id = n.id`,
    list,
  );
  await tx.$executeRaw`
    UPDATE membership m SET complete = n.complete, archive_state = n.archive_state, join_date = n.join_league_date
    FROM json_populate_recordset(NULL::person, ${list}::json) n WHERE m.person_id = n.id AND m.status = 'ACTIVE'`;
  await settlePapers(tx, replacements, rows);
  await count(
    tx,
    replacements.flatMap((r, i) => (r.loaded.membership && rows[i] ? deltasOf(r.loaded.membership, rows[i]) : [])),
  );
}

export type Edited = Replacement & { settings: Settings };

/** Writes one edited record with its history, and what follows for the organizations whose secretary this is. */
export async function storeEdit(tx: Tx, who: Recorder, { loaded, draft, settings }: Edited): Promise<Saved> {
  const { id } = loaded.person;
  const fields = changedFields(loaded.draft, draft);
  if (fields.length === 0) return { kind: "saved", changed: 0 };
  await writeProfiles(tx, [{ loaded, draft }], settings);
  const changes = fields.map(changeOf({ personId: id, before: loaded.draft, after: draft }));
  await record(tx, who, { action: "member.edited", subject: { type: "person", id }, changes });
  const offices = await tx.cadrePost.findMany({ where: { personId: id, post: "SECRETARY", status: "ACTIVE" } });
  await refreshInformation(
    tx,
    offices.map((o) => o.organizationId),
  );
  return { kind: "saved", changed: fields.length };
}
