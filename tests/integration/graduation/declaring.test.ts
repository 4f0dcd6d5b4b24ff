import { beforeAll, describe, expect, it } from "vitest";
import { now, setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { getOwnDeclaration, listGraduationTodos, searchTargets } from "#lib/graduation/declarations/queries";
import { getFunnel, listGraduates } from "#lib/graduation/funnel/queries";
import type { Stage } from "#lib/graduation/funnel/rules";
import { remindGraduates } from "#lib/graduation/jobs";
import { listReminders } from "#lib/graduation/reminders/queries";
import { funnelFilterSchema, reminderFilterSchema } from "#lib/graduation/schema";
import { freshDatabase, withWorld } from "#tests/support/database";
import { lettersTo } from "#tests/support/desks";
import { convertAt, declare, MIDDLE, transferred } from "#tests/support/graduation";
import { CLASS_1, CLASS_2, COLLEGE, COMMUNITY, GRADE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { COMPANY, move, WORKSHOP } from "#tests/support/transfers";

withWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const funnelOf = async (player: Player, more: object = {}) => getFunnel(await scopeFor(player), funnelFilterSchema.parse(more));
const namesOf = async (player: Player, stage: Stage) => {
  const listed = await listGraduates(await scopeFor(player), funnelFilterSchema.parse({ stage }));
  return listed?.rows.map((r) => r.name) ?? null;
};

describe("本人申报去向（BEY-25、TRF-23）", () => {
  beforeAll(async () => {
    await freshDatabase();
  });

  it("三月里今年毕业的班可以报，明年毕业的、社区的不用报；首页有一件事等你", async () => {
    const [m03, m19] = [await signedIn("M03"), await signedIn("M19")];
    expect((await listGraduationTodos(await selfFor(m03))).map((t) => t.key)).toEqual(["destination"]);
    expect(await listGraduationTodos(await selfFor(m19))).toEqual([]);
    expect(refusal(await declare(m19, { route: "EMPLOYED", unitName: "某公司", address: "某路1号" }))).toBe("E-GRAD-14");
    expect(await getOwnDeclaration(await selfFor(m19))).toBeNull();
  });

  it("缺什么说什么，落在那一格；填了别的路上的，不收", async () => {
    const m03 = await signedIn("M03");
    const empty = await declare(m03, { route: "EMPLOYED" });
    expect(empty).toMatchObject({ code: "E-GEN-01", fields: { unitName: "请填写必填项：学校或单位名称", address: expect.any(String) } });
    given(await declare(m03, { route: "ARMY", unitName: "某部队", address: "某营区", place: "海外" }));
    const own = await getOwnDeclaration(await selfFor(m03));
    expect(own?.declaration?.route).toBe("ARMY");
    const kept = await db().graduateDeclaration.findFirstOrThrow({ where: { personId: m03.personId } });
    expect(Buffer.from(kept.details).toString("latin1")).not.toContain("部队");
  });

  it("办理之前都可以改，一个人只有一份；同时按两次也只有一份", async () => {
    const m03 = await signedIn("M03");
    const targetId = await organizationId(COMPANY);
    const employed = { route: "EMPLOYED", unitName: "海澜船舶", address: "东屿区", targetId } as const;
    await Promise.all([declare(m03, employed), declare(m03, employed)]);
    expect(await db().graduateDeclaration.findMany({ where: { personId: m03.personId } })).toMatchObject([{ route: "EMPLOYED", targetId }]);
    expect((await getOwnDeclaration(await selfFor(m03)))?.target).toMatchObject({ fullName: COMPANY });
  });

  it("升学不能报乡镇街道（E-TRF-23），领导机关、自己的支部、不存在的组织不能选", async () => {
    const m03 = await signedIn("M03");
    const study = { route: "FURTHER_STUDY", school: "UNIVERSITY", unitName: "江海大学" } as const;
    for (const [name, code] of [
      [STREET, "E-TRF-23"],
      [COMMUNITY, "E-TRF-23"],
      ["共青团临澜市委", "E-GRAD-15"],
      [CLASS_1, "E-GRAD-15"],
    ] as const)
      expect(refusal(await declare(m03, { ...study, targetId: await organizationId(name) }))).toBe(code);
    expect(refusal(await declare(m03, { ...study, targetId: newId() }))).toBe("E-GEN-08");
    expect(await searchTargets("海")).toEqual([]);
    expect((await searchTargets("海澜")).map((o) => o.fullName)).toContain(COMPANY);
    expect((await searchTargets("团临澜市委")).length).toBe(0);
  });

  it("转接在办时不能再改（E-GRAD-16）；撤销之后又可以", async () => {
    const m05 = await signedIn("M05");
    given(await declare(m05, { route: "ARMY" }));
    const id = await transferred("M05", COMPANY, "PENDING_IN");
    expect(refusal(await declare(m05, { route: "ARMY" }))).toBe("E-GRAD-16");
    await db().transfer.update({ where: { id }, data: { state: "WITHDRAWN", closedAt: now() } });
    given(await declare(m05, { route: "ARMY" }));
  });
});

describe("毕业季的进展（TRF-31、7.6）", () => {
  beforeAll(async () => {
    await freshDatabase();
    given(await declare(await signedIn("M03"), { route: "UNEMPLOYED", address: "望潮街道1号" }));
    given(await declare(await signedIn("M02"), { route: "ARMY" }));
    await transferred("M04", COMPANY, "PENDING_IN");
    await transferred("M05", COMPANY, "RETURNED");
    await transferred("M01", COMPANY, "WITHDRAWN");
  });

  it("转换之前就数得出：每一步几个人，各组织各行，加起来就是全部；每个数字背后是那几个人", async () => {
    const k05 = await at("K05", GRADE);
    const found = await funnelOf(k05);
    expect(found?.totals).toEqual({ UNDECLARED: 3, DECLARED: 2, STARTED: 1, RETURNED: 1, RECEIVED: 0, RETAINED: 0 });
    expect(found?.rows.map((r) => r.name)).toEqual(["计算机专业2021级1班团支部", "计算机专业2021级2班团支部"]);
    expect(await namesOf(k05, "UNDECLARED")).toEqual(["林晓澜", "孙若川", "吴清越"]);
    expect([await namesOf(k05, "STARTED"), await namesOf(k05, "RETURNED"), await namesOf(k05, "DECLARED")]).toEqual([
      ...[["赵砚秋"], ["何星野"], ["陈听雨", "周望舒"]],
    ]);
  });

  it("上级看到同样的数；别的学校看不到，支部只看自己的", async () => {
    expect((await funnelOf(await at("K03", UNIVERSITY)))?.totals.UNDECLARED).toBe(3);
    expect((await funnelOf(await at("K23", MIDDLE)))?.rows).toEqual([]);
    const m07 = await at("M07", CLASS_2);
    expect((await funnelOf(m07))?.totals).toMatchObject({ UNDECLARED: 1, DECLARED: 0 });
    expect(await funnelOf(m07, { at: await organizationId(CLASS_1) })).toBeNull();
    expect(await listGraduates(await scopeFor(m07), funnelFilterSchema.parse({ at: await organizationId(COLLEGE) }))).toBeNull();
  });

  it("转换之后同样的人在2025届里；没有落实去向、留在学校的是“保留”；转走的是“已接收”", async () => {
    await convertAt("2025-06-01T00:05:00");
    const k05 = await at("K05", GRADE);
    expect((await funnelOf(k05))?.totals).toEqual({ UNDECLARED: 3, DECLARED: 1, STARTED: 1, RETURNED: 1, RECEIVED: 0, RETAINED: 1 });
    await transferred("M06", WORKSHOP, "DONE");
    await move(["M06"], WORKSHOP);
    expect((await funnelOf(k05))?.totals).toMatchObject({ UNDECLARED: 2, RECEIVED: 1 });
    expect((await funnelOf(k05, { year: "2026" }))?.rows).toEqual([]);
    expect((await funnelOf(k05))?.routes.map((r) => r.route)).toContain("EMPLOYED");
  });
});

describe("期满提醒（JOB-12、TRF-27、GRAD-16）", () => {
  beforeAll(async () => {
    await freshDatabase();
  });

  const listed = async (player: Player, more: object = {}) =>
    (await listReminders(await scopeFor(player), reminderFilterSchema.parse(more))).rows;

  it("M11 自 2024-02-20 在流动支部：2025-03-03 在名单里，也收到一条；跑两次、八个一起跑只一条", async () => {
    await db().membership.updateMany({
      where: { personId: await personId("M11") },
      data: { since: new Date("2024-02-20T09:00:00+08:00") },
    });
    const m09 = await at("M09", STREET);
    expect(await listed(m09)).toContainEqual(expect.objectContaining({ name: "沈一苇", kind: "FLOATING", dueOn: "2025-02-20" }));
    expect(await listed(await at("K03", UNIVERSITY))).toEqual([]);
    await Promise.all(Array.from({ length: 8 }, remindGraduates));
    await remindGraduates();
    expect((await lettersTo("M11")).filter((t) => t.includes("流动团员团支部"))).toHaveLength(1);
  });

  it("M11 申报就业：当天起提醒一个月内转出；转接在办就不催了", async () => {
    const m11 = await signedIn("M11");
    given(await declare(m11, { route: "EMPLOYED", unitName: "某公司", address: "某路1号" }));
    const m09 = await at("M09", STREET);
    expect((await listed(m09, { kind: "EMPLOYED" })).map((r) => r.dueOn)).toEqual(["2025-03-03"]);
    await remindGraduates();
    expect(await lettersTo("M11")).toContain("请在一个月内把团组织关系转到工作单位");
    await transferred("M11", COMPANY, "PENDING_IN");
    expect((await listed(m09)).map((r) => r.name)).not.toContain("沈一苇");
  });

  it("留在学校的：2025-12-31 还没有，2026-01-01 起提醒；换成三个月的地方早三个月", async () => {
    await convertAt("2025-06-01T00:05:00");
    setClock(new Date("2025-12-31T23:59:59+08:00"));
    expect(await listed(await at("K05", GRADE))).toEqual([]);
    setClock(new Date("2026-01-01T00:00:00+08:00"));
    const k05 = await at("K05", GRADE);
    expect((await listed(k05, { kind: "RETENTION" })).map((r) => r.dueOn)).toEqual(Array(7).fill("2026-01-01"));
    const set = { key: "grad.retentionMonths", value: 3, source: "测试", effectiveFrom: now(), setAt: now() };
    await db().settingValue.create({ data: { id: newId(), organizationId: await organizationId(GRADE), ...set } });
    expect((await listed(k05, { kind: "RETENTION" })).map((r) => r.dueOn)).toEqual(Array(7).fill("2025-10-01"));
  });
});
