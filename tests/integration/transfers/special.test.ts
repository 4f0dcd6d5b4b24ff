import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { withdrawOwnTransfer, withdrawTransfer, listForLibrary } from "#lib/transfers/actions";
import { withFreshWorld } from "#tests/support/database";
import { papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, personId, press, refusal, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { apply, at, branchOf, bringIn, FLOATING, judge, LIBRARY, sendOut, stateOf, transferOf } from "#tests/support/transfers";

withFreshWorld();

describe("撤销（TRF-11）", () => {
  it("O06 撤销 M05 的转接；办结之后 E-TRF-11；别的组织撤不了；本人撤本人的", async () => {
    const [m01, m07] = [await at("M01", CLASS_1), await at("M07", CLASS_2)];
    given(await sendOut(m01, ["M05"], CLASS_2));
    const { id: transferId } = await transferOf("M05");
    expect(refusal(await press((await at("K05", GRADE)).browser, withdrawTransfer, { transferId }))).toBe("E-GEN-08");
    given(await press(m01.browser, withdrawTransfer, { transferId }));
    expect(await stateOf("M05")).toBe("WITHDRAWN");
    expect(await papersOf(m07)).toEqual([]);
    given(await sendOut(m01, ["M03"], CLASS_2));
    given(await judge(m07, "M03"));
    expect(refusal(await press(m01.browser, withdrawTransfer, { transferId: (await transferOf("M03")).id }))).toBe("E-TRF-11");
    const m02 = await signedIn("M02");
    given(await apply(m02, CLASS_2022));
    const own = { transferId: (await transferOf("M02")).id };
    expect(refusal(await press((await signedIn("M05")).browser, withdrawOwnTransfer, own))).toBe("E-GEN-08");
    given(await press(m02.browser, withdrawOwnTransfer, own));
    expect(await stateOf("M02")).toBe("WITHDRAWN");
    expect(await violations()).toEqual([]);
  });
});

describe("特殊单位专属库（TRF-18、TRF-19）", () => {
  it("O06 为 M05 发起，O03 列入名单，O02 同意，M05 在 O17；O04、O09 碰不到", async () => {
    setClock(new Date("2025-06-20T09:00:00+08:00"));
    const [m01, k03, k02] = [await at("M01", CLASS_1), await at("K03", UNIVERSITY), await at("K02", PROVINCE)];
    given(await sendOut(m01, ["M05"], { to: null, reason: "ARMY" }));
    expect(await transferOf("M05")).toMatchObject({
      state: "PENDING_LIST",
      route: "SPECIAL",
    });
    expect(refusal(await judge(k02, "M05"))).toMatch(/E-(PERM-02|GEN-08)/);
    expect(refusal(await judge(k03, "M05", { refused: "再等等" }))).toBe("E-TRF-48");
    const transferIds = [(await transferOf("M05")).id];
    expect(refusal(await press((await at("M08", COLLEGE)).browser, listForLibrary, { transferIds }))).toBe("E-GEN-08");
    setClock(new Date("2025-06-25T09:00:00+08:00"));
    const [listing, province] = [await at("K03", UNIVERSITY), await at("K02", PROVINCE)];
    expect(given(await press(listing.browser, listForLibrary, { transferIds })).no).toBe(1);
    expect(await transferOf("M05")).toMatchObject({ state: "PENDING_PROVINCE", listedAt: expect.any(Date) });
    given(await judge(province, "M05"));
    expect(await branchOf("M05")).toBe(LIBRARY);
    expect(await violations()).toEqual([]);
  });

  it("本人申请的，支部先看过证明才同意；没有第三级组织的直接到省级", async () => {
    const m03 = await signedIn("M03");
    given(await apply(m03, null, { reason: "ARMY" }));
    const m01 = await at("M01", CLASS_1);
    expect(refusal(await judge(m01, "M03"))).toBe("E-TRF-44");
    given(await judge(m01, "M03", { proofSeen: true }));
    expect(await stateOf("M03")).toBe("PENDING_LIST");
    given(await judge(await at("K03", UNIVERSITY), "M03"));
    expect(await stateOf("M03")).toBe("PENDING_PROVINCE");
    expect(await violations()).toEqual([]);
  });
});

describe("乡镇街道核实就业（TRF-33）", () => {
  it("M03 申请到 O12：O06 同意；O12 不答 E-TRF-41，答“是” E-TRF-23b，答“否”完成", async () => {
    setClock(new Date("2025-07-01T09:00:00+08:00"));
    await db().person.update({ where: { id: await personId("M03") }, data: { graduateMark: "GRADUATE" } });
    const m03 = await signedIn("M03");
    given(await apply(m03, FLOATING, { reason: "UNEMPLOYED" }));
    given(await judge(await at("M01", CLASS_1), "M03"));
    const k25 = await at("K25", FLOATING);
    expect(refusal(await judge(k25, "M03"))).toBe("E-TRF-41");
    expect(refusal(await judge(k25, "M03", { employedElsewhere: true }))).toBe("E-TRF-23b");
    given(await judge(k25, "M03", { employedElsewhere: false }));
    expect(await branchOf("M03")).toBe(FLOATING);
    expect(await transferOf("M03")).toMatchObject({ employedElsewhere: false, isSocietyLink: true });
    expect((await db().person.findUniqueOrThrow({ where: { id: await personId("M03") } })).graduateMark).toBe("NONE");
  });

  it("办理转入的，在表里就要答", async () => {
    await db().person.update({ where: { id: await personId("M03") }, data: { graduateMark: "GRADUATE" } });
    const m09 = await at("M09", STREET);
    const bring = (employedElsewhere: boolean | null) => bringIn(m09, "M03", { reason: "UNEMPLOYED", more: { employedElsewhere } });
    expect([refusal(await bring(null)), refusal(await bring(true))]).toEqual(["E-TRF-41", "E-TRF-23b"]);
    given(await bring(false));
    expect(await organizationId(CLASS_1)).toBe((await transferOf("M03")).fromBranchId);
  });
});
