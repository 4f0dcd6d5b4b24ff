import { setTimeout as after } from "node:timers/promises";
import { parseCrontab } from "graphile-worker";
import { afterEach, describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { now, setClock } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { newId } from "#lib/crypto/ids";
import { laterByDays, laterByMinutes } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { purge } from "#lib/jobs/purge";
import { enqueue } from "#lib/jobs/queue";
import { CRONTAB, TASKS } from "#lib/jobs/registry";
import { startWorker, type Worker } from "#lib/jobs/worker";
import { completeAtEighteen } from "#lib/members/jobs";
import { once } from "#lib/idempotency/commands";
import { withWorld } from "#tests/support/database";
import { CLASS_1, CLASS_2, organizationOf } from "#tests/support/organizations";
import { asOwner } from "#tests/support/owner";
import { personId } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";

withWorld();

let running: Worker[] = [];
afterEach(async () => {
  await Promise.all(running.map((w) => w.stop()));
  running = [];
  await db().$executeRaw`DELETE FROM worker_process`;
  await asOwner(["DELETE FROM graphile_worker._private_jobs"]);
});
const begin = async () => {
  running.push(await startWorker());
};

const PATIENCE = 15_000;
async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await after(20);
  }
}
type Job = { id: string; task: string; attempts: number; error: string | null; locked: string | null };
const jobs = () =>
  db().$queryRaw<
    Job[]
  >`SELECT id::text, task_identifier AS task, attempts, last_error AS error, locked_by AS locked FROM graphile_worker.jobs ORDER BY id`;
const put = (key = "k") => transaction((tx) => enqueue(tx, "expireCodes", {}, key));

/** A registration code whose time is over, and its state. */
async function overdueCode(name: string): Promise<() => Promise<string>> {
  const id = newId();
  await db().adminRegistrationCode.deleteMany({});
  const bytes = new Uint8Array(16).fill(name.length);
  const times = { createdAt: laterByDays(now(), -30), expiresAt: laterByDays(now(), -10) };
  const organizationId = (await organizationOf(name)).id;
  await db().adminRegistrationCode.create({ data: { id, organizationId, codeSealed: bytes, codeIndex: bytes, state: "ISSUED", ...times } });
  return async () => (await db().adminRegistrationCode.findUniqueOrThrow({ where: { id } })).state;
}

