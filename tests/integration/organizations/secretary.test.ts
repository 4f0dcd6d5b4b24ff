import { beforeEach, describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { withWorld } from "#tests/support/database";
import {
  CLASS_1,
  CLASS_2,
  CLASS_2022,
  COLLEGE,
  GRADE,
  OVERSEAS,
  organizationOf,
  UNIVERSITY,
  saveChild,
  saveOwn,
} from "#tests/support/organizations";
import { together } from "#tests/support/owner";
import { given, organizationId, type Player, personId, refusal, signedIn } from "#tests/support/people";
import { PEOPLE } from "#world/people";

withWorld();

const idOf = (key: string) => PEOPLE.find((p) => p.key === key)?.idNumber ?? "";
const UNKNOWN = { name: "唐予安", idNumber: "379901200408159685", mobile: "19900000016" };
const WANTED = { name: "秦望川", idNumber: "379901200305201078", mobile: "19900000020" };
let [m01, m08, k03] = [] as Player[] as [Player, Player, Player];
beforeEach(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m08 = await signedIn("M08", { organization: COLLEGE });
  k03 = await signedIn("K03", { organization: UNIVERSITY });
});

describe("书记一栏（ORG-13）", () => {
  it("O16 的书记填成许知夏的证件号、别人的名字：E-ORG-13，只露一个姓", async () => {
    const secretary = { name: "李某", idNumber: idOf("M09"), mobile: "19900000009" };
    const answer = await saveChild(k03, OVERSEAS, { secretary });
    expect(answer).toMatchObject({ code: "E-ORG-13", because: "该身份证号码已登记为许**，请核对姓名。" });
  });

  it("名字对了，但她是听涛社区团支部的团员：E-MEM-03", async () => {
    const secretary = { name: "许知夏", idNumber: idOf("M09"), mobile: "19900000009" };
    const answer = await saveChild(k03, OVERSEAS, { secretary });
    expect(answer).toMatchObject({ code: "E-MEM-03", because: expect.stringContaining("望潮街道听涛社区团支部") });
  });

  it("证件号不对、手机不对、名字不对，各落在自己那一格，什么也没有写进去", async () => {
    const before = await db().person.count();
    for (const [field, more] of [
      ["secretary.idNumber", { idNumber: "379901200408159684" }],
      ["secretary.mobile", { mobile: "12345678901" }],
      ["secretary.name", { name: "T1" }],
    ] as const) {
      const answer = await saveChild(k03, OVERSEAS, { phone: "88889999", secretary: { ...UNKNOWN, ...more } });
      expect(Object.keys(answer.ok ? {} : (answer.fields ?? {}))).toEqual([field]);
    }
    expect(await db().person.count()).toBe(before);
    expect((await organizationOf(OVERSEAS)).phone).toBeNull();
  });

  it("不认识的人：建档、开户、任书记，支部里同时成为团员；账号还没有激活", async () => {
    given(await saveChild(k03, OVERSEAS, { secretary: UNKNOWN }));
    const { id } = await organizationOf(OVERSEAS);
    const post = await db().cadrePost.findFirstOrThrow({ where: { organizationId: id, post: "SECRETARY" }, include: { person: true } });
    expect(post.person).toMatchObject({ name: "唐予安", complete: false });
    expect(await db().membership.count({ where: { personId: post.personId, branchId: id, status: "ACTIVE" } })).toBe(1);
    expect((await db().account.findUniqueOrThrow({ where: { personId: post.personId } })).state).toBe("PENDING");
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });

  it("已有书记的不能从这里换（E-CAD-08）", async () => {
    expect(refusal(await saveOwn(m01, CLASS_1, { secretary: UNKNOWN }))).toBe("E-CAD-08");
  });

  it("同一个证件号同时被两个组织登记为书记：一个办成，一个请他刷新，刷新之后说清人在哪里", async () => {
    const vacant = { in: await Promise.all([CLASS_2, CLASS_2022].map(organizationId)) };
    await db().cadrePost.updateMany({ where: { organizationId: vacant }, data: { status: "ENDED", endedAt: now() } });
    const k05 = await signedIn("K05", { organization: GRADE });
    const ask = [() => saveChild(k05, CLASS_2, { secretary: WANTED }), () => saveChild(m08, CLASS_2022, { secretary: WANTED })] as const;
    const answers = await together("person", 2, () => Promise.all(ask.map((one) => one())));
    expect(answers.map((a) => (a.ok ? "ok" : a.code)).sort()).toEqual(["E-GEN-02", "ok"]);
    expect(refusal(await ask[answers[0]?.ok ? 1 : 0]())).toBe("E-MEM-03");
    expect(await db().person.count({ where: { name: WANTED.name } })).toBe(1);
  });
});

describe("是否完整（7.1）", () => {
  it("书记没有手机：不完整，缺的是书记手机；补上立刻完整", async () => {
    const { id } = await organizationOf(CLASS_1);
    expect((await organizationOf(CLASS_1)).infoMissing).toEqual([]);
    await db().person.update({ where: { id: await personId("M01") }, data: { missing: ["mobile"], complete: false } });
    given(await saveOwn(m01, CLASS_1, { phone: "88880010" }));
    expect(await db().organization.findUniqueOrThrow({ where: { id } })).toMatchObject({
      infoComplete: false,
      infoMissing: ["secretaryMobile"],
    });
    await db().person.update({ where: { id: await personId("M01") }, data: { missing: [], complete: true } });
    given(await saveOwn(m01, CLASS_1, { phone: "88880011" }));
    expect((await organizationOf(CLASS_1)).infoComplete).toBe(true);
  });
});
