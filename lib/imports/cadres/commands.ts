// 写入与撤销本级团干部名单（CAD-02）。
import type { Organization } from "#generated/client";
import { type Change, record } from "#lib/audit/record";
import { closeReleases } from "#lib/archives/releases/commands";
import type { Actor } from "#lib/auth/actor";
import { closeIfLeft, lockPlace, postStep, settlePosts } from "#lib/cadres/offices/commands";
import type { Office } from "#lib/cadres/rules";
import { count } from "#lib/counters/commands";
import type { Tx } from "#lib/db";
import { findKnownCadres, type KnownCadre } from "#lib/imports/cadres/queries";
import { type Batch, type Outcome, removePeople, type ToWrite, type Written } from "#lib/imports/members/commands";
import { enterMembers, type Newcomer } from "#lib/members/entry/commands";
import { judgeNumbers } from "#lib/members/entry/queries";
import type { Draft } from "#lib/members/entry/schema";
import { reopen } from "#lib/members/reentry/commands";
import { startPosts } from "#lib/organizations/posts/commands";
import { withSecretary } from "#lib/organizations/posts/queries";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

const officeOf = ({
  post,
  postSince: since,
  postMode: mode,
  cadreNature: nature,
  isPeerPartyCommitteeMember,
  dutyStatus,
}: Draft): Office => ({
  post: post ?? refuse("E-GEN-02"),
  ...{ since, mode, nature, isPeerPartyCommitteeMember, dutyStatus },
});

const noteOf = (batch: Batch, rowNo: number): string => `批次“${batch.name}”第${rowNo}行`;

type Row = ToWrite & { known: KnownCadre | undefined };
type Desk = { actor: Actor; home: Organization; batch: Batch };

async function enterStrangers(tx: Tx, { actor, home, batch }: Desk, rows: readonly Row[]): Promise<Outcome[]> {
  const mayHave = await judgeNumbers(rows.map((r) => r.draft.developmentNo));
  const newcomers = rows
    .filter((r) => mayHave(r.draft).yes)
    .map(({ draft, rowNo }): Newcomer & { rowNo: number } => ({
      ...{ draft, branch: home, membership: false, note: noteOf(batch, rowNo), rowNo },
    }));
  const context = {
    who: actor,
    settings: await readSettings(home.path),
    kind: "IMPORTED",
    subject: { type: "importBatch", id: batch.id },
  } as const;
  const entered = await enterMembers(tx, newcomers, context);
  await closeReleases(
    tx,
    actor,
    newcomers.filter((n) => entered.has(n)).map((n) => n.draft),
  );
  return newcomers.flatMap((n) => {
    const targetId = entered.get(n);
    return targetId ? [{ rowNo: n.rowNo, targetId, version: 1, before: null }] : [];
  });
}

type Appointed = { rowNo: number; draft: Draft; personId: string; stored: Draft };

/** What the history keeps of somebody who got a post by a row. */
const startOf = ({ personId, draft, rowNo }: Appointed, { home, batch }: Desk): Change => ({
  ...postStep({ personId, organizationId: home.id, from: null, to: draft.post }),
  note: noteOf(batch, rowNo),
});

/** Gives people whom the system knows their post; their record is left as it is, and noted, so that undoing knows who they are. */
async function appointKnown(tx: Tx, desk: Desk, rows: readonly Row[]): Promise<Outcome[]> {
  const { actor, home, batch } = desk;
  const people = rows.flatMap(({ rowNo, draft, known }) =>
    known ? [{ rowNo, draft, personId: known.personId, stored: known.stored }] : [],
  );
  if (people.length === 0) return [];
  for (const { personId } of people) await reopen(tx, personId);
  const posts = people.map(({ personId, draft }) => ({ personId, organization: home, ...officeOf(draft) }));
  await startPosts(tx, posts);
  const changes = people.map((person) => startOf(person, desk));
  await record(tx, actor, { action: "cadre.appointed", subject: { type: "importBatch", id: batch.id }, changes });
  const ids = people.map((p) => p.personId);
  await settlePosts(tx, actor, home, ids);
  const versions = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, version: true } });
  const versionOf = new Map(versions.map((v) => [v.id, v.version]));
  return people.map(({ rowNo, personId, stored }) => ({
    rowNo,
    targetId: personId,
    version: versionOf.get(personId) ?? 0,
    before: stored,
  }));
}

