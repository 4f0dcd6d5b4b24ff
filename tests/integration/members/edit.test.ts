import { beforeAll, describe, expect, it } from "vitest";
import { readTotal } from "#lib/counters/queries";
import { setClock } from "#lib/clock";
import { completeAtEighteen } from "#lib/members/jobs";
import { db } from "#lib/db";
import * as memberActions from "#lib/members/actions";
import { editMember, editOwnRecord } from "#lib/members/actions";
import { getMemberCard } from "#lib/members/card/queries";
import { getEditable, getOwnRecord, listHistory } from "#lib/members/queries";
import { draftOf, openContacts } from "#lib/members/record/queries";
import { formOfDraft, type PersonForm } from "#lib/members/entry/schema";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { leaksIn } from "#tests/support/leaks";
import { actorFor, given, personId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { CLASS_1, CLASS_2, COLLEGE, GRADE } from "#tests/support/organizations";

withWorld();
let m01: Player;
let m07: Player;
let k05: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
  k05 = await signedIn("K05", { organization: GRADE });
});

type Opened = { personId: string; version: number; person: PersonForm };
/** The form as it opens for an administrator. */
async function open(player: Player, key: string): Promise<Opened> {
  const page = await getEditable(await scopeFor(player), await personId(key));
  if (!page) throw new Error("out of reach");
  return { personId: page.personId, version: page.version, person: formOfDraft(page.draft) };
}
const save = (player: Player, { person, ...opened }: Opened, change: Partial<PersonForm> = {}) =>
  press(player.browser, editMember, { ...opened, acceptWarnings: true, person: { ...person, ...change } });
const stored = async (key: string) => db().person.findUniqueOrThrow({ where: { id: await personId(key) } });

