// 一个人的档案：到哪一步、文件在哪里、经过、这张桌子能做什么。
import type { Person } from "#generated/client";
import type { ArchiveState, ArchiveVersionState } from "#generated/enums";
import { mayUpload } from "#lib/archives/policy";
import { listHomes } from "#lib/archives/queries";
import { deadlineOf, isOverdue, type UploadMove, uploadMove } from "#lib/archives/rules";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import type { SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { isId } from "#lib/crypto/ids";
import { type Day, dayFromDb, dayOf } from "#lib/dates";
import { db } from "#lib/db";
import { maskId } from "#lib/members/identity/rules";
import { openIdNumber } from "#lib/members/record/queries";
import { readSettings } from "#lib/settings/settings";

export type VersionRow = {
  id: string;
  state: ArchiveVersionState;
  replacement: boolean;
  pages: number;
  uploader: string;
  organization: string;
  uploadedAt: Date;
  decidedAt: Date | null;
  reason: string | null;
};

export type ArchivePage = {
  personId: string;
  name: string;
  idNumber: string;
  number: string | null;
  joined: Day | null;
  state: ArchiveState;
  admitted: Day | null;
  deadline: Day | null;
  overdue: boolean;
  paperFiled: boolean;
  numberUnused: boolean;
  versions: VersionRow[];
};

const listVersions = (personId: string): Promise<VersionRow[]> =>
  db().$queryRaw`
    SELECT v.id, v.state, v.replacement, v.pages, v.uploader_name AS uploader, o.short_name AS organization,
      v.uploaded_at AS "uploadedAt", v.decided_at AS "decidedAt", v.reason
    FROM archive_version v JOIN organization o ON o.id = v.organization_id
    WHERE v.person_id = ${personId}::uuid ORDER BY v.uploaded_at DESC, v.id DESC`;

async function pageOf(person: Person): Promise<ArchivePage> {
  const { id: personId, name, developmentNo: number, archiveState: state } = person;
  const { "edb.deadlineDays": days } = await readSettings(null);
  const joined = dayFromDb(person.joinLeagueDate);
  const admitted = dayFromDb(person.admissionApprovedAt) ?? joined;
  const deadline = admitted ? deadlineOf(admitted, days) : null;
  const overdue = deadline !== null && isOverdue(state, deadline, dayOf(now()));
  const paperFiled = person.paperFiledAt !== null;
  const numberUnused = person.numberUnusedAt !== null;
  const idNumber = maskId(openIdNumber(person));
  const dates = { joined, admitted, deadline, overdue, paperFiled, numberUnused };
  return { personId, name, idNumber, number, state, ...dates, versions: await listVersions(personId) };
}

/** What this desk may do: upload or replace, and whether that takes effect at once; note what belongs to it. */
export type ArchiveRights = { upload: UploadMove | null; because: string | null; notes: boolean };

async function rightsOf(actor: Actor, { id, archiveState: state }: Person): Promise<ArchiveRights | null> {
  const homes = await listHomes(id);
  if (!mayAtOneOf(actor, "archive:V", homes).yes) return null;
  const notes = state !== "NOT_REQUIRED" && mayAtOneOf(actor, "uploadArchive:C", homes).yes;
  const verdict = mayUpload(actor, { state, homes });
  const move = uploadMove(state, actor.organization?.category ?? "BRANCH");
  if (typeof move !== "string") return { upload: null, because: move.because, notes };
  if (!verdict.yes) return { upload: null, because: verdict.because, notes };
  return { upload: move === "wait" ? null : move, because: null, notes };
}

/** Somebody's archive as an administrator of theirs sees it; null out of reach. */
export async function getArchive(actor: Actor, personId: string): Promise<(ArchivePage & { rights: ArchiveRights }) | null> {
  const person = isId(personId) ? await db().person.findFirst({ where: { id: personId, status: "ACTIVE" } }) : null;
  const rights = person && (await rightsOf(actor, person));
  return person && rights ? { ...(await pageOf(person)), rights } : null;
}

/** One's own archive (EDB-14). */
export const getOwnArchive = async (self: SelfScope): Promise<ArchivePage> =>
  pageOf(await db().person.findUniqueOrThrow({ where: { id: self.personId } }));