describe("排队", () => {
  it("事务成了才排上；回滚就没排；同名的只排一个", async () => {
    const failing = transaction(async (tx) => {
      await enqueue(tx, "expireCodes", {}, "lost");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await jobs()).toEqual([]);
    await Promise.all([put("one"), put("one"), put("one"), put("two")]);
    expect(await jobs()).toHaveLength(2);
  });

  it("排上的做完就不在了", async () => {
    const state = await overdueCode(CLASS_2);
    await put();
    await begin();
    await until("the code expires", async () => (await state()) === "EXPIRED");
    await until("the queue is empty", async () => (await jobs()).length === 0);
  });
});

describe("失败再来", () => {
  it("做不成的留着原因再试；障碍没了就做成，只做成一次", async () => {
    const state = await overdueCode(CLASS_2);
    await asOwner(["REVOKE UPDATE ON admin_registration_code FROM zhtj_app"]);
    await put();
    await begin();
    await until("it fails", async () => ((await jobs())[0]?.attempts ?? 0) >= 1 && (await jobs())[0]?.error !== null);
    expect((await jobs())[0]?.error).toContain("permission denied");
    expect(await state()).toBe("ISSUED");
    await asOwner(["GRANT UPDATE ON admin_registration_code TO zhtj_app"]);
    await db().$queryRaw`SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs), run_at => now())`;
    await until("it is done", async () => (await state()) === "EXPIRED" && (await jobs()).length === 0);
  });
});

describe("接手", () => {
  const leave = async (holder: string, silentMinutes: number) => {
    await put();
    await asOwner([`UPDATE graphile_worker._private_jobs SET locked_by = '${holder}', locked_at = now(), attempts = 1`]);
    const heartbeatAt = laterByMinutes(now(), -silentMinutes);
    await db().workerProcess.create({ data: { id: holder, startedAt: heartbeatAt, heartbeatAt } });
  };

  it("拿着任务的进程没了动静：后来的进程接过来做完，把它除名", async () => {
    const state = await overdueCode(CLASS_2);
    await leave("gone", 1);
    await begin();
    await until("somebody takes over", async () => (await state()) === "EXPIRED");
    expect(await db().workerProcess.findUnique({ where: { id: "gone" } })).toBeNull();
  });

  it("还有动静的，不抢它手里的", async () => {
    const state = await overdueCode(CLASS_1);
    await leave("alive", 0);
    await begin();
    await until("the newcomer beats", async () => (await db().workerProcess.count()) === 2);
    await transaction((tx) => enqueue(tx, "purge", {}, "later"));
    await until("the newcomer works", async () => (await jobs()).every((j) => j.task !== "purge"));
    expect([await state(), (await jobs())[0]?.locked]).toEqual(["ISSUED", "alive"]);
  });

  it("停下来的时候不再敲节拍，也不留下锁着的任务", async () => {
    await put();
    await begin();
    await until("the queue is empty", async () => (await jobs()).length === 0);
    await running.pop()?.stop();
    await put("next");
    expect((await jobs())[0]?.locked).toBeNull();
  });
});

/** A member more, or one fewer, as far as the counters know. */
const change = async (delta: number) => {
  const { path } = await organizationOf(CLASS_1);
  await transaction((tx) => count(tx, [{ path, measure: "members", delta }]));
};

describe("节拍", () => {
  it("每秒归并一次计数（A5）", async () => {
    await change(1);
    const begun = performance.now();
    await begin();
    await until("the deltas are folded", async () => (await db().counterDelta.count()) === 0);
    expect(performance.now() - begun).toBeLessThan(5000);
    await change(-1);
    await until("and again", async () => (await db().counterDelta.count()) === 0);
  });

  it("定时的每一条都有人做，写法都对；漏了的会补", () => {
    const lines = parseCrontab(CRONTAB);
    expect(lines.map((l) => l.task)).toEqual([
      "sealAudit",
      "expireCodes",
      "convertGraduates",
      "remindGraduates",
      "expireApplications",
      "remindOfCadres",
      "returnTransfers",
      "remindOfLists",
      "remindAbroad",
      "completeAtEighteen",
      "verifyRealNames",
      "findIrregularNumbers",
      "purge",
    ]);
    expect(lines.filter((l) => !(l.task in TASKS))).toEqual([]);
    expect(lines.filter((l) => l.task !== "sealAudit" && l.options.backfillPeriod < 24 * 3600_000)).toEqual([]);
  });
});

describe("跑几次都一样", () => {
  it("满十八岁那天：没答的变成不完整，只记一次（MEM-13）", async () => {
    const id = await personId("M10");
    const person = () => db().person.findUniqueOrThrow({ where: { id }, select: { complete: true, missing: true } });
    setClock(new Date("2026-04-01T23:59:00+08:00"));
    await completeAtEighteen();
    expect((await person()).complete).toBe(true);
    setClock(new Date("2026-04-02T00:05:00+08:00"));
    await Promise.all([completeAtEighteen(), completeAtEighteen()]);
    await completeAtEighteen();
    expect(await person()).toEqual({ complete: false, missing: ["partyApplication"] });
    expect(await db().auditEvent.count({ where: { action: "member.cameOfAge", subjectId: id } })).toBe(1);
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
    setClock(BASE_DATE);
  });

  it("清理：一天前的幂等键、早已过期的会话走，新的留（JOB-20）", async () => {
    const submit = (key: string) => once({ owner: "o", key, action: "a", input: 1 }, async () => "done");
    const [old, young] = [newId(), newId()];
    setClock(laterByDays(BASE_DATE, -2));
    await submit(old);
    setClock(BASE_DATE);
    await submit(young);
    await purge();
    await purge();
    expect((await db().idempotencyKey.findMany({ where: { owner: "o" } })).map((k) => k.key)).toEqual([young]);
  });
});