describe("管理员修改（MEM-18）", () => {
  it("白若溪更正赵砚秋的编号：变动记录里有旧的、新的、是谁改的（MEM-32）", async () => {
    expect(given(await save(k05, await open(k05, "M04"), { developmentNo: "202139700002" }))).toEqual({ kind: "saved", changed: 1 });
    const [line] = await listHistory(await personId("M04"));
    expect(line).toMatchObject({ by: "白若溪" });
    expect(JSON.stringify(line)).toContain("202139700001");
    expect(JSON.stringify(line)).toContain("202139700002");
    expect(await violations()).toEqual([]);
  });

  it("打着码的手机和地址原样交回来，不算改动；改了的才算，记录里也打着码", async () => {
    const before = draftOf(await stored("M06"));
    const opened = await open(m01, "M06");
    expect([opened.person.mobile, opened.person.householdAddress]).toEqual(["199****0006", "江海省临澜市******"]);
    expect(leaksIn(opened.person)).toEqual([]);
    expect(given(await save(m01, opened))).toEqual({ kind: "saved", changed: 0 });
    expect(draftOf(await stored("M06"))).toEqual(before);
    expect(given(await save(m01, opened, { mobile: "19955556666" }))).toEqual({ kind: "saved", changed: 1 });
    expect(draftOf(await stored("M06"))).toEqual({ ...before, mobile: "19955556666" });
    expect(leaksIn(await listHistory(await personId("M06")))).toEqual([]);
  });

  it("姓名、号码、职务改不了（MEM-20、CAD-11）", async () => {
    const before = draftOf(await stored("M02"));
    for (const other of [{ name: "别人" }, { idNumber: "379901200302149024" }])
      expect(refusal(await save(m01, await open(m01, "M02"), other))).toBe("E-MEM-20");
    const change = { isCadre: "0", post: "", education: "31" } as const;
    expect(given(await save(m01, await open(m01, "M02"), change))).toEqual({ kind: "saved", changed: 1 });
    expect(draftOf(await stored("M02"))).toEqual({ ...before, education: "31" });
    expect(await db().cadrePost.count({ where: { personId: await personId("M02"), post: "DEPUTY_SECRETARY", status: "ACTIVE" } })).toBe(1);
  });

  it("两个人打开同一张表，后交的那个要刷新（E-GEN-02、NFR-05）；一起交只成一个", async () => {
    const [first, second] = [await open(m01, "M06"), await open(k05, "M06")];
    given(await save(m01, first, { wechat: "ruochuan" }));
    expect(refusal(await save(k05, second, { wechat: "other" }))).toBe("E-GEN-02");
    const again = await open(m01, "M06");
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(m01, again, { wechat: `w${i}` })));
    expect(answers.filter((a) => a.ok).length).toBe(1);
    expect(answers.filter((a) => !a.ok).map(refusal)).toEqual(Array.from({ length: 7 }, () => "E-GEN-02"));
  });

  it("规矩照旧：占用的编号、假手机、没有的代码", async () => {
    const opened = await open(m01, "M04");
    expect(refusal(await save(m01, opened, { developmentNo: "201739000123", joinLeagueDate: "2017-05-04" }))).toBe("E-MEM-09");
    expect(refusal(await save(m01, opened, { developmentNo: "20213970000" }))).toBe("E-MEM-08a");
    expect(refusal(await save(m01, opened, { mobile: "12345678901" }))).toBe("E-MEM-15");
    expect(refusal(await save(m01, opened, { ethnicity: "00" }))).toBe("E-MEM-41");
    expect(refusal(await save(m01, opened, { joinLeagueDate: "2025-12-01" }))).toBeDefined();
  });

  it("一项改了，别的项因此不对，也存不进去：编号、入党时间；学历的提醒看得到（MEM-07、MEM-08、MEM-12、MEM-14）", async () => {
    expect(refusal(await save(m01, await open(m01, "M04"), { joinLeagueDate: "2019-11-20" }))).toBe("E-MEM-08b");
    const opened = await open(m01, "M03");
    expect(refusal(await save(m01, opened, { joinLeagueDate: "2018-05-04" }))).toBe("E-MEM-07");
    expect(refusal(await save(m01, opened, { politicalStatus: "01" }))).toBe("E-MEM-01");
    const { person, ...rest } = opened;
    const asked = { ...rest, acceptWarnings: false, person: { ...person, studyStatus: "01" } };
    expect(given(await press(m01.browser, editMember, asked))).toMatchObject({ kind: "warnings", warnings: [{ code: "W-MEM-12" }] });
  });

  it("手机带着空格和 +86 贴进来，存的是十一位（MEM-15）", async () => {
    given(await save(m01, await open(m01, "M06"), { mobile: "+86 199 0000 0066" }));
    expect(draftOf(await stored("M06")).mobile).toBe("19900000066");
  });

  it("同支部的人已经填了这个手机：提醒，可以照填，不说是谁（MEM-15）", async () => {
    const { person, ...rest } = await open(m01, "M05");
    const asked = { ...rest, acceptWarnings: false, person: { ...person, mobile: "19900000001" } };
    const warned = given(await press(m01.browser, editMember, asked));
    expect(warned).toMatchObject({ kind: "warnings", warnings: [{ field: "mobile", code: "W-MEM-15" }] });
    expect(JSON.stringify(warned)).toContain("1名团员");
    expect(JSON.stringify(warned)).not.toContain("林晓澜");
    expect(given(await press(m01.browser, editMember, { ...asked, acceptWarnings: true }))).toEqual({ kind: "saved", changed: 1 });
  });

  it("同一个编号一起改给两个人：只成一个，另一个知道被谁占用", async () => {
    const number = "201739044444";
    const forms = await Promise.all(["M01", "M05", "M06"].map((key) => open(m01, key)));
    const joined = { joinLeagueDate: "2017-05-04", developmentNo: number };
    const answers = await Promise.all(forms.map((form) => save(m01, form, joined)));
    expect(answers.filter((a) => a.ok).length).toBe(1);
    expect(answers.filter((a) => !a.ok).map(refusal)).toEqual(["E-MEM-09", "E-MEM-09"]);
  });

  it("入学升学以后在读状况可以更新，不再核对编号的领域（MEM-11）", async () => {
    const { branchId } = await db().membership.findFirstOrThrow({ where: { personId: await personId("M10") } });
    const { fullName } = await db().organization.findUniqueOrThrow({ where: { id: branchId } });
    const m17 = await signedIn("M17", { organization: fullName });
    const opened = await open(m17, "M10");
    given(await save(m17, opened, { studyStatus: "01", education: "81" }));
    expect(given(await save(m17, { ...opened, version: opened.version + 1 }, { studyStatus: "02", education: "71" })).kind).toBe("saved");
    expect((await stored("M10")).developmentNo).toBe("202339000045");
  });

  it("必填的清不掉（MEM-24）", async () => {
    expect(refusal(await save(m01, await open(m01, "M05"), { householdAddress: "" }))).toBe("E-MEM-01");
  });

  it("邻居、隔一级的上级、普通团员都不行", async () => {
    const opened = await open(m01, "M05");
    const m08 = await signedIn("M08", { organization: COLLEGE });
    expect(refusal(await save(m08, opened, { wechat: "x" }))).toBe("E-PERM-02");
    expect(refusal(await save(m07, opened, { wechat: "x" }))).toMatch(/E-PERM-02|E-GEN-08/);
    expect(refusal(await save(await signedIn("M06"), opened, { wechat: "x" }))).toMatch(/^E-PERM/);
    expect(refusal(await save(m01, { ...opened, personId: crypto.randomUUID() }))).toBe("E-GEN-08");
  });

  it("没有删除团员的动作（MEM-19）", () => {
    const verbs = /^(edit|enter|reveal|record|export|request|send|import|verify)[A-Z]/;
    const ofMembers = Object.keys(memberActions).filter((name) => !/(Youth|Waiver)$/.test(name));
    expect(ofMembers.filter((name) => !verbs.test(name))).toEqual([]);
  });
});

