// 已注销的人再次录入：还是同一个人、同一个账号，变动记录接着写（CAD-08 之后）。
import type { Person } from "#generated/client";
import { record } from "#lib/audit/record";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { memberDeltas } from "#lib/counters/rules";
import { blindIndex } from "#lib/crypto/blind";
import { newId } from "#lib/crypto/ids";
import { dayFromDb, dayOf } from "#lib/dates";
import type { Tx } from "#lib/db";
import { type EntryContext, type Newcomer, postOf, postRank, refreshSmall } from "#lib/members/entry/commands";
import { settle } from "#lib/members/entry/rules";
import { loadForEdit, writeProfiles } from "#lib/members/profiles/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { startPosts } from "#lib/organizations/posts/commands";

/** Somebody who is registered under this number and closed; nobody else may come back. */
export const findClosed = (tx: Tx, idNumber: string): Promise<Person | null> =>
  tx.person.findFirst({ where: { idIndex: new Uint8Array(blindIndex("id-number", idNumber)), status: "CLOSED" } });

/** Opens somebody's record and account again, as they were. */
export async function reopen(tx: Tx, personId: string): Promise<void> {
  const closed = await tx.person.updateMany({ where: { id: personId, status: "CLOSED" }, data: { status: "ACTIVE" } });
  if (closed.count === 0) return;
  const account = await tx.account.findUniqueOrThrow({ where: { personId } });
  await tx.account.update({ where: { personId }, data: { state: account.activatedAt ? "ACTIVE" : "PENDING" } });
}

/** A place in the branch for somebody whose record stands as it was; what the form says comes after. */
async function join(tx: Tx, person: Person, { branch: { id: branchId, path }, draft }: Newcomer): Promise<void> {
  const { state } = await tx.account.findUniqueOrThrow({ where: { personId: person.id }, select: { state: true } });
  const rank = postRank(draft.isCadre ? draft.post : null);
  const { complete, archiveState, joinLeagueDate: joinDate } = person;
  const copy = { complete, archiveState, activated: state === "ACTIVE", postRank: rank };
  const at = { branchId, branchPath: path, since: now(), nameKey: `${person.namePinyin} ${person.name}` };
  await tx.membership.create({ data: { id: newId(), personId: person.id, ...at, ...copy, joinDate } });
  await count(tx, memberDeltas({ path, ...copy, joined: dayFromDb(joinDate) }, 1));
}

/** Enters somebody who was closed as a member: the record is the form's, the person is who they were. */
export async function reenter(tx: Tx, person: Person, newcomer: Newcomer, context: EntryContext): Promise<void> {
  const { id } = person;
  const { branch, note = null, evidence = [], unverified = false, waived: entryWaiver = null } = newcomer;
  const draft = settle(newcomer.draft, dayOf(now()));
  await reopen(tx, id);
  await tx.person.update({ where: { id }, data: { profile: "MEMBER", membershipEvidence: [...evidence], unverified, entryWaiver } });
  await join(tx, person, newcomer);
  const post = postOf({ id, branch, draft });
  await startPosts(tx, post ? [post] : []);
  await writeProfiles(tx, [{ loaded: await loadForEdit(tx, id), draft }], context.settings);
  await refreshSmall(tx, [branch.id], context.settings);
  await refreshInformation(tx, post ? [branch.id] : []);
  const { who, kind, subject } = context;
  await record(tx, who, { action: `members.${kind.toLowerCase()}`, subject, changes: [{ personId: id, kind, note }] });
}
