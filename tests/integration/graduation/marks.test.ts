import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { withdrawPaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { getMarking, listUnmarked } from "#lib/graduation/marks/queries";
import { branchFilterSchema } from "#lib/graduation/schema";
import { waitingAt } from "#tests/support/corrections";
import { withFreshWorld } from "#tests/support/database";
import { decide, papersOf } from "#tests/support/desks";
import { askMark, categoryOf, cohortOf, convertAt, MIDDLE, MIDDLE_CLASS, mark, marksOf, openClass } from "#tests/support/graduation";
import { CLASS_1, CLASS_2022, COLLEGE, GRADE, organizationOf, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const unmarkedOf = async (player: Player): Promise<string[]> =>
  (await listUnmarked(await scopeFor(player), branchFilterSchema.parse({}))).rows.map((r) => r.shortName);
const A14 = { key: "grad.markEditable", value: true, source: "测试", effectiveFrom: BASE_DATE, setAt: BASE_DATE };

describe("标记（GRAD-01、GRAD-03、GRAD-04、GRAD-05）", () => {
  it("O04 建两个2023级班，一起标 2027-06；O08 已标的 E-GRAD-06；报表里先有后无（GRAD-07）", async () => {
    const [m08, k03, k05] = [await at("M08", COLLEGE), await at("K03", UNIVERSITY), await at("K05", GRADE)];
    const classes = [await openClass(m08, "计算机专业2023级1班团支部"), await openClass(m08, "计算机专业2023级2班团支部")];
    for (const player of [m08, k03]) expect(await unmarkedOf(player)).toEqual(["计算机专业2023级1班团支部", "计算机专业2023级2班团支部"]);
    expect(await unmarkedOf(k05)).toEqual([]);
    expect(given(await mark(m08, classes))).toEqual({ kind: "marked", branches: 2 });
    for (const name of classes) expect((await organizationOf(name)).graduationMonth).toBe("2027-06");
    expect(refusal(await mark(m08, [CLASS_2022]))).toBe("E-GRAD-06");
    expect(await unmarkedOf(k03)).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("年级不同先提示（E-GRAD-04），核对之后照标；一个已标的，整批不动", async () => {
    const m08 = await at("M08", COLLEGE);
    const classes = [await openClass(m08, "计算机专业2023级1班团支部"), await openClass(m08, "计算机专业2024级1班团支部")];
    expect(given(await mark(m08, classes))).toMatchObject({ kind: "warning", because: expect.stringContaining("必须相同") });
    expect(refusal(await mark(m08, [...classes, CLASS_2022], { acceptWarnings: true }))).toBe("E-GRAD-06");
    expect((await organizationOf(classes[0] ?? "")).graduationMonth).toBeNull();
    expect(given(await mark(m08, classes, { acceptWarnings: true }))).toMatchObject({ branches: 2 });
  });

  it("月份与理由只选一样；混合支部存下来，六月一日不转换", async () => {
    const m08 = await at("M08", COLLEGE);
    const mixed = await openClass(m08, "混合团支部");
    expect(refusal(await mark(m08, [mixed], { reason: "MIXED" }))).toBe("E-GRAD-03");
    expect(refusal(await mark(m08, [mixed], { month: "" }))).toBe("E-GRAD-01");
    expect(refusal(await mark(m08, [mixed], { month: "2025-02" }))).toBe("E-GRAD-02");
    for (const ugly of ["2025-13", "202706", "2027-6", "9999-01", "'; drop"])
      expect(refusal(await mark(m08, [mixed], { month: ugly }))).toBeDefined();
    given(await mark(m08, [mixed], { month: "", reason: "MIXED" }));
    await convertAt("2025-06-01T00:05:00");
    expect(await categoryOf(mixed)).toBe("BRANCH");
    expect((await organizationOf(mixed)).graduationReason).toBe("MIXED");
  });

  it("能标的是 O03、O04、O05；省级、支部、社区、别的学校都不能，也没有按钮（GRAD-02）", async () => {
    const m08 = await at("M08", COLLEGE);
    const fresh = await openClass(m08, "计算机专业2023级1班团支部");
    const [k02, m01, m09] = [await at("K02", PROVINCE), await at("M01", CLASS_1), await at("M09", STREET)];
    for (const player of [k02, m01]) expect(refusal(await mark(player, [CLASS_1]))).toBe("E-PERM-01");
    const k23 = await at("K23", MIDDLE);
    for (const player of [m09, k23]) expect(refusal(await mark(player, [fresh]))).toBe("E-GEN-08");
    expect(refusal(await mark(m09, ["望潮街道听涛社区团支部"]))).toBe("E-PERM-01");
    const offered = async (player: Player) => (await getMarking(await actorFor(player))) !== null;
    expect(await Promise.all([k02, m01, m09].map(offered))).toEqual([false, false, false]);
    expect(await Promise.all([m08, await at("K05", GRADE), await at("K03", UNIVERSITY)].map(offered))).toEqual([true, true, true]);
    given(await mark(await at("K03", UNIVERSITY), [fresh]));
  });

  it("延迟毕业团组织、待接转团支部不能标；只许直属时，隔级不行（C-39）", async () => {
    const k03 = await at("K03", UNIVERSITY);
    expect(refusal(await mark(k03, ["江海海洋大学信息学院延迟毕业团组织"]))).toBe("E-GRAD-07");
    const fresh = await openClass(await at("M08", COLLEGE), "计算机专业2023级1班团支部");
    await db().settingValue.create({ data: { id: newId(), ...A14, key: "grad.markScope", value: "DIRECT" } });
    expect(refusal(await mark(k03, [fresh]))).toBe("E-PERM-02");
  });

  it("两个人同时标同一个班：一个成，一个 E-GRAD-06", async () => {
    const [m08, k03] = [await at("M08", COLLEGE), await at("K03", UNIVERSITY)];
    const fresh = await openClass(m08, "计算机专业2023级1班团支部");
    const answers = await Promise.all([mark(m08, [fresh], { month: "2027-06" }), mark(k03, [fresh], { month: "2028-06" })]);
    expect(answers.map(refusal).sort()).toEqual(["E-GRAD-06", undefined]);
    expect(await db().changeRecord.count({ where: { organizationId: await organizationId(fresh), kind: "MARKED" } })).toBe(1);
  });

  it("开了设置，转换之前可以改；转换那天起不行（A14）", async () => {
    const k05 = await at("K05", GRADE);
    await db().settingValue.create({ data: { id: newId(), ...A14 } });
    given(await mark(k05, [CLASS_1], { month: "2025-07" }));
    setClock(new Date("2025-06-01T00:00:00+08:00"));
    const later = await at("K05", GRADE);
    expect(refusal(await mark(later, [CLASS_1], { month: "2026-06" }))).toBe("E-GRAD-06");
  });
});

const LEVELS = [
  ["M08", COLLEGE],
  ["K03", UNIVERSITY],
  ["K02", PROVINCE],
] as const;

/** Lets everybody above O05 consent, and the back office carry it out. */
async function consent(): Promise<void> {
  for (const [key, organization] of LEVELS) {
    const player = await at(key, organization);
    given(await decide(player, await waitingAt(player)));
  }
  const k90 = await signedIn("K90");
  given(await decide(k90, await waitingAt(k90)));
}

describe("更正（GRAD-06、5.14）", () => {
  it("O05 提出，O04、O03、O02 逐级，系统后台执行；每一级看到由什么改成什么", async () => {
    const k05 = await at("K05", GRADE);
    expect(given(await askMark(k05, CLASS_1, { month: "2026-06" }))).toEqual({ executed: false });
    expect(refusal(await askMark(k05, CLASS_1, { month: "2027-06" }))).toBe("E-GRAD-08");
    const m08 = await at("M08", COLLEGE);
    const facts = (await getPaper(await scopeFor(m08), await waitingAt(m08)))?.facts;
    expect(facts?.[1]).toMatchObject({ value: "2026年6月", before: "2025年6月" });
    await consent();
    expect((await organizationOf(CLASS_1)).graduationMonth).toBe("2026-06");
    expect((await db().correction.findFirstOrThrow()).state).toBe("EXECUTED");
    await convertAt("2025-06-01T00:05:00");
    expect(await categoryOf(CLASS_1)).toBe("BRANCH");
    expect(await violations()).toEqual([]);
  });

  it("转换之后更正到明年：变回团支部，标识取消，届别里没有；留在届别里的只有已经转走的", async () => {
    await convertAt("2025-06-01T00:05:00");
    expect(await marksOf("M01", "M06")).toEqual(["GRADUATE", "GRADUATE"]);
    given(await askMark(await at("K05", GRADE), CLASS_1, { month: "2026-06" }));
    await consent();
    expect(await categoryOf(CLASS_1)).toBe("BRANCH");
    expect(await marksOf("M01", "M06", "M07")).toEqual(["NONE", "NONE", "GRADUATE"]);
    expect(await cohortOf(2025, ["M01", "M06", "M07"])).toEqual(["M07"]);
    await convertAt("2025-06-01T01:00:00");
    expect(await categoryOf(CLASS_1)).toBe("BRANCH");
    await convertAt("2026-06-01T00:00:00");
    expect(await cohortOf(2026, ["M01", "M06", "M07"])).toEqual(["M01", "M06"]);
    expect(await violations()).toEqual([]);
  });

  it("同一年里改月份：仍是毕业生团组织；更早的年份：届别跟着走", async () => {
    await convertAt("2025-06-01T00:05:00");
    const k90 = await signedIn("K90");
    expect(given(await askMark(k90, CLASS_1, { month: "2025-07" }))).toEqual({ executed: true });
    expect(await categoryOf(CLASS_1)).toBe("GRADUATE_ORG");
    given(await askMark(k90, CLASS_1, { month: "2024-06" }));
    expect(await cohortOf(2024, ["M01", "M07"])).toEqual(["M01"]);
    expect(await cohortOf(2025, ["M01", "M07"])).toEqual(["M07"]);
  });

  it("省级同意之前可以撤回；不同意要理由；没标记的直接标，一样的不用改", async () => {
    const [k05, m08] = [await at("K05", GRADE), await at("M08", COLLEGE)];
    expect(refusal(await askMark(k05, CLASS_1, { month: "2025-06" }))).toBe("E-GRAD-09");
    const fresh = await openClass(m08, "计算机专业2023级1班团支部");
    expect(refusal(await askMark(m08, fresh, { month: "2026-06" }))).toBe("E-GRAD-10");
    given(await askMark(k05, CLASS_1, { month: "2026-06" }));
    given(await press(k05.browser, withdrawPaper, { paperId: (await papersOf(k05, "mine"))[0]?.id ?? "" }));
    given(await askMark(k05, CLASS_1, { month: "2026-06" }));
    given(await decide(m08, await waitingAt(m08), "与学籍信息不一致"));
    expect((await organizationOf(CLASS_1)).graduationMonth).toBe("2025-06");
    expect(await db().correction.findMany({ select: { state: true }, orderBy: { createdAt: "asc" } })).toEqual([
      { state: "WITHDRAWN" },
      { state: "REFUSED" },
    ]);
  });

  it("中学的更正经过区委、市委：它们自己不标记，只往上报", async () => {
    given(await askMark(await at("K23", MIDDLE), MIDDLE_CLASS, { month: "2025-06" }));
    const [k10, k09] = [await at("K10", "共青团东屿区委"), await at("K09", "共青团临澜市委")];
    given(await decide(k10, await waitingAt(k10)));
    given(await decide(k09, await waitingAt(k09)));
    const k02 = await at("K02", PROVINCE);
    expect(await waitingAt(k02)).toBeTruthy();
  });
});