describe("不是团员的团干部（7.1 C、PWD-04）", () => {
  it("在两处任职的白若溪：两处的直属上级都打得开她的卡片、改得了手机、发得了码；别处的人看不到", async () => {
    const [k03, m08] = [await signedIn("K03", { organization: "江海海洋大学团委" }), await signedIn("M08", { organization: COLLEGE })];
    for (const [player, mobile] of [
      [k03, "19900000777"],
      [m08, "19900000778"],
    ] as const) {
      const card = await getMemberCard(await actorFor(player), await scopeFor(player), await personId("K05"));
      expect(card).toMatchObject({ mayEdit: { yes: true }, mayIssueCode: { yes: true } });
      expect(given(await save(player, await open(player, "K05"), { mobile }))).toEqual({ kind: "saved", changed: 1 });
      expect(openContacts(await stored("K05")).mobile).toBe(mobile);
    }
    expect(await getMemberCard(await actorFor(m07), await scopeFor(m07), await personId("K05"))).toBeNull();
    const k13 = await signedIn("K13");
    expect(await getMemberCard(await actorFor(k13), await scopeFor(k13), await personId("K05"))).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe("本人修改（MEM-17）", () => {
  const ownForm = async (player: Player): Promise<Opened> => {
    const page = await getOwnRecord(await selfFor(player));
    if (!page) throw new Error("no record");
    return { personId: page.personId, version: page.version, person: formOfDraft(page.draft) };
  };
  const saveOwn = (player: Player, { person, ...opened }: Opened, change: Partial<PersonForm> = {}) =>
    press(player.browser, editOwnRecord, { ...opened, acceptWarnings: true, person: { ...person, ...change } });

  it("陈听雨改学历：保存；姓名、号码改不动；改不了别人的", async () => {
    const m03 = await signedIn("M03");
    const opened = await ownForm(m03);
    const before = draftOf(await stored("M03"));
    for (const other of [{ name: "陈听风" }, { idNumber: "379901200302149024" }])
      expect(refusal(await saveOwn(m03, opened, { education: "31", ...other }))).toBe("E-MEM-20");
    expect(given(await saveOwn(m03, opened, { education: "31" }))).toEqual({ kind: "saved", changed: 1 });
    expect(draftOf(await stored("M03"))).toEqual({ ...before, education: "31" });
    expect(refusal(await saveOwn(m03, { ...opened, personId: await personId("M04") }))).toBe("E-GEN-08");
  });

  it("没有登录的、只能改密码的会话都不行", async () => {
    const m03 = await signedIn("M03");
    const opened = await ownForm(m03);
    const restricted = await signedIn("M03", { restricted: true });
    expect(refusal(await saveOwn(restricted, opened, { wechat: "x" }))).toBe("E-PWD-03");
  });
});

describe("满18周岁（MEM-13、MEM-24）", () => {
  it("那天起要补填是否递交入党申请书：资料不完整，支部的数字跟着变；填了就完整", async () => {
    const { branchId } = await db().membership.findFirstOrThrow({ where: { personId: await personId("M10") } });
    const home = await db().organization.findUniqueOrThrow({ where: { id: branchId } });
    const incomplete = async () => (await readTotal(db(), home))["members.incomplete"];
    setClock(new Date("2026-04-01T22:00:00+08:00"));
    await completeAtEighteen();
    const before = await incomplete();
    setClock(new Date("2026-04-01T23:00:00+08:00"));
    await completeAtEighteen();
    expect([(await stored("M10")).complete, await incomplete()]).toEqual([true, before]);
    setClock(new Date("2026-04-02T00:06:00+08:00"));
    await completeAtEighteen();
    await completeAtEighteen();
    expect([(await stored("M10")).missing, await incomplete()]).toEqual([["partyApplication"], before + 1]);
    const m17 = await signedIn("M17", { organization: home.fullName });
    given(await save(m17, await open(m17, "M10"), { partyApplication: "0" }));
    expect([(await stored("M10")).complete, await incomplete()]).toEqual([true, before]);
    expect(await violations()).toEqual([]);
  });
});
