import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { enterMember } from "#lib/archives/actions";
import { db } from "#lib/db";
import { revealNumberHolder, revealPerson } from "#lib/members/actions";
import { HOUR, MINUTE, mark } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { given, organizationId, personId, press, refusal, signedIn } from "#tests/support/people";
import { studentOf, worldTexts } from "#tests/support/students";
import { BASE_DATE } from "#world/plant";
import { CLASS_1, CLASS_2, GRADE } from "#tests/support/organizations";

withFreshWorld();

/** So many attempts; how many went through, and what the others were told. */
async function tell(times: number, attempt: () => Promise<string | undefined>): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (let i = 0; i < times; i++) {
    const code = (await attempt()) ?? "ok";
    seen[code] = (seen[code] ?? 0) + 1;
  }
  return seen;
}

describe("一个人一个人地查，有个限度（滥用案例 23、Q18）", () => {
  it("查看完整信息：一小时20次，一天100次", async () => {
    setClock(BASE_DATE);
    const at = mark();
    const id = await personId("M03");
    const hourly = async (hour: number) => {
      at(hour * (HOUR + MINUTE));
      const k05 = await signedIn("K05", { organization: GRADE });
      return tell(21, async () => refusal(await press(k05.browser, revealPerson, { personId: id, reason: "核对户籍" })));
    };
    expect([await hourly(0), await hourly(1)]).toEqual([
      { ok: 20, "E-GEN-04": 1 },
      { ok: 20, "E-GEN-04": 1 },
    ]);
    for (const hour of [2, 3, 4]) await hourly(hour);
    expect(await hourly(5)).toEqual({ "E-GEN-04": 21 });
    expect(await hourly(24)).toEqual({ ok: 20, "E-GEN-04": 1 });
  });

  it("拿录入当查询用：20次以后不再答复登记在哪里、编号是谁的；正常的录入照常", async () => {
    setClock(BASE_DATE);
    const m07 = await signedIn("M07", { organization: CLASS_2 });
    const branchId = await organizationId(CLASS_2);
    const enter = async (texts: Readonly<Record<string, string>>) =>
      refusal(await press(m07.browser, enterMember, { ...formOfTexts(texts, branchId), acceptWarnings: true }));
    const registered = { ...worldTexts("M05"), isCadre: "否" };
    expect(await tell(10, () => enter(registered))).toEqual({ "E-MEM-03": 10 });
    const taken = { ...studentOf(1), joinLeagueDate: "2017-05-04", developmentNo: "201739000123" };
    expect(await tell(12, () => enter(taken))).toEqual({ "E-MEM-09": 10, "E-GEN-04": 2 });
    expect(await enter(registered)).toBe("E-GEN-04");
    given(await press(m07.browser, enterMember, formOfTexts(studentOf(2), branchId)));
  });

  it("编号被占用：先说组织与打码的姓名，写明理由才看到全名；本人知道，记入审计；没有这个编号的说没有", async () => {
    setClock(BASE_DATE);
    const m07 = await signedIn("M07", { organization: CLASS_2 });
    const taken = { ...studentOf(1), joinLeagueDate: "2021-11-20", developmentNo: "202139700001" };
    const refused = await press(m07.browser, enterMember, formOfTexts(taken, await organizationId(CLASS_2)));
    expect(JSON.stringify(refused)).toContain("计算机专业2021级1班团支部 赵**");
    expect(JSON.stringify(refused)).not.toContain("赵砚秋");
    const look = (number: string, reason: string) => press(m07.browser, revealNumberHolder, { number, reason });
    expect(refusal(await look("202139700001", " "))).toBe("E-GEN-09");
    expect(await db().disclosure.count({ where: { viewerId: m07.personId } })).toBe(0);
    const seen = given(await look(" 2021 3970 0001 ", "核对是否填错"));
    expect(seen).toEqual({ name: "赵砚秋", organization: CLASS_1 });
    const subjectId = await personId("M04");
    expect(await db().disclosure.findMany({ where: { viewerId: m07.personId } })).toMatchObject([
      { subjectId, viewerId: m07.personId, fields: ["name"], reason: "核对是否填错" },
    ]);
    expect(await db().auditEvent.count({ where: { action: "member.holderRevealed", subjectId } })).toBe(1);
    expect(await db().message.findFirst({ where: { personId: subjectId, href: "/my/viewers" } })).toMatchObject({
      title: "吴清越因为发展团员编号相同，查看了你的姓名",
      body: "理由：核对是否填错",
    });
    expect(refusal(await look("202139799999", "试一试"))).toBe("E-GEN-08");
  });

  it("占用人的全名：与别的查看合在一起一小时20次，猜不中的也算；没有管理员身份的不行", async () => {
    setClock(BASE_DATE);
    const m07 = await signedIn("M07", { organization: CLASS_2 });
    const look = async (number: string) => refusal(await press(m07.browser, revealNumberHolder, { number, reason: "核对编号" }));
    expect(await tell(15, () => look("202139799999"))).toEqual({ "E-GEN-08": 15 });
    expect(await tell(6, () => look("202139700001"))).toEqual({ ok: 5, "E-GEN-04": 1 });
    expect(await db().disclosure.count({ where: { viewerId: m07.personId } })).toBe(5);
    const m03 = await signedIn("M03");
    expect(refusal(await press(m03.browser, revealNumberHolder, { number: "202139700001", reason: "看看" }))).toMatch(/^E-PERM/);
  });
});
