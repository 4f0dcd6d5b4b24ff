// 后台：满十八岁那天，是否递交入党申请书成为必填（MEM-13）；给旧行补算手机索引（MEM-15）。
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { mobileIndex } from "#lib/crypto/blind";
import { dayOf } from "#lib/dates";
import { bytesForRow, db, transaction } from "#lib/db";
import { log } from "#lib/log";
import { gapsOf } from "#lib/members/completeness/rules";
import { writeProfiles } from "#lib/members/profiles/commands";
import { draftOf, openContacts } from "#lib/members/record/queries";
import { record } from "#lib/audit/record";
import { readSettings } from "#lib/settings/settings";

const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** People who are complete although they came of age within a year without answering, so that a long stop loses nobody; a page of them. */
const findGrown = (today: string, after: string): Promise<{ id: string }[]> =>
  db().$queryRaw`
    SELECT id FROM person WHERE complete AND status = 'ACTIVE' AND party_application IS NULL AND id > ${after}::uuid
      AND birth_date BETWEEN (${today}::date - interval '19 years') AND (${today}::date - interval '18 years')
    ORDER BY id LIMIT ${BATCH}`;

const refresh = (id: string): Promise<void> =>
  transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${id}::uuid FOR UPDATE`;
    const person = await tx.person.findUniqueOrThrow({
      where: { id },
      include: { memberships: { where: { status: "ACTIVE" } }, posts: { where: { status: "ACTIVE" } } },
    });
    const membership = person.memberships[0] ?? null;
    const home = membership?.branchId ?? person.posts[0]?.organizationId;
    // Of two runs at once the second finds it done; somebody between two organizations is looked at when they have arrived.
    if (!person.complete || !home) return;
    const organization = await tx.organization.findUniqueOrThrow({ where: { id: home } });
    const draft = draftOf(
      person,
      person.posts.find((p) => p.organizationId === organization.id),
    );
    const settings = await readSettings(organization.path);
    const { profile, entryWaiver: waived } = person;
    const circumstances = { today: dayOf(now()), profile, branchProvince: organization.provinceCode, settings, waived };
    if (gapsOf(draft, circumstances).length === 0) return;
    await writeProfiles(tx, [{ loaded: { person, membership, organization, draft }, draft }], settings);
    await record(tx, SYSTEM, { action: "member.cameOfAge", subject: { type: "person", id } });
  });

/** Marks those who came of age as incomplete until they answer. */
export async function completeAtEighteen(): Promise<void> {
  // Who needs no answer stays in the selection: the pages go on by id until none is left.
  for (let page = await findGrown(dayOf(now()), FIRST); page.length > 0; page = await findGrown(dayOf(now()), page.at(-1)?.id ?? "")) {
    for (const { id } of page) await refresh(id);
  }
}

type Unindexed = { id: string; contacts: Uint8Array<ArrayBuffer> };

/** The index of somebody's phone; null, and told, when the record does not open: it must not hold up the others. */
function indexOf({ id, contacts }: Unindexed): { id: string; mobile_index: string } | null {
  try {
    return { id, mobile_index: bytesForRow(mobileIndex(openContacts({ id, contacts: new Uint8Array(contacts) }).mobile)) };
  } catch (error) {
    log().error({ err: error, personId: id }, "contacts do not open");
    return null;
  }
}

/** Works the index of phones out for a page of people who have none yet, locked, so that a change meanwhile wins; the last of them. */
const indexPage = (after: string): Promise<string | undefined> =>
  transaction(async (tx) => {
    const page = await tx.$queryRaw<Unindexed[]>`
      SELECT id, contacts FROM person WHERE mobile_index IS NULL AND id > ${after}::uuid ORDER BY id LIMIT ${BATCH} FOR UPDATE`;
    const rows = page.map(indexOf).filter((row) => row !== null);
    await tx.$executeRaw`
      UPDATE person p SET mobile_index = n.mobile_index FROM json_populate_recordset(NULL::person, ${JSON.stringify(rows)}::json) n
      WHERE p.id = n.id`;
    return page.at(-1)?.id;
  });

/** Fills the index of phones in rows that are older than it. Broken off, it goes on where rows are left. */
export async function indexMobiles(): Promise<void> {
  for (let after: string | undefined = FIRST; after; ) after = await indexPage(after);
}
