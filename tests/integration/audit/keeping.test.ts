import { rmSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { record, SYSTEM } from "#lib/audit/record";
import { sealAudit } from "#lib/audit/seal";
import { verify } from "#lib/audit/verify";
import { setClock } from "#lib/clock";
import { addDays, addYears, dayOf, startOfDay } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { readEnvironment } from "#lib/env";
import { purge } from "#lib/jobs/purge";
import { withFreshWorld } from "#tests/support/database";
import { asOwner } from "#tests/support/owner";
import { signedIn } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";

withFreshWorld();
beforeEach(() => rmSync(readEnvironment().DATA_DIR, { recursive: true, force: true }));

const today = dayOf(BASE_DATE);
const trail = async () => [await db().auditEvent.count(), await db().changeRecord.count(), await db().auditSeal.count()];
const note = () => transaction((tx) => record(tx, SYSTEM, { action: "member.cameOfAge", subject: { type: "person", id: null } }));

describe("留多久（S15）", () => {
  it("三年以后照常清理，审计、变动、封条一条不少，仍然验得过", async () => {
    await note();
    await sealAudit();
    const before = await trail();
    for (const years of [1, 3, 4]) {
      setClock(startOfDay(addYears(today, years)));
      await purge();
    }
    expect(await trail()).toEqual(before);
    expect((await verify()).find((f) => f.id === "I10")?.violations).toBe(0);
  });

  it("三年以前的那一段，库主绕过触发器删掉，核对也看得出来", async () => {
    await note();
    await sealAudit();
    setClock(startOfDay(addYears(today, 3)));
    await note();
    await sealAudit();
    const parts = ["DELETE FROM audit_seal_entry WHERE seal_seq = 1", "DELETE FROM audit_seal WHERE seq = 1"];
    await asOwner(parts, ["audit_seal_entry", "audit_seal"]);
    expect((await verify()).find((f) => f.id === "I10")?.violations).toBeGreaterThan(0);
  });

  it("登录过的地方结束之后还留半年，到时才清", async () => {
    await signedIn("M03");
    const { expiresAt } = await db().session.findFirstOrThrow();
    const kept = async (days: number) => {
      setClock(startOfDay(addDays(dayOf(expiresAt), days)));
      await purge();
      return db().session.count();
    };
    expect(await kept(184)).toBe(1);
    expect(await kept(200)).toBe(0);
  });
});
