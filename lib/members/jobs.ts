// 时间带来的变化：满十八岁那天，是否递交入党申请书成为必填（MEM-13）。
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { gapsOf } from "#lib/members/completeness/rules";
import { writeProfiles } from "#lib/members/profiles/commands";
import { draftOf } from "#lib/members/record/queries";
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
    const circumstances = { today: dayOf(now()), profile: person.profile, branchProvince: organization.provinceCode, settings };
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
