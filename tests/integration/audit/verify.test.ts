import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { freshDatabase, withWorld } from "#tests/support/database";

/** What spoils the fact, past the constraints that keep it in daily life. Each on a world of its own. */
const SPOILT: Readonly<Record<string, string>> = {
  I1: "UPDATE membership SET status = 'ENDED', until = now() WHERE id = (SELECT id FROM membership WHERE status = 'ACTIVE' LIMIT 1)",
  I2: `DROP INDEX transfer_one_pending_key; INSERT INTO transfer (id, kind, state, person_id, from_branch_id, to_org_id, initiator_id, reason, details,
         created_at, submitted_at, arrived_at, deadline_at)
       SELECT gen_random_uuid(), 'SELF', 'PENDING_OUT', m.person_id, m.branch_id, m.person_id, m.person_id, 'JOB_CHANGE', '', now(), now(), now(), now()
       FROM membership m, generate_series(1, 2) WHERE m.id = (SELECT id FROM membership WHERE status = 'ACTIVE' LIMIT 1)`,
  I3: "UPDATE person SET id_index = '\\x00' WHERE id = (SELECT id FROM person LIMIT 1)",
  I4: "DROP INDEX person_development_no_key; UPDATE person SET development_no = '201739000123' WHERE development_no IS NOT NULL",
  I5: `INSERT INTO admin_registration_code (id, organization_id, code_sealed, code_index, created_at, expires_at, state, used_at, used_by_id)
       SELECT gen_random_uuid(), o.id, '', '', now(), now(), 'USED', now() + '1 day', p.id FROM organization o, person p LIMIT 1`,
  I6: "UPDATE credential_code SET used_at = expires_at",
  I7: "UPDATE organization SET level = 9 WHERE id = (SELECT id FROM organization WHERE parent_id IS NOT NULL LIMIT 1)",
  I8: "UPDATE cadre_post SET status = 'ENDED', ended_at = now() WHERE person_id IN (SELECT person_id FROM org_admin)",
  I9: "DELETE FROM change_record WHERE person_id = (SELECT id FROM person LIMIT 1)",
  I10: "DELETE FROM change_record WHERE id = (SELECT max(id) FROM change_record)",
  I11: "UPDATE org_admin SET ended_at = now() WHERE status = 'ACTIVE'",
  I12: "INSERT INTO counter_delta (path, measure, delta) SELECT path, 'members', 1 FROM organization LIMIT 1",
  I13: "UPDATE organization SET status = 'DELETED' WHERE id = (SELECT branch_id FROM membership WHERE status = 'ACTIVE' LIMIT 1)",
  I14: `INSERT INTO transfer (id, kind, state, person_id, from_branch_id, to_org_id, to_branch_id, initiator_org_id, initiator_id, batch_id, reason,
         details, created_at, submitted_at, arrived_at, closed_at)
       SELECT gen_random_uuid(), 'BULK', 'DONE', m.person_id, m.branch_id, b.id, b.id, b.id, m.person_id, '00000000-0000-0000-0000-000000000001',
         'REORGANIZATION', '', now(), now(), now(), now()
       FROM (SELECT * FROM membership WHERE status = 'ACTIVE' LIMIT 1) m, (SELECT gen_random_uuid() AS id FROM generate_series(1, 2)) b`,
  I15: `WITH filed AS (INSERT INTO paper (id, type, state, title, subject_id, applicant_id, created_at, arrived_at, closed_at)
        SELECT gen_random_uuid(), 'INFO_CHANGE', 'APPROVED', '某事', gen_random_uuid(), p.id, now(), now(), now() FROM person p LIMIT 1 RETURNING *)
        INSERT INTO paper_step (id, paper_id, kind, at, person_id, person_name)
        SELECT gen_random_uuid(), id, 'APPROVED', now(), applicant_id, '某某' FROM filed`,
  I16: `INSERT INTO stored_file (id, location, name_sealed, size, sha256, mime, purpose, created_at)
        VALUES (gen_random_uuid(), '00/00000000000000000000000000000000', '', 1, '\\x00', 'text/csv', 'import', now())`,
};
async function spoil(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(sql).finally(() => client.end());
}

const violated = async (): Promise<string[]> => (await verify()).filter((f) => f.violations > 0).map((f) => f.id);

describe("核对不变的事实（npm run verify）", () => {
  withWorld();
  let facts: string[];
  beforeAll(async () => {
    facts = (await verify()).map((f) => f.id);
  });

  it("十六条一条不少，虚构世界一条也不违反", async () => {
    expect(facts).toEqual(Array.from({ length: 16 }, (_, i) => `I${i + 1}`));
    expect(await violated()).toEqual([]);
  });

  it("每一条都有人来破坏", () => {
    expect(Object.keys(SPOILT).sort()).toEqual([...facts].sort());
  });

  it.each(Object.entries(SPOILT))("破坏 %s，看得出来", async (id, sql) => {
    const url = await freshDatabase();
    await spoil(url, sql);
    expect(await violated()).toContain(id);
  });
});
