import { setTimeout as after } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { now, setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { runJob } from "#lib/jobs/actions";
import { listJobs } from "#lib/jobs/queries";
import { TASK_LIST } from "#lib/jobs/registry";
import { nextRun } from "#lib/jobs/schedule";
import { startWorker } from "#lib/jobs/worker";
import { makeLibraries } from "#lib/organizations/libraries/commands";
import { remindOfEmptied, remindOfLacking } from "#lib/reorganization/jobs";
import { withWorld } from "#tests/support/database";
import { remove } from "#tests/support/deletions";
import { lettersTo } from "#tests/support/desks";
import { violations } from "#tests/support/facts";
import { work } from "#tests/support/jobs";
import { CLASS_1, CLASS_2, GRADE, organizationOf } from "#tests/support/organizations";
import { asOwner } from "#tests/support/owner";
import { given, organizationId, press, refusal, signedIn } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";

withWorld();

const PATIENCE = 20_000;
async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await after(25);
  }
}
const count = (letters: readonly string[], title: string): number => letters.filter((l) => l === title).length;

describe("毕业生团组织空了（ORG-31、JOB-13）", () => {
  it("9月10日空的，9月17日提醒直属上级，一次；同时跑几遍也是一次", async () => {
    const id = await organizationId(CLASS_2);
    await db().organization.update({ where: { id }, data: { category: "GRADUATE_ORG" } });
    setClock(new Date("2025-09-10T15:00:00+08:00"));
    await db().membership.updateMany({ where: { branchId: id, status: "ACTIVE" }, data: { status: "ENDED", until: now() } });
    const title = "计算机专业2021级2班团支部已没有团员";
    setClock(new Date("2025-09-16T23:59:59+08:00"));
    await remindOfEmptied();
    expect(await lettersTo("K05")).not.toContain(title);
    setClock(new Date("2025-09-17T00:00:01+08:00"));
    await Promise.all(Array.from({ length: 8 }, () => remindOfEmptied()));
    await remindOfEmptied();
    expect(count(await lettersTo("K05"), title)).toBe(1);
    setClock(BASE_DATE);
  });
});

describe("每周一核对（ORG-25、ORG-26、JOB-14）", () => {
  it("标记不对的改正，直属上级知道有几个；一周一封", async () => {
    await db().organization.update({ where: { id: await organizationId(CLASS_1) }, data: { small: true } });
    await Promise.all([remindOfLacking(), remindOfLacking()]);
    expect((await organizationOf(CLASS_1)).small).toBe(false);
    const told = (await lettersTo("M09")).filter((l) => l.includes("不足3人"));
    expect(told).toEqual([told[0]]);
    expect(told[0]).toMatch(/^\d个直属团支部不足3人$/);
    setClock(laterByDays(BASE_DATE, 7));
    await remindOfLacking();
    expect((await lettersTo("M09")).filter((l) => l.includes("不足3人"))).toHaveLength(2);
    setClock(BASE_DATE);
  });
});

describe("特殊单位专属库（ORG-29）", () => {
  it("没有的省建一个，有的不动；再跑一遍什么也不做", async () => {
    expect(await makeLibraries()).toBe(1);
    expect(await makeLibraries()).toBe(0);
    const libraries = await db().organization.findMany({ where: { category: "SPECIAL_UNIT_LIBRARY" }, orderBy: { fullName: "asc" } });
    expect(libraries.map((l) => l.shortName).sort()).toEqual(["北京市特殊单位专属库", "江海省特殊单位专属库"]);
  });
});

