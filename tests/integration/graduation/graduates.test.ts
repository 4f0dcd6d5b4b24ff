import { describe, expect, it } from "vitest";
import { SYSTEM } from "#lib/audit/record";
import { db, transaction } from "#lib/db";
import { markDelayed, markTeachers, undoDelayed, undoTeacher } from "#lib/graduation/actions";
import { listMarkedMembers } from "#lib/graduation/graduates/queries";
import { markedFilterSchema } from "#lib/graduation/schema";
import { moveMembers } from "#lib/transfers/moving/commands";
import { setClock } from "#lib/clock";
import { withFreshWorld } from "#tests/support/database";
import { lettersTo } from "#tests/support/desks";
import { cohortOf, convertAt, DELAYED_ORG, MIDDLE, marksOf } from "#tests/support/graduation";
import { CLASS_1, COLLEGE, GRADE, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const idsOf = (keys: readonly string[]) => Promise.all(keys.map(personId));
const delay = async (player: Player, keys: readonly string[], month = "2026-06") =>
  press(player.browser, markDelayed, { personIds: await idsOf(keys), month, reason: "学分未修满" });
const teach = async (player: Player, ...keys: string[]) => press(player.browser, markTeachers, { personIds: await idsOf(keys) });
const undo = async (player: Player, action: typeof undoDelayed, ...keys: string[]) =>
  press(player.browser, action, { personIds: await idsOf(keys) });
const listOf = async (player: Player, show: "delayed" | "teachers" = "delayed") =>
  (await listMarkedMembers(await scopeFor(player), markedFilterSchema.parse({ show }))).rows.map((r) => r.name);
const converted = () => convertAt("2025-06-10T09:00:00");
const toDelayedOrg = async (key: string): Promise<void> => {
  const moving = { personIds: [await personId(key)], toBranchId: await organizationId(DELAYED_ORG), reason: "延迟毕业" };
  await transaction((tx) => moveMembers(tx, SYSTEM, moving));
};

describe("延迟毕业（GRAD-11、GRAD-14、GRAD-18）", () => {
  it("转换之前 E-GRAD-18；2025-06-10：M06 填 2025-06 是 E-GRAD-11，2026-06 成，不在2025届", async () => {
    setClock(new Date("2025-05-20T09:00:00+08:00"));
    expect(refusal(await delay(await at("K05", GRADE), ["M06"]))).toBe("E-GRAD-18");
    await converted();
    const k05 = await at("K05", GRADE);
    expect(refusal(await delay(k05, ["M06"], "2025-06"))).toBe("E-GRAD-11");
    expect(refusal(await delay(k05, ["M06"], ""))).toBeDefined();
    expect(given(await delay(k05, ["M06"]))).toEqual({ people: 1 });
    const person = await db().person.findUniqueOrThrow({ where: { id: await personId("M06") } });
    expect(person).toMatchObject({
      ...{ graduateMark: "DELAYED", ownGraduationMonth: "2026-06", branchGraduationMonth: "2025-06", delayReason: "学分未修满" },
    });
    expect(await cohortOf(2025, ["M05", "M06"])).toEqual(["M05"]);
    expect(await lettersTo("M06")).toContain("你已标记为延迟毕业团员");
    expect(await violations()).toEqual([]);
  });

  it("列表里有他；撤销之后是毕业生，月份随支部，回到2025届；再撤销一次不行", async () => {
    await converted();
    const [k05, k03] = [await at("K05", GRADE), await at("K03", UNIVERSITY)];
    given(await delay(k05, ["M06"]));
    expect([await listOf(k05), await listOf(k03), await listOf(await at("K23", MIDDLE))]).toEqual([["孙若川"], ["孙若川"], []]);
    given(await undo(k05, undoDelayed, "M06"));
    const person = await db().person.findUniqueOrThrow({ where: { id: await personId("M06") } });
    expect(person).toMatchObject({ graduateMark: "GRADUATE", ownGraduationMonth: null, delayReason: null });
    expect(await cohortOf(2025, ["M06"])).toEqual(["M06"]);
    expect(refusal(await undo(k05, undoDelayed, "M06"))).toBe("E-GRAD-13");
  });

  it("一个人标不了，一批都不标；支部、别的学校、没有登录的标不了", async () => {
    await converted();
    const k05 = await at("K05", GRADE);
    given(await delay(k05, ["M06"]));
    expect(refusal(await delay(k05, ["M05", "M06"]))).toBe("E-GRAD-12");
    expect(refusal(await delay(k05, ["M05", "M18"]))).toBe("E-GEN-08");
    expect(await marksOf("M05")).toEqual(["GRADUATE"]);
    expect(refusal(await delay(await at("M01", CLASS_1), ["M05"]))).toBe("E-PERM-01");
    expect(refusal(await delay(await at("K23", MIDDLE), ["M05"]))).toBe("E-GEN-08");
    expect(refusal(await delay(await at("K03", UNIVERSITY), ["M18"]))).toBe("E-GRAD-18");
  });

  it("两个人同时标同一位：一个成，一个说已经标了；同时撤销也只有一次", async () => {
    await converted();
    const [k05, m08] = [await at("K05", GRADE), await at("M08", COLLEGE)];
    const marked = await Promise.all([delay(k05, ["M06"]), teach(m08, "M06")]);
    expect(marked.map(refusal).sort()).toEqual(["E-GRAD-12", undefined]);
    const action = (await marksOf("M06"))[0] === "DELAYED" ? undoDelayed : undoTeacher;
    const undone = await Promise.all([undo(k05, action, "M06"), undo(m08, action, "M06")]);
    expect(undone.map(refusal).sort()).toEqual(["E-GRAD-13", undefined]);
    expect(await db().graduateCohort.count({ where: { personId: await personId("M06") } })).toBe(1);
  });
});

describe("教师（GRAD-12、GRAD-13）", () => {
  it("标为教师不在届别里，撤销就回来", async () => {
    await converted();
    const k05 = await at("K05", GRADE);
    given(await teach(k05, "M07"));
    expect([await marksOf("M07"), await cohortOf(2025, ["M07"])]).toEqual([["TEACHER"], []]);
    expect(await listOf(k05, "teachers")).toEqual(["吴清越"]);
    expect(refusal(await undo(k05, undoDelayed, "M07"))).toBe("E-GRAD-13");
    given(await undo(k05, undoTeacher, "M07"));
    expect([await marksOf("M07"), await cohortOf(2025, ["M07"])]).toEqual([["GRADUATE"], ["M07"]]);
  });
});

describe("延迟毕业团组织（GRAD-15、5.12、Q35）", () => {
  it("转进 O15 仍是延迟；在那里也能撤销，算回原来支部的2025届", async () => {
    await converted();
    const k03 = await at("K03", UNIVERSITY);
    given(await delay(k03, ["M06"]));
    await toDelayedOrg("M06");
    expect(await marksOf("M06")).toEqual(["DELAYED"]);
    given(await undo(k03, undoDelayed, "M06"));
    const [row] = await db().graduateCohort.findMany({ where: { personId: await personId("M06") } });
    expect(row).toMatchObject({ year: 2025, branchId: await organizationId(CLASS_1) });
    expect(await violations()).toEqual([]);
  });

  it("到自己的六月一日又是毕业生，在2026届、不在2025届；早一秒还是延迟，重复跑只一次", async () => {
    await converted();
    given(await delay(await at("K05", GRADE), ["M06"]));
    await toDelayedOrg("M06");
    await convertAt("2026-05-31T23:59:59");
    expect(await marksOf("M06")).toEqual(["DELAYED"]);
    await convertAt("2026-06-01T00:00:00");
    await convertAt("2026-06-01T01:00:00");
    expect(await marksOf("M06")).toEqual(["GRADUATE"]);
    expect([await cohortOf(2025, ["M06"]), await cohortOf(2026, ["M06"])]).toEqual([[], ["M06"]]);
    expect(await db().changeRecord.count({ where: { kind: "GRADUATED", personId: await personId("M06") } })).toBe(2);
    expect(await violations()).toEqual([]);
  });

  it("混合支部里各有各的月份：到自己的六月一日成为毕业生，同支部的别人不动（BEY-25）", async () => {
    const mixed = { graduationMonth: null, graduationReason: "MIXED" } as const;
    await db().organization.update({ where: { id: await organizationId(CLASS_1) }, data: mixed });
    const k05 = await at("K05", GRADE);
    expect(refusal(await delay(k05, ["M03"], "2025-01"))).toBe("E-GRAD-02");
    given(await delay(k05, ["M03"], "2025-06"));
    await converted();
    expect(await marksOf("M03", "M05")).toEqual(["GRADUATE", "NONE"]);
    expect(await cohortOf(2025, ["M03", "M05", "M07"])).toEqual(["M03", "M07"]);
  });

  it("转去别的支部：标识取消，届别里的那一行还在", async () => {
    await converted();
    const moving = {
      personIds: [await personId("M05")],
      toBranchId: await organizationId("海澜船舶有限公司机电车间团支部"),
      reason: "就业",
    };
    await transaction((tx) => moveMembers(tx, SYSTEM, moving));
    expect([await marksOf("M05"), await cohortOf(2025, ["M05"])]).toEqual([["NONE"], ["M05"]]);
    expect(await marksOf("M07")).toEqual(["GRADUATE"]);
  });
});
