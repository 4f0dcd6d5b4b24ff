import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { appealTransfer } from "#lib/transfers/actions";
import { openDetails } from "#lib/transfers/moves/queries";
import { withFreshWorld } from "#tests/support/database";
import { lettersTo, papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, COMMUNITY, GRADE, PROVINCE, STREET } from "#tests/support/organizations";
import { given, press, refusal, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import {
  appealFor,
  apply,
  assign,
  at,
  branchOf,
  COMPANY,
  correct,
  judge,
  move,
  sendOut,
  stateOf,
  transferOf,
  WORKSHOP,
} from "#tests/support/transfers";

withFreshWorld();

const NO = { refused: "不在本单位", refusal: "WRONG_INFORMATION" } as const;

describe("更正后从退回的那张桌继续（A11）", () => {
  it("本人申请，O08 退回：改了单位名称，直接回到 O08，不再经 O06；期限重新起算", async () => {
    const m03 = await signedIn("M03");
    given(await apply(m03, CLASS_2022));
    given(await judge(await at("M01", CLASS_1), "M03"));
    given(await judge(await at("M18", CLASS_2022), "M03", NO));
    expect(refusal(await correct(await at("M01", CLASS_1), "M03", { to: CLASS_2022 }))).toBe("E-GEN-08");
    setClock(new Date("2025-03-05T09:00:00+08:00"));
    const again = await signedIn("M03");
    given(await correct(again, "M03", { to: CLASS_2022, own: true, more: { newUnitName: "信息学院" } }));
    expect(await transferOf("M03")).toMatchObject({ state: "PENDING_IN", refusedFrom: null, newUnitName: "信息学院", kind: "SELF" });
    expect((await transferOf("M03")).deadlineAt?.toISOString().slice(0, 16)).toBe("2025-03-15T01:00");
    expect(openDetails(await transferOf("M03")).contact).toBe("19900000003");
    given(await judge(await at("M18", CLASS_2022), "M03"));
    expect(await branchOf("M03")).toBe(CLASS_2022);
    expect(await violations()).toEqual([]);
  });

  it("改了去向：转出的到新的接收方，本人的回到转出审批；在分配时退回的接着分配", async () => {
    const [m01, k21] = [await at("M01", CLASS_1), await at("K21", COMPANY)];
    given(await sendOut(m01, ["M05"], COMMUNITY));
    given(await judge(await at("K13", COMMUNITY), "M05", NO));
    given(await correct(m01, "M05", { to: COMPANY }));
    given(await judge(k21, "M05"));
    given(await judge(k21, "M05", NO));
    expect(await transferOf("M05")).toMatchObject({ state: "RETURNED", refusedFrom: "PENDING_ASSIGN" });
    given(await correct(m01, "M05", { to: COMPANY }));
    given(await assign(k21, "M05", WORKSHOP));
    const m03 = await signedIn("M03");
    given(await apply(m03, CLASS_2022));
    given(await judge(m01, "M03"));
    given(await judge(await at("M18", CLASS_2022), "M03", NO));
    given(await correct(m03, "M03", { to: COMMUNITY, own: true }));
    expect(await stateOf("M03")).toBe("PENDING_OUT");
    expect(await violations()).toEqual([]);
  });

  it("办结的、撤销的、人已不在原支部的、另有在途的，不能再继续；去不了的地方一样去不了", async () => {
    const [m01, k13] = [await at("M01", CLASS_1), await at("K13", COMMUNITY)];
    given(await sendOut(m01, ["M03"], COMMUNITY));
    expect(refusal(await correct(m01, "M03", { to: COMMUNITY }))).toBe("E-TRF-45");
    given(await judge(k13, "M03", NO));
    expect(refusal(await correct(m01, "M03", { to: CLASS_1 }))).toBe("E-TRF-10b");
    expect(refusal(await correct(m01, "M03", { to: null, reason: "ARMY" }))).toBe("E-TRF-45");
    expect(refusal(await correct(m01, "M03", { to: STREET, reason: "FURTHER_STUDY" }))).toBe("E-TRF-23");
    await move(["M03"], CLASS_2);
    expect(refusal(await correct(m01, "M03", { to: COMMUNITY }))).toBe("E-TRF-45");
  });
});

describe("屡次退回与申诉（TRF-12、BEY-17）", () => {
  it("同一个人第三次被退回起，两边的直属上级收到提醒", async () => {
    const [m01, k13] = [await at("M01", CLASS_1), await at("K13", COMMUNITY)];
    for (const round of [1, 2, 3]) {
      if (round === 1) given(await sendOut(m01, ["M03"], COMMUNITY));
      else given(await correct(m01, "M03", { to: COMMUNITY }));
      expect([await lettersTo("K05"), await lettersTo("M09")].flat().filter((t) => t.includes("退回"))).toEqual([]);
      given(await judge(k13, "M03", NO));
    }
    expect(await lettersTo("K05")).toContain("陈听雨的转接已被退回3次");
    expect(await lettersTo("M09")).toContain("陈听雨的转接已被退回3次");
  });

  it("本人申诉一次，由两边最近的共同上级决定；成立视同已同意，O13 不能再退", async () => {
    const [m01, k21, m03] = [await at("M01", CLASS_1), await at("K21", COMPANY), await signedIn("M03")];
    given(await sendOut(m01, ["M03"], COMPANY));
    given(await judge(k21, "M03", NO));
    expect(refusal(await appealFor(await signedIn("M05"), "M03"))).toBe("E-GEN-08");
    expect(refusal(await appealFor(m03, "M03", { reason: "" }))).toBe("E-GEN-09");
    given(await appealFor(m03, "M03"));
    expect(refusal(await appealFor(m03, "M03"))).toBe("E-TRF-45");
    expect(refusal(await sendOut(m01, ["M03"], COMMUNITY))).toBe("E-TRF-02");
    const k02 = await at("K02", PROVINCE);
    expect((await papersOf(k02)).map((p) => p.type)).toEqual(["TRANSFER_APPEAL"]);
    expect(refusal(await judge(k21, "M03"))).toMatch(/E-(GEN-08|PERM-02)/);
    given(await judge(k02, "M03"));
    expect(await transferOf("M03")).toMatchObject({ state: "PENDING_ASSIGN", appeal: "UPHELD" });
    expect(refusal(await judge(k21, "M03", NO))).toBe("E-TRF-53");
    given(await assign(k21, "M03", WORKSHOP));
    const steps = await db().transferStep.findMany({ orderBy: { seq: "asc" } });
    expect(steps.map((s) => s.kind)).toEqual(["FILED", "REFUSED", "APPEALED", "APPEAL_UPHELD", "APPROVED", "ASSIGNED"]);
    expect(await violations()).toEqual([]);
  });

  it("退回方就是共同上级的，再往上一级；不成立的维持退回，只此一次；十天之后不收", async () => {
    const [m01, k05] = [await at("M01", CLASS_1), await at("K05", GRADE)];
    given(await sendOut(m01, ["M03"], CLASS_2));
    given(await judge(k05, "M03", NO));
    const form = { transferId: (await transferOf("M03")).id, reason: "是组织安排的", fileId: null };
    given(await press(m01.browser, appealTransfer, form));
    const m08 = await at("M08", COLLEGE);
    given(await judge(m08, "M03", { refused: "退回有据" }));
    expect(await transferOf("M03")).toMatchObject({ state: "RETURNED", appeal: "DISMISSED" });
    expect(refusal(await press(m01.browser, appealTransfer, form))).toBe("E-TRF-46");
    given(await sendOut(m01, ["M05"], CLASS_2));
    given(await judge(k05, "M05", NO));
    const refusedAt = (await transferOf("M05")).refusedAt?.getTime() ?? 0;
    setClock(new Date(refusedAt + 10 * 86_400_000));
    const late = { ...form, transferId: (await transferOf("M05")).id };
    expect(refusal(await press((await at("M01", CLASS_1)).browser, appealTransfer, late))).toBe("E-TRF-46");
    expect(await violations()).toEqual([]);
  });
});
