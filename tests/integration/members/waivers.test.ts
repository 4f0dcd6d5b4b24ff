import { beforeEach, describe, expect, it } from "vitest";
import { enterMember } from "#lib/archives/actions";
import { db } from "#lib/db";
import { withdrawPaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { reportWaiver } from "#lib/members/actions";
import { findUsableWaiver, listWaivers } from "#lib/members/waivers/queries";
import { WAIVER } from "#lib/members/waivers/rules";
import type { WaiverForm } from "#lib/members/waivers/schema";
import { terminalStates } from "#lib/workflow";
import { withFreshWorld } from "#tests/support/database";
import { decide, papersOf } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import { CLASS_1, CLASS_2, COLLEGE, GRADE, PROVINCE } from "#tests/support/organizations";
import { given, organizationId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { call } from "#tests/support/routes";
import { violations } from "#tests/support/soundness";
import { idOf, studentOf, type Texts } from "#tests/support/students";

withFreshWorld();
const at = (key: string, organization: string) => signedIn(key, { organization });
let province: Player;
let central: Player;
beforeEach(async () => {
  province = await at("K02", PROVINCE);
  central = await signedIn("K01");
});

/** Twelve when they joined in 2018; and a soldier of the right age without any number. */
const YOUNG: Texts = { ...studentOf(40), idNumber: idOf("2006-03-15", 771), joinLeagueDate: "2018-12-01", developmentNo: "201839000771" };
const SOLDIER: Texts = { ...studentOf(41), joinLeagueDate: "2019-05-04", developmentNo: "" };

async function report(texts: Texts, more: Partial<WaiverForm> = {}, player = province) {
  const { name = "", idNumber = "" } = texts;
  const form = { kind: "AGE" as const, branchId: await organizationId(CLASS_1), name, idNumber, idNumberConfirm: idNumber };
  const told = { mobile: "19900000771", note: "某县团委二月出具说明，材料齐全" };
  return press(player.browser, reportWaiver, { ...form, ...told, ...more });
}
type By = { waiverId?: string; branch?: string };
async function enter(player: Player, texts: Texts, { waiverId, branch = CLASS_1 }: By = {}) {
  const form = formOfTexts({ ...texts, developmentNo: texts.developmentNo ?? "" }, await organizationId(branch));
  return press(player.browser, enterMember, { ...form, acceptWarnings: true, ...(waiverId ? { waiverId } : {}) });
}
const waiting = async (player: Player) => (await papersOf(player))[0]?.id ?? "";
const approve = async (texts: Texts, more: Partial<WaiverForm> = {}): Promise<string> => {
  const { waiverId } = given(await report(texts, more));
  given(await decide(central, await waiting(central)));
  return waiverId;
};

describe("年龄例外（MEM-27）", () => {
  it("O06 录入年龄不到的：E-MEM-06；省级上报，团中央同意，凭批准号录入成功，资料完整，批准只用一次", async () => {
    const m01 = await at("M01", CLASS_1);
    expect(refusal(await enter(m01, YOUNG))).toBe("E-MEM-06");
    const { waiverId } = given(await report(YOUNG));
    const paper = await getPaper(await scopeFor(central), await waiting(central));
    expect(paper?.facts.map((f) => f.label)).toEqual(["种类", "姓名", "身份证", "联系方式", "当前所在团组织", "情况说明"]);
    expect(JSON.stringify(paper)).not.toContain(YOUNG.idNumber);
    expect(refusal(await enter(central, YOUNG, { waiverId }))).toBe("E-MEM-54");
    given(await decide(central, await waiting(central)));
    expect(refusal(await enter(m01, YOUNG, { waiverId }))).toBe("E-PERM-01");
    expect(refusal(await enter(central, { ...YOUNG, idNumber: idOf("2006-03-15", 772) }, { waiverId }))).toBe("E-MEM-54");
    expect(refusal(await enter(central, YOUNG, { waiverId, branch: CLASS_2 }))).toBe("E-PERM-02");
    expect(refusal(await enter(central, YOUNG))).toBe("E-PERM-02");
    const entered = given(await enter(central, YOUNG, { waiverId }));
    const person = await db().person.findUniqueOrThrow({ where: { id: entered.kind === "entered" ? entered.personId : "" } });
    expect([person.entryWaiver, person.complete]).toEqual(["AGE", true]);
    expect(refusal(await enter(central, YOUNG, { waiverId }))).toBe("E-MEM-54");
    expect(await violations()).toEqual([]);
  });

  it("系统后台也可以代团中央录入；两个窗口同时，只进来一个人", async () => {
    const waiverId = await approve(YOUNG);
    const operator = await signedIn("K90");
    const answers = await Promise.all([enter(operator, YOUNG, { waiverId }), enter(central, YOUNG, { waiverId })]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(await db().person.count({ where: { name: YOUNG.name ?? "" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("上报表：省级的只有自己的，有人数、完整的号码，导出留痕；支部导不出", async () => {
    given(await report(YOUNG));
    const answer = await call(province.browser, "/api/exports/waivers");
    const { rows } = await readBytes(new Uint8Array(await answer.arrayBuffer()));
    expect(rows.map((r) => r.cells.slice(2, 4))).toEqual([["姓名", "身份证号"], [YOUNG.name, YOUNG.idNumber], expect.anything()]);
    expect(rows.at(-1)?.cells.slice(0, 2)).toEqual(["合计", "1人"]);
    expect(await db().auditEvent.count({ where: { action: "waiver.exported" } })).toBe(1);
    expect((await call((await at("M01", CLASS_1)).browser, "/api/exports/waivers")).status).toBe(403);
  });
});

describe("退伍军人（MEM-29）", () => {
  it("没有批准号，编号照样必填；有了，支部管理员收到消息，编号可以空着，资料算完整，以后修改也不再要", async () => {
    const m01 = await at("M01", CLASS_1);
    expect(refusal(await enter(m01, SOLDIER))).toBe("E-MEM-07");
    const waiverId = await approve(SOLDIER, { kind: "ARMY" });
    expect(await db().message.count({ where: { personId: m01.personId, href: `/manage/members/new?waiver=${waiverId}` } })).toBe(1);
    expect(await findUsableWaiver(await scopeFor(m01), waiverId)).toMatchObject({ kind: "ARMY", name: SOLDIER.name });
    expect(await findUsableWaiver(await scopeFor(await at("M07", CLASS_2)), waiverId)).toBeNull();
    expect(refusal(await enter(await at("M07", CLASS_2), SOLDIER, { waiverId, branch: CLASS_2 }))).toBe("E-MEM-54");
    expect(refusal(await enter(await at("M08", COLLEGE), SOLDIER, { waiverId }))).toBe("E-PERM-02");
    const entered = given(await enter(await at("K05", GRADE), SOLDIER, { waiverId }));
    const person = await db().person.findUniqueOrThrow({ where: { id: entered.kind === "entered" ? entered.personId : "" } });
    expect([person.entryWaiver, person.developmentNo, person.complete]).toEqual(["ARMY", null, true]);
    expect(await violations()).toEqual([]);
  });
});

describe("上报", () => {
  it("走到头的状态：未同意、已撤回、已录入", () => expect(terminalStates(WAIVER).sort()).toEqual(["REFUSED", "USED", "WITHDRAWN"]));

  it("只有省级能报自己下面的；已登记的、两次号码不同的、没写说明的、正在办的不行；撤回之后可以再报", async () => {
    for (const [key, organization] of [
      ["M01", CLASS_1],
      ["M08", COLLEGE],
    ] as const)
      expect(refusal(await report(YOUNG, {}, await at(key, organization)))).toBe("E-PERM-01");
    expect(refusal(await report(YOUNG, {}, central))).toBe("E-PERM-01");
    expect(refusal(await report(YOUNG, { branchId: await organizationId(COLLEGE) }))).toBe("E-ORG-27");
    expect(refusal(await report(YOUNG, { idNumberConfirm: SOLDIER.idNumber ?? "" }))).toBe("E-ID-02");
    expect((await report(YOUNG, { note: "材料齐" })).ok).toBe(false);
    given(await report(YOUNG));
    expect(refusal(await report(YOUNG, { kind: "ARMY" }))).toBe("E-MEM-55");
    const mine = await db().paper.findFirstOrThrow({ where: { type: "ENTRY_WAIVER", state: "OPEN" } });
    given(await press(province.browser, withdrawPaper, { paperId: mine.id }));
    given(await report(YOUNG));
    given(await decide(central, await waiting(central), "情况说明不完整"));
    expect((await listWaivers(await scopeFor(province), { limit: 9, offset: 0 })).map((w) => w.state).sort()).toEqual([
      "REFUSED",
      "WITHDRAWN",
    ]);
    expect(await listWaivers(await scopeFor(await at("M01", CLASS_1)), { limit: 9, offset: 0 })).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});