/** Writes the rows that were judged new; a second secretary, and whoever got a post here meanwhile, are missing from the outcome. */
export async function writeCadres(tx: Tx, { actor, home, batch }: Desk, rows: readonly ToWrite[]): Promise<Outcome[]> {
  await lockPlace(tx, home.id);
  const seated = (await withSecretary(tx, [home.id])).has(home.id);
  const known = await findKnownCadres(
    home,
    rows.map((r) => r.draft.idNumber),
  );
  const fit = rows
    .map((row): Row => ({ ...row, known: known.get(row.draft.idNumber) }))
    .filter((row) => !row.known?.held && !(seated && row.draft.post === "SECRETARY"));
  const desk = { actor, home, batch };
  const entered = await enterStrangers(
    tx,
    desk,
    fit.filter((r) => !r.known),
  );
  return [
    ...entered,
    ...(await appointKnown(
      tx,
      desk,
      fit.filter((r) => r.known),
    )),
  ];
}

/** Names of people on whom something else now depends: edited, activated, made administrators, trained, or in another post by now. */
export async function findDependentCadres(tx: Tx, homeId: string, written: readonly Written[]): Promise<string[]> {
  const list = JSON.stringify(written.map(({ targetId: id, version, before }) => ({ id, version, stranger: before === null })));
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT coalesce(p.name, '已不存在的人') AS name
    FROM json_to_recordset(${list}::json) AS w(id uuid, version int, stranger boolean) LEFT JOIN person p ON p.id = w.id
    WHERE p.id IS NULL
      OR EXISTS (SELECT 1 FROM org_admin g WHERE g.person_id = p.id AND g.organization_id = ${homeId}::uuid AND g.status = 'ACTIVE')
      OR EXISTS (SELECT 1 FROM training_participant t JOIN cadre_training c ON c.id = t.training_id
        WHERE t.person_id = p.id AND c.organization_id = ${homeId}::uuid AND c.removed_at IS NULL)
      OR NOT EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = ${homeId}::uuid AND c.status = 'ACTIVE')
      OR (w.stranger AND (p.version <> w.version
        OR EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.state <> 'PENDING')
        OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)
        OR (SELECT count(*) FROM cadre_post c WHERE c.person_id = p.id) > 1))
    ORDER BY 1 LIMIT 6`;
  return found.map((f) => f.name);
}

/** Takes the posts again that known people were given; whoever has nothing left is closed as before. */
async function withdrawPosts(tx: Tx, { actor, home, batch }: Desk, ids: readonly string[]): Promise<void> {
  const gone = await tx.cadrePost.deleteMany({ where: { organizationId: home.id, status: "ACTIVE", personId: { in: [...ids] } } });
  await count(tx, [{ path: home.path, measure: "posts", delta: -gone.count }]);
  const changes = ids.map((personId) => ({ personId, organizationId: home.id, kind: "UNDONE" as const, note: `撤销批次“${batch.name}”` }));
  await record(tx, actor, { action: "members.restored", subject: { type: "importBatch", id: batch.id }, changes });
  await settlePosts(tx, actor, home, ids);
  for (const id of ids) await closeIfLeft(tx, id);
}

/** Undoes a whole batch of cadres: strangers leave, known people lose the post again. */
export async function undoCadres(tx: Tx, desk: Desk, written: readonly Written[]): Promise<void> {
  await lockPlace(tx, desk.home.id);
  const strangers = written.filter((w) => w.before === null).map((w) => w.targetId);
  const known = written.filter((w) => w.before !== null).map((w) => w.targetId);
  if (strangers.length > 0) await removePeople(tx, desk.actor, strangers, `撤销批次“${desk.batch.name}”`);
  if (known.length > 0) await withdrawPosts(tx, desk, known);
}