describe("任务（操作员的一页）", () => {
  it("下一次是什么时候：每天、每周一、每月，都按上海的钟", () => {
    const at = (text: string) => new Date(`${text}+08:00`);
    const next = (task: Parameters<typeof nextRun>[0], text: string) => nextRun(task, at(text))?.getTime();
    expect(next("purge", "2025-03-03T09:00:00")).toBe(at("2025-03-04T03:30:00").getTime());
    expect(next("remindOfLacking", "2025-03-03T08:30:00")).toBe(at("2025-03-10T08:30:00").getTime());
    expect(next("remindOfCadres", "2024-02-29T00:00:00")).toBe(at("2024-03-01T08:00:00").getTime());
    expect(next("sealAudit", "2025-03-03T09:00:30")).toBe(at("2025-03-03T09:01:00").getTime());
    expect(next("readImport", "2025-03-03T09:00:30")).toBeUndefined();
  });

  it("做成的记下时间和次数；做不成的留着原因，里面没有人的号码；好了就抹去", async () => {
    const run = TASK_LIST.expireCodes as (payload: unknown, helpers: unknown) => Promise<void>;
    const helpers = { job: { attempts: 1, max_attempts: 10 } };
    await asOwner(["REVOKE UPDATE ON admin_registration_code FROM zhtj_app"]);
    await expect(run({}, helpers)).rejects.toThrow();
    const job = async () => (await listJobs()).find((j) => j.task === "expireCodes");
    expect(await job()).toMatchObject({ failures: 1, finishedAt: null });
    expect((await job())?.failure).toContain("permission denied");
    await asOwner(["GRANT UPDATE ON admin_registration_code TO zhtj_app"]);
    await run({}, helpers);
    expect(await job()).toMatchObject({ failures: 0, failure: null, runs: 1 });
  });

  it("系统后台叫它现在就做：按两次排一个；别人叫不动", async () => {
    const [k90, k05] = [await signedIn("K90"), await signedIn("K05", { organization: GRADE })];
    expect(refusal(await press(k05.browser, runJob, { task: "purge" }))).toBe("E-PERM-01");
    for (let n = 0; n < 2; n++) given(await press(k90.browser, runJob, { task: "purge" }));
    expect((await listJobs()).find((j) => j.task === "purge")?.state).toBe("queued");
    await work(3);
    const { runs, state } = (await listJobs()).find((j) => j.task === "purge") ?? {};
    expect([runs, state]).toEqual([1, "idle"]);
  });

  it("八个后台进程一起：停机时漏掉的钟点补做，每个任务恰好一次", async () => {
    await asOwner([
      "DELETE FROM graphile_worker._private_jobs",
      "DELETE FROM graphile_worker._private_known_crontabs",
      `INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       SELECT name, now() - interval '30 days', date_trunc('hour', now()) - interval '3 hours 30 minutes' FROM unnest(ARRAY['expireCodes', 'expireApplications']) name`,
    ]);
    await db().jobRun.deleteMany({});
    const workers = await Promise.all(Array.from({ length: 8 }, () => startWorker()));
    const due = async (task: string) => (await db().jobRun.findUnique({ where: { task } }))?.runs ?? 0;
    const waiting = () =>
      db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier IN ('expireCodes', 'expireApplications')`;
    await until(
      "what was missed is made up",
      async () => (await due("expireCodes")) >= 3 && (await due("expireApplications")) >= 3 && (await waiting()).length === 0,
    );
    await Promise.all(workers.map((w) => w.stop()));
    const [codes, applications] = [await due("expireCodes"), await due("expireApplications")];
    const hours = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker._private_known_crontabs`;
    expect([codes, applications].map((n) => n === 3 || n === 4)).toEqual([true, true]);
    expect(hours[0]?.n).toBeGreaterThan(1);
  });
});

it("到这里一切事实还成立（I1–I16），删得掉空了的毕业生团组织", async () => {
  const k05 = await signedIn("K05", { organization: GRADE });
  await db()
    .$executeRaw`UPDATE person SET profile = 'CADRE' WHERE id IN (SELECT person_id FROM membership GROUP BY person_id HAVING bool_and(status = 'ENDED'))`;
  given(await remove(k05, CLASS_2));
  expect((await violations()).filter((v) => v.startsWith("I13"))).toEqual([]);
});
