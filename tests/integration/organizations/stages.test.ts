import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { removeStage, saveStage } from "#lib/organizations/stages/actions";
import { findStage, listLate, listStages } from "#lib/organizations/stages/queries";
import { withWorld } from "#tests/support/database";
import { CLASS_1, GRADE } from "#tests/support/organizations";
import { given, organizationId, press, refusal, signedIn } from "#tests/support/people";

withWorld();

const FIFTH = { level: 5, startOn: "2018-01-04", infoDue: "2018-01-10", noticeDue: "2018-01-12", endOn: "2018-01-14" };

describe("推进阶段（ORG-33）", () => {
  it("系统后台和团中央设定，别人不行；同一级再存一次是换掉，日期颠倒的不收", async () => {
    const [k90, k01, k02] = [await signedIn("K90"), await signedIn("K01"), await signedIn("K02")];
    expect(refusal(await press(k02.browser, saveStage, FIFTH))).toBe("E-PERM-01");
    given(await press(k90.browser, saveStage, FIFTH));
    given(await press(k01.browser, saveStage, { ...FIFTH, endOn: "2018-01-16" }));
    given(await press(k01.browser, saveStage, FIFTH));
    expect(await listStages()).toEqual([FIFTH]);
    expect(refusal(await press(k01.browser, saveStage, { ...FIFTH, endOn: "2018-01-01" }))).toBe("E-ORG-33");
    expect(refusal(await press(k90.browser, removeStage, { level: 3 }))).toBe("E-GEN-08");
  });

  it("五级的在1月15日没有完成：标为逾期；没有阶段的级别不标", async () => {
    const [grade, first] = [await organizationId(GRADE), await organizationId(CLASS_1)];
    await db().organization.update({ where: { id: grade }, data: { infoComplete: false } });
    expect((await listLate([grade, first], "2018-01-10")).size).toBe(0);
    const late = await listLate([grade, first], "2018-01-15");
    expect([...late]).toEqual([[grade, { overdue: true, parts: ["本级信息没填完"] }]]);
    expect([(await findStage(5))?.endOn, await findStage(6)]).toEqual(["2018-01-14", null]);
  });
});
