import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { removeYouth, saveYouth } from "#lib/members/actions";
import { listYouth } from "#lib/members/youth/queries";
import type { YouthForm } from "#lib/members/youth/schema";
import { withWorld } from "#tests/support/database";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, CLASS_2, GRADE } from "#tests/support/organizations";
import { given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";

withWorld();
let m01: Player;
let m07: Player;
let k05: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
  k05 = await signedIn("K05", { organization: GRADE });
});

async function save(player: Player, more: Partial<YouthForm> = {}) {
  const form = { branchId: await organizationId(CLASS_1), name: "云听雪", mobile: "19900000881", birthYear: "2006" };
  return press(player.browser, saveYouth, { ...form, ...more });
}
const list = async (player: Player, q = "") => (await listYouth(await scopeFor(player), { q, page: 1 })).rows;

describe("青年列表（MEM-33）", () => {
  it("设置没有打开：没有这回事；打开之后支部登记、修改、删除，每一步留痕，删了就什么也不留", async () => {
    expect(refusal(await save(m01))).toBe("E-GEN-08");
    const set = { id: newId(), key: "member.youthTab", value: true, source: "测试", effectiveFrom: BASE_DATE, setAt: BASE_DATE };
    await db().settingValue.create({ data: set });
    const { youthId } = given(await save(m01));
    given(await save(m01, { youthId, birthYear: "2007" }));
    expect(await list(m01)).toMatchObject([{ name: "云听雪", birthYear: 2007, mobile: "19900000881" }]);
    expect(await list(m01, "云")).toHaveLength(1);
    expect(await list(m01, "听")).toEqual([]);
    const kept = await db().youth.findUniqueOrThrow({ where: { id: youthId } });
    expect(Buffer.from(kept.mobile ?? []).toString("latin1")).not.toContain("19900000881");
    given(await press(m01.browser, removeYouth, { youthId }));
    expect(refusal(await press(m01.browser, removeYouth, { youthId }))).toBe("E-GEN-08");
    expect(await db().youth.count()).toBe(0);
    expect(await db().auditEvent.count({ where: { action: { startsWith: "youth." } } })).toBe(3);
  });

  it("别的支部看不到也动不了；上级看得到，号码打码，动不了", async () => {
    const { youthId } = given(await save(m01));
    expect(await list(m07)).toEqual([]);
    expect(refusal(await save(m07))).toBe("E-GEN-08");
    expect(refusal(await save(m07, { youthId, branchId: await organizationId(CLASS_2) }))).toBe("E-GEN-08");
    expect(refusal(await press(m07.browser, removeYouth, { youthId }))).toBe("E-GEN-08");
    const seen = await list(k05);
    expect(seen).toMatchObject([{ name: "云听雪", mobile: "199****0881" }]);
    expect(leaksIn(seen)).toEqual([]);
    expect(refusal(await save(k05))).toMatch(/^E-PERM-0[12]$/);
  });

  it.each([
    ["名字里有数字", { name: "云1" }],
    ["手机少一位", { mobile: "1990000088" }],
    ["年份不是年份", { birthYear: "06" }],
    ["年纪太大", { birthYear: "1980" }],
    ["还是幼儿", { birthYear: "2020" }],
  ] as const)("%s：不收", async (_, more) => {
    expect((await save(m01, more)).ok).toBe(false);
  });
});
