import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { fileOwnStay, fileStay, reportFromAbroad, withdrawOwnStay } from "#lib/transfers/actions";
import { remindAbroad } from "#lib/transfers/jobs";
import { listOwnStays, listStays } from "#lib/transfers/overseas/queries";
import { withFreshWorld } from "#tests/support/database";
import { decide, lettersTo, papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, OVERSEAS, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, personId, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { at, branchOf, move, sendOut, stayForm } from "#tests/support/transfers";

withFreshWorld();

const graduate = async (key: string) => db().person.update({ where: { id: await personId(key) }, data: { graduateMark: "GRADUATE" } });
const clock = (text: string) => setClock(new Date(`${text}+08:00`));

describe("出国（境）学习研究保留团组织关系（TRF-32、5.19）", () => {
  it("2025-06-10，M02 申请，K03 同意：M02 在 O16、在册，O06 的职务结束；六个月后提醒汇报，汇报了不再提醒；转走即结束", async () => {
    clock("2025-06-10T09:00:00");
    await graduate("M02");
    const m02 = await signedIn("M02");
    given(await press(m02.browser, fileOwnStay, await stayForm(m02)));
    const k03 = await at("K03", UNIVERSITY);
    const [paper] = await papersOf(k03);
    expect(paper?.type).toBe("OVERSEAS");
    given(await decide(k03, paper?.id ?? ""));
    expect(await branchOf("M02")).toBe(OVERSEAS);
    expect(await db().cadrePost.count({ where: { personId: await personId("M02"), status: "ACTIVE" } })).toBe(0);
    expect((await listStays(await scopeFor(k03))).map((s) => [s.name, s.state])).toEqual([["周望舒", "APPROVED"]]);
    expect(await listStays(await scopeFor(await at("M09", STREET)))).toEqual([]);
    clock("2025-12-09T09:00:00");
    await remindAbroad();
    expect(await lettersTo("M02")).not.toContain("请汇报境外学习期间个人情况");
    clock("2025-12-11T09:00:00");
    await Promise.all([remindAbroad(), remindAbroad()]);
    expect((await lettersTo("M02")).filter((t) => t === "请汇报境外学习期间个人情况")).toHaveLength(1);
    const abroad = await signedIn("M02");
    given(await press(abroad.browser, reportFromAbroad, { text: "课程顺利，一切都好" }));
    expect((await listOwnStays(await selfFor(abroad)))[0]?.reports).toHaveLength(1);
    clock("2026-06-11T08:00:00");
    await remindAbroad();
    expect((await lettersTo("M02")).filter((t) => t === "请汇报境外学习期间个人情况")).toHaveLength(1);
    await move(["M02"], CLASS_2);
    expect((await db().overseasStay.findFirstOrThrow()).state).toBe("ENDED");
    expect(await violations()).toEqual([]);
  });

  it("不是毕业生、缺一项、不是本校的支部、没有书面申请、已有一份，都不行；支部可以代办，别的支部不行", async () => {
    const [m01, m07, m03] = [await at("M01", CLASS_1), await at("M07", CLASS_2), await signedIn("M03")];
    const own = async (more = {}) => refusal(await press(m03.browser, fileOwnStay, await stayForm(m03, more)));
    expect(await own()).toBe("E-TRF-50");
    await graduate("M03");
    expect(await own({ place: "" })).toBe("E-TRF-32");
    expect(await own({ contactPhone: "" })).toBe("E-TRF-32");
    expect(await own({ toBranchId: (await db().membership.findFirstOrThrow()).branchId })).toBe("E-TRF-52");
    expect(await own({ fileId: crypto.randomUUID() })).toBe("E-MEM-49");
    expect(await own({ endOn: "2025-08-31" })).toBe("E-CAD-14");
    const behalf = async (player: typeof m01) =>
      press(player.browser, fileStay, { personId: await personId("M03"), ...(await stayForm(player)) });
    expect(refusal(await behalf(m07))).toBe("E-GEN-08");
    given(await behalf(m01));
    expect(await own()).toBe("E-TRF-51");
  });

  it("不同意要有理由，本人知道；本人可以撤回；先转走的，申请作废", async () => {
    await graduate("M02");
    const [m02, k03] = [await signedIn("M02"), await at("K03", UNIVERSITY)];
    given(await press(m02.browser, fileOwnStay, await stayForm(m02)));
    expect(refusal(await decide(k03, (await papersOf(k03))[0]?.id ?? "", ""))).toBe("E-EDB-07");
    given(await decide(k03, (await papersOf(k03))[0]?.id ?? "", "书面申请不清楚"));
    expect((await lettersTo("M02")).some((t) => t.includes("未同意"))).toBe(true);
    const { stayId } = given(await press(m02.browser, fileOwnStay, await stayForm(m02)));
    expect(refusal(await press((await signedIn("M03")).browser, withdrawOwnStay, { stayId }))).toBe("E-GEN-08");
    given(await press(m02.browser, withdrawOwnStay, { stayId }));
    given(await press(m02.browser, fileOwnStay, await stayForm(m02)));
    await move(["M02"], CLASS_2);
    expect(await papersOf(k03)).toEqual([]);
    expect((await db().overseasStay.findMany({ orderBy: { filedAt: "asc" } })).map((s) => s.state)).toEqual([
      "REFUSED",
      "WITHDRAWN",
      "CANCELLED",
    ]);
    expect(refusal(await sendOut(await at("M07", CLASS_2), ["M02"], OVERSEAS))).toBe("E-TRF-40");
    expect(await violations()).toEqual([]);
  });
});
