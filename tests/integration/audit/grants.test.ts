import { describe, expect, it } from "vitest";
import { sealAudit } from "#lib/audit/seal";
import { db } from "#lib/db";
import { withWorld } from "#tests/support/database";
import { asOwner } from "#tests/support/owner";

withWorld();

const TABLES = ["audit_event", "audit_seal", "audit_seal_entry", "change_record"] as const;

describe("只增不改（案例 24）", () => {
  it.each(TABLES)("应用的角色改不了、删不了、清不空 %s", async (table) => {
    await sealAudit();
    const column = { audit_event: "action", audit_seal: "count", audit_seal_entry: "seal_seq", change_record: "kind" }[table];
    for (const statement of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
      await expect(db().$executeRawUnsafe(statement), statement).rejects.toThrow(/permission denied/);
  });

  it.each(TABLES)("库主也被触发器拦住：%s", async (table) => {
    await sealAudit();
    const column = { audit_event: "action", audit_seal: "count", audit_seal_entry: "seal_seq", change_record: "kind" }[table];
    for (const statement of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
      await expect(asOwner([statement]), statement).rejects.toThrow(/append only/);
  });

  it("应用的角色什么也不拥有：关不掉触发器，建不了表，删不了表，看不见迁移的账", async () => {
    const [who] = await db().$queryRaw<{ role: string; owned: number }[]>`
      SELECT current_user::text AS role, (SELECT count(*)::int FROM pg_tables WHERE tableowner = current_user) AS owned`;
    expect(who).toEqual({ role: "zhtj_app", owned: 0 });
    for (const statement of [
      "ALTER TABLE audit_event DISABLE TRIGGER ALL",
      "DROP TRIGGER audit_event_append_only ON audit_event",
      "DROP TABLE audit_event",
      "CREATE TABLE mine (x int)",
      "ALTER TABLE person ADD COLUMN x int",
      "DROP FUNCTION append_only() CASCADE",
    ])
      await expect(db().$executeRawUnsafe(statement), statement).rejects.toThrow(/must be owner|permission denied/);
  });
});
