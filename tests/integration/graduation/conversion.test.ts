import { describe, expect, it } from "vitest";
import { readTotal } from "#lib/counters/queries";
import { setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { convertGraduates } from "#lib/graduation/jobs";
import { getMarking } from "#lib/graduation/marks/queries";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { withFreshWorld } from "#tests/support/database";
import { lettersTo } from "#tests/support/desks";
import { categoryOf, cohortOf, convertAt, MIDDLE_CLASS, mark, marksOf } from "#tests/support/graduation";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, organizationOf, saveOwn } from "#tests/support/organizations";
import { actorFor, given, organizationId, personId, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const PEOPLE = ["M01", "M02", "M03", "M04", "M05", "M06", "M07"];
const OTHERS = ["M10", "M17", "M18", "M19", "M11"];
const conversions = () => db().changeRecord.count({ where: { kind: "GRADUATED", organizationId: { not: null } } });

describe("六月一日的转换（GRAD-08、JOB-02、9.5）", () => {
  it("零点整：O06、O07 成为毕业生团组织，O08、O24 不变；M01–M07 标为毕业生、在2025届；计数、团员列表照旧", async () => {
    const before = await readTotal(db(), await organizationOf(COLLEGE));
    await convertAt("2025-05-31T23:59:59");
    expect(await categoryOf(CLASS_1)).toBe("BRANCH");
    await convertAt("2025-06-01T00:00:00");
    expect(await Promise.all([CLASS_1, CLASS_2, CLASS_2022, MIDDLE_CLASS].map(categoryOf))).toEqual([
      ...["GRADUATE_ORG", "GRADUATE_ORG", "BRANCH", "BRANCH"],
    ]);
    expect(new Set(await marksOf(...PEOPLE))).toEqual(new Set(["GRADUATE"]));
    expect(new Set(await marksOf(...OTHERS))).toEqual(new Set(["NONE"]));
    expect(await cohortOf(2025, [...PEOPLE, ...OTHERS])).toEqual(PEOPLE);
    expect(await lettersTo("M03")).toContain("你已标为毕业生");
    expect(await readTotal(db(), await organizationOf(COLLEGE))).toEqual(before);
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    expect((await actorFor(m01)).role).toBe("BRANCH_ADMIN");
    expect((await listRoster(await scopeFor(m01), rosterFilterSchema.parse({})))?.total).toBe(6);
    given(await saveOwn(m01, CLASS_1, { phone: "0531-88881234" }));
    expect(await violations()).toEqual([]);
  });

  it("五分之后再跑一次、八个一起跑：各转换一次，每人一条消息一条记录", async () => {
    setClock(new Date("2025-06-01T00:05:00+08:00"));
    const heard = await Promise.all(Array.from({ length: 8 }, convertGraduates));
    expect(heard.reduce((sum, h) => sum + h.branches, 0)).toBe(2);
    expect(await conversions()).toBe(2);
    expect(await db().changeRecord.count({ where: { kind: "GRADUATED", personId: await personId("M03") } })).toBe(1);
    expect((await lettersTo("M03")).filter((t) => t === "你已标为毕业生")).toHaveLength(1);
    await convertAt("2025-06-01T01:00:00");
    expect(await conversions()).toBe(2);
    expect(await violations()).toEqual([]);
  });

  it("停机七天、停到明年，起来就补上；届别仍是标记的那一年", async () => {
    await convertAt("2025-06-08T00:30:00");
    expect(await categoryOf(CLASS_1)).toBe("GRADUATE_ORG");
    await convertAt("2027-01-01T00:00:00");
    expect(await categoryOf(CLASS_2022)).toBe("GRADUATE_ORG");
    expect(await cohortOf(2026, ["M18", "M19"])).toEqual(["M18", "M19"]);
    expect(await cohortOf(2027, ["M18", "M19"])).toEqual([]);
  });

  it("六月一日之后才标当年的，下一个整点就转换", async () => {
    await convertAt("2025-06-01T00:05:00");
    await db().organization.update({ where: { id: await organizationId(CLASS_2022) }, data: { graduationMonth: null } });
    const m08 = await signedIn("M08", { organization: COLLEGE });
    given(await mark(m08, [CLASS_2022], { month: "2025-12" }));
    expect(await categoryOf(CLASS_2022)).toBe("BRANCH");
    await convertAt("2025-06-01T01:00:00");
    expect(await categoryOf(CLASS_2022)).toBe("GRADUATE_ORG");
    expect(await cohortOf(2025, ["M18", "M19"])).toEqual(["M18", "M19"]);
  });

  it("别处把日子改到七月一日：那里七月才转换，这里照旧六月", async () => {
    const organization = await organizationId("临澜市第九中学团委");
    await db().organization.update({ where: { id: await organizationId(MIDDLE_CLASS) }, data: { graduationMonth: "2025-06" } });
    const moved = { key: "grad.convertAt", value: "07-01", source: "测试", effectiveFrom: BASE_DATE, setAt: BASE_DATE };
    await db().settingValue.create({ data: { id: newId(), organizationId: organization, ...moved } });
    await convertAt("2025-06-30T23:59:59");
    expect([await categoryOf(CLASS_1), await categoryOf(MIDDLE_CLASS)]).toEqual(["GRADUATE_ORG", "BRANCH"]);
    await convertAt("2025-07-01T00:00:00");
    expect(await categoryOf(MIDDLE_CLASS)).toBe("GRADUATE_ORG");
  });

  it("后来进毕业生团组织的，下一个整点也标上；团总支的按钮还在", async () => {
    await convertAt("2025-06-01T00:00:00");
    await db().person.update({ where: { id: await personId("M02") }, data: { graduateMark: "NONE" } });
    await db().graduateCohort.deleteMany({ where: { personId: await personId("M02") } });
    await convertAt("2025-06-01T01:00:00");
    expect([await marksOf("M02"), await cohortOf(2025, ["M02"])]).toEqual([["GRADUATE"], ["M02"]]);
    expect(await getMarking(await actorFor(await signedIn("K05", { organization: GRADE })))).not.toBeNull();
  });
});
