import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { reportTransfer, lookUpTransfer } from "#lib/transfers/actions";
import { reportCode } from "#lib/transfers/moves/queries";
import { getOwnTransfer, listOwnTransfers } from "#lib/transfers/own/queries";
import { withFreshWorld } from "#tests/support/database";
import { lettersTo, papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, COMMUNITY, GRADE, PROVINCE, STREET } from "#tests/support/organizations";
import { given, idNumberOf, press, refusal, selfFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import {
  apply,
  assign,
  at,
  BEIJING_BRANCH,
  BEIJING_STREET,
  branchOf,
  bringIn,
  COMPANY,
  DISTRICT,
  FLOATING,
  judge,
  LIBRARY,
  moveInBulk,
  paperOf,
  sendOut,
  stateOf,
  transferOf,
  WORKSHOP,
} from "#tests/support/transfers";

withFreshWorld();

describe("办理转出（TRF-02、TRF-03、TRF-07 至 TRF-09）", () => {
  it("O05 把 M03 从 O06 转到 O21：O21 同意、得到分配待办、选 O22，M03 在 O22", async () => {
    const [k05, k21] = [await at("K05", GRADE), await at("K21", COMPANY)];
    given(await sendOut(k05, ["M03"], COMPANY));
    expect(await stateOf("M03")).toBe("PENDING_IN");
    expect((await papersOf(k21)).map((p) => p.type)).toEqual(["TRANSFER_IN"]);
    given(await judge(k21, "M03"));
    expect(await stateOf("M03")).toBe("PENDING_ASSIGN");
    expect((await papersOf(k21)).map((p) => p.type)).toEqual(["TRANSFER_ASSIGN"]);
    expect(await branchOf("M03")).toBe(CLASS_1);
    expect(refusal(await judge(k21, "M03"))).toBe("E-TRF-09");
    expect(refusal(await assign(k21, "M03", COMMUNITY))).toBe("E-TRF-09");
    given(await assign(k21, "M03", WORKSHOP));
    expect(await branchOf("M03")).toBe(WORKSHOP);
    expect(await papersOf(k21)).toEqual([]);
    expect((await papersOf(k05, "mine"))[0]).toMatchObject({ state: "APPROVED", unseen: true });
    const steps = await db().transferStep.findMany({ orderBy: { seq: "asc" } });
    expect(steps.map((s) => s.kind)).toEqual(["FILED", "APPROVED", "ASSIGNED"]);
    expect(await lettersTo("M03")).toContain("你已成为机电车间团支部的团员");
    expect(await violations()).toEqual([]);
  });

  it("O06 把 M05 转到 O13：O13 或直属上级 O11 都能同意；先同意的算，后来的 E-OPS-06", async () => {
    const [m01, k13, m09] = [await at("M01", CLASS_1), await at("K13", COMMUNITY), await at("M09", STREET)];
    given(await sendOut(m01, ["M05"], COMMUNITY));
    const [paper] = await papersOf(m09);
    expect(paper?.id).toBe((await papersOf(k13))[0]?.id);
    const paperId = await paperOf("M05");
    given(await judge(m09, "M05"));
    expect(await branchOf("M05")).toBe(COMMUNITY);
    const { decidePaper } = await import("#lib/inbox/actions");
    const late = await press(k13.browser, decidePaper, { paperId, decision: "refuse", reason: "不收" });
    expect(late).toMatchObject({ code: "E-OPS-06", because: "该事项已由许知夏处理。" });
    expect(await violations()).toEqual([]);
  });

  it("O13 退回要有理由（TRF-08、TRF-12），O06 与本人知道；别的支部、上级的上级碰不到", async () => {
    const [m01, k13] = [await at("M01", CLASS_1), await at("K13", COMMUNITY)];
    given(await sendOut(m01, ["M03"], COMMUNITY));
    expect(refusal(await judge(k13, "M03", { refused: "" }))).toBe("E-TRF-12");
    for (const [key, organization] of [
      ["K10", DISTRICT],
      ["K25", FLOATING],
      ["M07", CLASS_2],
      ["K05", GRADE],
    ] as const)
      expect([key, refusal(await judge(await at(key, organization), "M03"))]).toMatchObject([
        key,
        expect.stringMatching(/^E-(GEN-08|PERM-02)$/),
      ]);
    given(await judge(k13, "M03", { refused: "不在本社区居住", refusal: "WRONG_DESTINATION" }));
    expect(await transferOf("M03")).toMatchObject({ state: "RETURNED", refusedFrom: "PENDING_IN", refusal: "WRONG_DESTINATION" });
    expect((await papersOf(m01, "mine"))[0]).toMatchObject({ state: "REFUSED", reason: "不在本社区居住" });
    expect(await lettersTo("M03")).toContain("你的组织关系转接已退回");
    expect(await branchOf("M03")).toBe(CLASS_1);
    expect(await violations()).toEqual([]);
  });

  it("领导机关、别人的团员都不行；O10 直接调用 E-TRF-10c（TRF-21）；待接转团支部的直属上级可以代办", async () => {
    expect(refusal(await sendOut(await at("K10", DISTRICT), ["K13"], WORKSHOP))).toBe("E-TRF-10c");
    expect(refusal(await sendOut(await at("M07", CLASS_2), ["M03"], WORKSHOP))).toBe("E-GEN-08");
    expect(refusal(await sendOut(await at("K02", PROVINCE), ["M03"], WORKSHOP))).toBe("E-TRF-10c");
    given(await sendOut(await at("K02", PROVINCE), ["M12"], WORKSHOP));
    given(await judge(await at("K21", COMPANY), "M12"));
    expect(await branchOf("M12")).toBe(WORKSHOP);
  });

  it("不能去的地方：待接转、专属库、出国支部、领导机关、自己的支部、升学去街道（TRF-23）、京粤闽的团委（TRF-17）", async () => {
    const m01 = await at("M01", CLASS_1);
    const to = async (name: string, reason?: "FURTHER_STUDY") => refusal(await sendOut(m01, ["M03"], { to: name, reason }));
    expect(await to("江海海洋大学信息学院待接转团支部")).toBe("E-TRF-40");
    expect(await to(LIBRARY)).toBe("E-TRF-40");
    expect(await to("江海海洋大学出国（境）学习研究团员团支部")).toBe("E-TRF-40");
    expect(await to(DISTRICT)).toBe("E-TRF-40");
    expect(await to(CLASS_1)).toBe("E-TRF-10b");
    expect(await to(STREET, "FURTHER_STUDY")).toBe("E-TRF-23");
    expect(await to(COMMUNITY, "FURTHER_STUDY")).toBe("E-TRF-23");
    expect(await to(BEIJING_STREET)).toBe("E-TRF-17");
    expect(await db().transfer.count()).toBe(0);
  });

  it("一人一项（TRF-13）、未认证（TRF-14）、正在更正删除（MEM-37）、没选原因、其他原因不写、退学不知情（TRF-26）都不行", async () => {
    const m01 = await at("M01", CLASS_1);
    expect(refusal(await sendOut(m01, ["M04"], COMMUNITY))).toBe("E-TRF-14");
    given(await sendOut(m01, ["M03"], COMMUNITY));
    expect(refusal(await sendOut(m01, ["M03"], WORKSHOP))).toBe("E-TRF-02");
    expect(refusal(await sendOut(m01, ["M05"], { to: COMMUNITY, reason: "LEFT_SCHOOL" }))).toBe("E-TRF-26");
    expect(refusal(await sendOut(m01, ["M05"], { to: COMMUNITY, reason: "OTHER" }))).toBe("E-GEN-01");
    expect(refusal(await sendOut(m01, ["M05"], { to: COMMUNITY, more: { reason: "" } }))).toBe("E-TRF-24");
    expect(refusal(await sendOut(m01, ["M05"], { to: COMMUNITY, reason: "REORGANIZATION" }))).toBe("E-TRF-24");
    const { askDeletion } = await import("#tests/support/corrections");
    given(await askDeletion(m01, "M05"));
    expect(await sendOut(m01, ["M05"], COMMUNITY)).toMatchObject({ code: "E-MEM-37", because: expect.stringContaining("删除申请") });
    expect(await sendOut(m01, ["M06", "M04"], COMMUNITY)).toMatchObject({ code: "E-TRF-14", because: expect.stringContaining("赵砚秋：") });
    expect(await db().transfer.count()).toBe(1);
  });
});

describe("办理转入（TRF-04、TRF-05）", () => {
  it("O04 要 M11：O12 或 O11 同意，O04 分配到 O08", async () => {
    const m08 = await at("M08", COLLEGE);
    given(await bringIn(m08, "M11"));
    expect(await stateOf("M11")).toBe("PENDING_OUT");
    given(await judge(await at("M09", STREET), "M11"));
    expect(await stateOf("M11")).toBe("PENDING_ASSIGN");
    given(await assign(m08, "M11", CLASS_2022));
    expect(await branchOf("M11")).toBe(CLASS_2022);
    expect(await violations()).toEqual([]);
  });

  it("O07 要 M03：O06 或 O05 同意，M03 在 O07；O05 要 O06 的人 E-TRF-05", async () => {
    expect(refusal(await bringIn(await at("K05", GRADE), "M03"))).toBe("E-TRF-05");
    given(await bringIn(await at("M07", CLASS_2), "M03"));
    given(await judge(await at("M01", CLASS_1), "M03"));
    expect(await branchOf("M03")).toBe(CLASS_2);
    expect(await violations()).toEqual([]);
  });

  it("姓名和号码有一样不对就是没有；领导机关没有这项功能；库里的人请找省级（Q19）；查询也一样", async () => {
    const m07 = await at("M07", CLASS_2);
    expect(refusal(await bringIn(m07, "M03", { more: { name: "陈听雪" } }))).toBe("E-TRF-04");
    expect(refusal(await bringIn(m07, "M03", { more: { idNumber: "379901200302149021" } }))).toBe("E-TRF-04");
    expect(refusal(await bringIn(m07, "M12"))).toBe("E-MEM-47");
    expect(refusal(await bringIn(await at("K10", DISTRICT), "M03"))).toBe("E-TRF-10c");
    const found = given(await press(m07.browser, lookUpTransfer, { name: "陈听雨", idNumber: idNumberOf("M03") }));
    expect(found).toMatchObject({ name: "陈听雨", branch: CLASS_1, advice: [] });
    expect(refusal(await press(m07.browser, lookUpTransfer, { name: "陈听雨", idNumber: idNumberOf("M05") }))).toBe("E-TRF-04");
  });
});

describe("本人申请（TRF-06、TRF-17）", () => {
  it("M03 → O08：O06 同意，O08 同意；历史里两步都在，别人的看不到", async () => {
    const m03 = await signedIn("M03");
    given(await apply(m03, CLASS_2022));
    given(await judge(await at("M01", CLASS_1), "M03"));
    given(await judge(await at("M18", CLASS_2022), "M03"));
    expect(await branchOf("M03")).toBe(CLASS_2022);
    const [own] = await listOwnTransfers(await selfFor(m03));
    expect(own).toMatchObject({ state: "DONE", toBranch: CLASS_2022 });
    expect((await getOwnTransfer(await selfFor(m03), own?.id ?? ""))?.steps.map((s) => s.kind)).toEqual(["FILED", "APPROVED", "APPROVED"]);
    expect(await getOwnTransfer(await selfFor(await signedIn("M05")), own?.id ?? "")).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("M03 → O19（北京的团委）E-TRF-17；→ O20：O06 同意后等报到，谁的桌上都没有；报到码对了，O20 才能同意", async () => {
    setClock(new Date("2025-07-01T09:00:00+08:00"));
    const [m03, m01, k20] = [await signedIn("M03"), await at("M01", CLASS_1), await at("K20", BEIJING_BRANCH)];
    expect(refusal(await apply(m03, BEIJING_STREET, { more: { isExternal: true } }))).toBe("E-TRF-17");
    expect(refusal(await apply(m03, BEIJING_BRANCH))).toBe("E-TRF-47");
    given(await apply(m03, BEIJING_BRANCH, { more: { isExternal: true } }));
    given(await judge(m01, "M03"));
    expect(await stateOf("M03")).toBe("WAIT_REPORT");
    const k90 = await signedIn("K90");
    expect([await papersOf(k90), await papersOf(k20)]).toEqual([[], []]);
    expect(refusal(await judge(k90, "M03"))).toBe("E-GEN-08");
    expect(refusal(await judge(k20, "M03"))).toBe("E-GEN-08");
    const { id: transferId } = await transferOf("M03");
    expect(refusal(await press(m03.browser, reportTransfer, { transferId, code: "2345ABCD" }))).toBe("E-TRF-43");
    const other = await signedIn("M05");
    expect(refusal(await press(other.browser, reportTransfer, { transferId, code: reportCode(transferId) }))).toBe("E-GEN-08");
    given(await press(m03.browser, reportTransfer, { transferId, code: reportCode(transferId) }));
    expect(await stateOf("M03")).toBe("PENDING_IN");
    given(await judge(k20, "M03"));
    expect(await branchOf("M03")).toBe(BEIJING_BRANCH);
    expect(await violations()).toEqual([]);
  });

  it("书记本人申请的，自己不能批自己的；另一位管理员或上级可以", async () => {
    const m01 = await at("M01", CLASS_1);
    given(await apply(m01, CLASS_2022));
    expect(refusal(await judge(m01, "M01"))).toBe("E-OPS-07");
    given(await judge(await at("K05", GRADE), "M01"));
    expect(await stateOf("M01")).toBe("PENDING_IN");
  });

  it("升学要写清学校与类别；乡镇街道不行", async () => {
    const m03 = await signedIn("M03");
    expect(refusal(await apply(m03, CLASS_2022, { reason: "FURTHER_STUDY" }))).toBe("E-GEN-01");
    const unit = { newUnitName: "江海海洋大学", newUnitAddress: "江海省临澜市", schoolType: "UNIVERSITY" };
    expect(refusal(await apply(m03, COMMUNITY, { reason: "FURTHER_STUDY", more: unit }))).toBe("E-TRF-23");
    given(await apply(m03, CLASS_2022, { reason: "FURTHER_STUDY", more: unit }));
    expect(Buffer.from((await transferOf("M03")).details).toString("latin1")).not.toContain("19900000003");
  });
});

describe("批量接转（TRF-10、I14）", () => {
  it("O05 把两人 O06→O07，原因升学，立刻生效，本人收到消息", async () => {
    expect(given(await moveInBulk(await at("K05", GRADE), ["M03", "M05"], [CLASS_1, CLASS_2])).moved).toBe(2);
    expect([await branchOf("M03"), await branchOf("M05")]).toEqual([CLASS_2, CLASS_2]);
    expect(await lettersTo("M05")).toContain("你的组织关系已转到计算机专业2021级2班团支部");
    const rows = await db().transfer.findMany();
    expect(new Set(rows.map((r) => r.batchId)).size).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("31 人 E-TRF-10a；同一个支部 E-TRF-10b；支部、领导机关 E-TRF-10c；范围之外没有；一个不行全不行，说出是谁", async () => {
    const k05 = await at("K05", GRADE);
    const many = Array.from({ length: 31 }, () => crypto.randomUUID());
    expect(refusal(await moveInBulk(k05, [], [CLASS_1, CLASS_2, { personIds: many }]))).toBe("E-TRF-10a");
    expect(refusal(await moveInBulk(k05, ["M03"], [CLASS_1, CLASS_1]))).toBe("E-TRF-10b");
    expect(refusal(await moveInBulk(await at("M01", CLASS_1), ["M03"], [CLASS_1, CLASS_1]))).toBe("E-TRF-10c");
    expect(refusal(await moveInBulk(await at("K10", DISTRICT), ["K13"], [COMMUNITY, WORKSHOP]))).toBe("E-TRF-10c");
    expect(refusal(await moveInBulk(k05, ["M03"], [CLASS_1, CLASS_2022]))).toBe("E-GEN-08");
    const mixed = await moveInBulk(k05, ["M03", "M04"], [CLASS_1, CLASS_2]);
    expect(mixed).toMatchObject({ code: "E-TRF-14", because: expect.stringContaining("赵砚秋：") });
    expect(await branchOf("M03")).toBe(CLASS_1);
    expect(await db().transfer.count()).toBe(0);
  });
});
