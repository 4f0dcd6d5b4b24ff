import { rmSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { record, SYSTEM } from "#lib/audit/record";
import { sealAudit } from "#lib/audit/seal";
import { verify } from "#lib/audit/verify";
import { saveChildInformation } from "#lib/cadres/secretary/actions";
import { now, setClock } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { readEnvironment } from "#lib/env";
import { confirmNames, createOrganization, orderChildren } from "#lib/organizations/actions";
import { showRegistrationCode } from "#lib/registration/actions";
import { withFreshWorld } from "#tests/support/database";
import { childForm, CLASS_1, CLASS_2, GRADE, informationForm, organizationOf, STREET } from "#tests/support/organizations";
import { asOwner } from "#tests/support/owner";
import { given, organizationId, type Player, press, refusal, send, signedIn } from "#tests/support/people";

withFreshWorld();

const TABLES = ["audit_event", "audit_seal", "audit_seal_entry", "change_record"] as const;
let k05: Player;
beforeEach(async () => {
  rmSync(readEnvironment().DATA_DIR, { recursive: true, force: true });
  k05 = await signedIn("K05", { organization: GRADE });
});
const events = () => db().auditEvent.count();
const problems = async () => (await verify()).filter((f) => f.violations > 0).map((f) => [f.id, ...f.examples]);

describe("一次变更一条记录，在同一个事务里", () => {
  it("谁、何时、在哪个组织、哪次登录、做了什么、由什么改成什么", async () => {
    given(await press(k05.browser, saveChildInformation, await informationForm(CLASS_1, { phone: "88880000" })));
    const [event] = await db().auditEvent.findMany({ orderBy: { id: "desc" }, take: 1, include: { records: true } });
    expect(event).toMatchObject({
      actorId: k05.personId,
      actorName: "白若溪",
      organizationId: await organizationId(GRADE),
      action: "organization.edited",
      subjectId: await organizationId(CLASS_1),
      changes: 1,
      records: [{ field: "联系电话", oldValue: null, newValue: "88880000" }],
    });
    expect(event?.sessionId).toBe((await db().session.findFirstOrThrow({ where: { personId: k05.personId } })).id);
    expect(Math.abs((event?.at.getTime() ?? 0) - now().getTime())).toBeLessThan(60_000);
    const [same] = await db().$queryRaw<{ same: boolean }[]>`
      SELECT o.xmin = e.xmin AND e.xmin = c.xmin AS same FROM audit_event e JOIN organization o ON o.id = e.subject_id
      JOIN change_record c ON c.audit_id = e.id WHERE e.id = ${event?.id}`;
    expect(same).toEqual({ same: true });
  });

  it("每种写入都恰好多一条；按两次同一张表还是一条；被拒绝的一条也没有", async () => {
    const grade = await organizationId(GRADE);
    const once = { input: await childForm(GRADE, { shortName: "一次团支部" }), key: crypto.randomUUID() };
    const writes: (() => Promise<unknown>)[] = [
      async () => given(await press(k05.browser, createOrganization, await childForm(GRADE, { shortName: "新的团支部" }))),
      async () => given(await send(k05.browser, createOrganization, once)),
      async () => given(await press(k05.browser, orderChildren, { parentId: grade, order: [] })),
      async () => given(await press(k05.browser, confirmNames, {})),
      async () => given(await press(k05.browser, showRegistrationCode, { organizationId: await organizationId(CLASS_2) })),
    ];
    for (const write of writes) {
      const before = await events();
      await write();
      expect(await events()).toBe(before + 1);
    }
    const before = await events();
    given(await send(k05.browser, createOrganization, once));
    expect(refusal(await press(k05.browser, createOrganization, await childForm(STREET, { shortName: "别处团支部" })))).toBe("E-GEN-08");
    expect(refusal(await press(k05.browser, createOrganization, await childForm(GRADE, { shortName: "坏名字" })))).toBe("E-ORG-01");
    expect(await events()).toBe(before);
  });

  it("记录写不进去，改动也不算", async () => {
    const before = await organizationOf(CLASS_1);
    const failing = transaction(async (tx) => {
      await tx.organization.update({ where: { id: before.id }, data: { phone: "88887777" } });
      const entry = { action: "organization.edited", subject: { type: "organization", id: "not a key" } };
      await record(tx, SYSTEM, entry);
    });
    await expect(failing).rejects.toThrow();
    expect((await organizationOf(CLASS_1)).phone).toBe(before.phone);
  });
});

describe("封条", () => {
  const busy = async (name: string) => given(await press(k05.browser, createOrganization, await childForm(GRADE, { shortName: name })));

  it("一次封一批，链接着链；没有新的就不封；封过的核对得过", async () => {
    const first = await sealAudit();
    expect(first).toBe(await events());
    expect(await sealAudit()).toBe(0);
    await busy("甲团支部");
    setClock(laterByMinutes(now(), 1));
    expect(await sealAudit()).toBe(1);
    const seals = await db().auditSeal.findMany({ orderBy: { seq: "asc" } });
    expect(seals.map((s) => [s.seq, s.count])).toEqual([
      [1, first],
      [2, 1],
    ]);
    expect(Buffer.from(seals[1]?.previous ?? []).equals(Buffer.from(seals[0]?.digest ?? []))).toBe(true);
    expect(await problems()).toEqual([]);
  });

  it("八个进程同时封，每条记录只封一次", async () => {
    const total = await events();
    const sealed = await Promise.all(Array.from({ length: 8 }, () => sealAudit()));
    expect(sealed.reduce((a, b) => a + b, 0)).toBe(total);
    expect(await problems()).toEqual([]);
  });

  it.each([
    ["改了谁做的", "UPDATE audit_event SET actor_name = '别人' WHERE id = (SELECT max(id) FROM audit_event)", ["audit_event"]],
    ["改了时间", "UPDATE audit_event SET at = at - interval '1 day' WHERE id = (SELECT max(id) FROM audit_event)", ["audit_event"]],
    ["改了由什么改成什么", "UPDATE change_record SET new_value = '别的' WHERE id = (SELECT max(id) FROM change_record)", ["change_record"]],
    ["抽掉一条封过的", "DELETE FROM audit_seal_entry WHERE event_id = (SELECT max(event_id) FROM audit_seal_entry)", ["audit_seal_entry"]],
  ])("库主%s：核对说出是哪一条封条", async (_, statement, unguarded) => {
    await busy("甲团支部");
    await sealAudit();
    await busy("乙团支部");
    await sealAudit();
    await asOwner([statement], unguarded);
    expect((await problems()).flat()).toContain("封条 2 验不过");
  });

  it("连记录带变动一起删掉：数目不符，链也断", async () => {
    await busy("甲团支部");
    await sealAudit();
    const last = "(SELECT max(id) FROM audit_event)";
    await asOwner([`DELETE FROM change_record WHERE audit_id = ${last}`, `DELETE FROM audit_event WHERE id = ${last}`], TABLES);
    const found = (await problems()).flat();
    expect(found).toContain("封条 1 验不过");
  });

  it("把链尾整段剪掉：库里看着完好，库外的留底对不上", async () => {
    await busy("甲团支部");
    await sealAudit();
    await busy("乙团支部");
    await sealAudit();
    await asOwner(
      [
        "DELETE FROM change_record WHERE audit_id IN (SELECT event_id FROM audit_seal_entry WHERE seal_seq = 2)",
        "DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit_seal_entry WHERE seal_seq = 2)",
        "DELETE FROM audit_seal_entry WHERE seal_seq = 2",
        "DELETE FROM audit_seal WHERE seq = 2",
      ],
      TABLES,
    );
    expect((await problems()).flat()).toContain("封条 2 与库外留底不符");
  });
});
