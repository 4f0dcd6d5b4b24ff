import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { setAdmissionDay, setNumberUnused } from "#lib/archives/actions";
import { listArchives, listOwnCadres } from "#lib/archives/list/queries";
import { getOverview, listNumbers } from "#lib/archives/overview/queries";
import { getArchive, getOwnArchive } from "#lib/archives/page/queries";
import { readArchiveGaps } from "#lib/archives/prompts/queries";
import { archiveFilterSchema } from "#lib/archives/schema";
import { setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { listViewers } from "#lib/members/disclosures/queries";
import { decideOn, uploadFor } from "#tests/support/archives";
import { withWorld } from "#tests/support/database";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, CLASS_2, COLLEGE, GRADE, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, personId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { readBytes } from "#tests/support/reading";
import { BASE_DATE } from "#world/plant";

withWorld();

const at = (key: string, organization: string) => signedIn(key, { organization });
let secretary: Player;
let college: Player;
let versionId = "";
beforeAll(async () => {
  secretary = await at("M01", CLASS_1);
  college = await at("M08", COLLEGE);
  given(await uploadFor(secretary, "M04"));
  versionId = (await db().archiveVersion.findFirstOrThrow()).id;
});

const listed = async (player: Player, asked: object = {}) =>
  (await listArchives(await scopeFor(player), archiveFilterSchema.parse(asked))).rows.map((r) => [r.name, r.state]);

describe("总览（EDB-16）", () => {
  it("学院看得到团总支一人、高校领域一人，点开是赵砚秋 202139700001；邻班是零", async () => {
    const overview = await getOverview(await scopeFor(college), undefined);
    const grade = overview?.rows.find((r) => r.shortName === "2021级团总支");
    expect(grade).toMatchObject({ entered: 1, uploaded: 1, certified: 0, fields: [{ field: "UNIVERSITY", entered: 1 }] });
    const inside = await getOverview(await scopeFor(college), await organizationId(GRADE));
    expect(inside?.rows.map((r) => [r.shortName, r.entered])).toEqual([
      ["计算机专业2021级1班团支部", 1],
      ["计算机专业2021级2班团支部", 0],
    ]);
    const numbers = await listNumbers(await scopeFor(college), await organizationId(CLASS_1), "UNIVERSITY");
    expect(numbers.map((n) => [n.name, n.number])).toEqual([["赵砚秋", "202139700001"]]);
  });

  it("管不到的组织打不开，也数不出来；号段的编号数算到号段所属组织头上", async () => {
    expect(await getOverview(await scopeFor(college), await organizationId(STREET))).toBeNull();
    expect(await listNumbers(await scopeFor(await at("M07", CLASS_2)), await organizationId(CLASS_1), "UNIVERSITY")).toEqual([]);
    const province = await getOverview(await scopeFor(await at("K02", PROVINCE)), undefined);
    const university = province?.rows.find((r) => r.shortName === "江海海洋大学团委");
    expect(university?.allocated).toBe(150_000 * 7);
    expect((await getOverview(await scopeFor(college), undefined))?.whole.allocated).toBeNull();
  });
});

describe("名单（EDB-01、EDB-02、EDB-08、EDB-13）", () => {
  it("赵砚秋在，陈听雨不在；邻班的支书一个也看不到；按姓名、编号、证件号都找得到", async () => {
    expect(await listed(secretary)).toEqual([["赵砚秋", "PENDING"]]);
    expect(await listed(await at("M07", CLASS_2))).toEqual([]);
    for (const q of ["赵", "202139700001", "379901200305219315"]) expect(await listed(college, { q })).toEqual([["赵砚秋", "PENDING"]]);
    for (const q of ["砚秋", "%", "2021397", "379901200211309248"]) expect(await listed(college, { q })).toEqual([]);
  });

  it("学院筛“审批中”看得到，带着等它决定的那份纸；隔级的看得到，没有纸", async () => {
    const filter = archiveFilterSchema.parse({ show: "waiting" });
    const [row] = (await listArchives(await scopeFor(college), filter)).rows;
    expect(row?.paperId).toBe((await db().paper.findFirstOrThrow({ where: { type: "ARCHIVE" } })).id);
    const [far] = (await listArchives(await scopeFor(await at("K03", UNIVERSITY)), filter)).rows;
    expect([far?.name, far?.paperId]).toEqual(["赵砚秋", null]);
    expect(await listed(college, { show: "missing" })).toEqual([]);
  });

  it("上级2025年2月1日批准的，3月3日还没有过期，3月4日过期；批准日期不能早于入团、不能在以后", async () => {
    const id = await personId("M04");
    const set = (day: string) => press(secretary.browser, setAdmissionDay, { personId: id, day });
    expect(refusal(await set("2021-11-19"))).toBe("E-EDB-14");
    expect(refusal(await set("2025-03-04"))).toBe("E-EDB-14");
    given(await set("2025-02-01"));
    await db().person.update({ where: { id }, data: { archiveState: "NOT_UPLOADED" } });
    const overdue = async () => [
      (await listArchives(await scopeFor(secretary), archiveFilterSchema.parse({}))).rows[0]?.overdue,
      (await listed(secretary, { show: "overdue" })).length,
    ];
    expect(await overdue()).toEqual([false, 0]);
    setClock(laterByDays(BASE_DATE, 1));
    secretary = await at("M01", CLASS_1);
    expect(await overdue()).toEqual([true, 1]);
    setClock(BASE_DATE);
    secretary = await at("M01", CLASS_1);
    await db().person.update({ where: { id }, data: { archiveState: "PENDING" } });
  });

  it("本级团干部的只列本组织的（CAD-19）", async () => {
    await db().person.update({
      where: { id: await personId("K05") },
      data: { archiveState: "NOT_UPLOADED", joinLeagueDate: new Date("2021-05-04") },
    });
    const names = async (player: Player) => (await listOwnCadres(await scopeFor(player))).map((r) => r.name);
    expect([await names(await at("K05", GRADE)), await names(await at("K03", UNIVERSITY))]).toEqual([["白若溪"], []]);
    await db().person.update({ where: { id: await personId("K05") }, data: { archiveState: "NOT_REQUIRED" } });
  });
});

describe("查看与下载（EDB-13、EDB-14、案例2、18）", () => {
  const open = (player: Pick<Player, "browser">, address: string) => call(player.browser, address);

  it("陈听雨打不开赵砚秋的；赵砚秋打得开自己的；支书、学院打得开，邻班、外区说没有找到", async () => {
    await db().account.update({ where: { personId: await personId("M04") }, data: { assurance: 2 } });
    const m03 = await signedIn("M03");
    expect((await open(m03, `/api/archives/${versionId}`)).status).toBe(403);
    expect((await open(m03, `/api/my/archive/${versionId}`)).status).toBe(404);
    expect((await open(await signedIn("M04"), `/api/my/archive/${versionId}`)).status).toBe(200);
    expect((await open(await at("M07", CLASS_2), `/api/archives/${versionId}`)).status).toBe(404);
    expect((await open(await at("M09", STREET), `/api/archives/${versionId}`)).status).toBe(404);
    expect((await open(secretary, `/api/archives/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await open(secretary, "/api/archives/..%2f..%2fetc")).status).toBe(404);
    for (const player of [secretary, college, await at("K03", UNIVERSITY)])
      expect((await open(player, `/api/archives/${versionId}`)).status).toBe(200);
  });

  it("作为附件下载，不许猜类型，打开也什么都不能做；内容一字不差；看一次记一次，本人看得到", async () => {
    const before = await db().auditEvent.count({ where: { action: "archive.viewed" } });
    const answer = await open(college, `/api/archives/${versionId}`);
    const head = Object.fromEntries(answer.headers);
    expect(head["content-disposition"]).toMatch(/^attachment; /);
    expect([head["x-content-type-options"], head["cache-control"]]).toEqual(["nosniff", "no-store"]);
    expect(head["content-security-policy"]).toContain("sandbox");
    const bytes = await buffer(answer.body as never);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.length).toBe(Number(head["content-length"]));
    expect(await db().auditEvent.count({ where: { action: "archive.viewed" } })).toBe(before + 1);
    const [latest] = await listViewers(await selfFor(await signedIn("M04")));
    expect(latest).toMatchObject({ viewerName: "郑云帆", fields: ["archive"] });
  });

  it("一个人的档案页：看得到自己能做什么；管不到的没有这一页；身份证号打着码", async () => {
    const page = await getArchive(await actorFor(secretary), await personId("M04"));
    expect(page).toMatchObject({ state: "PENDING", rights: { upload: null, notes: true } });
    expect(leaksIn(page)).toEqual([]);
    expect(await getArchive(await actorFor(await at("M07", CLASS_2)), await personId("M04"))).toBeNull();
    expect((await getOwnArchive(await selfFor(await signedIn("M04")))).versions).toHaveLength(1);
  });
});

describe("登录后的提示（NAV-08、EDB-11）", () => {
  it("没传时支书和团总支都提两条，学院不提；传了只剩“尚未认证”；认证之后都不提", async () => {
    const gaps = async (player: Player) => Object.values(await readArchiveGaps(await scopeFor(player)));
    const general = await at("K05", GRADE);
    expect([await gaps(secretary), await gaps(general), await gaps(college)]).toEqual([
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
    given(await decideOn(college, "M04"));
    expect([await gaps(secretary), await gaps(general)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe("编号未使用（EDB-18）", () => {
  it("支书上报，团江海省委导出一行：姓名、身份证号、编号、发展组织全称；邻区导不出来", async () => {
    given(await press(secretary.browser, setNumberUnused, { personId: await personId("M04"), unused: true }));
    const exported = async (player: Player) => {
      const answer = await open(player);
      return (await readBytes(new Uint8Array(await answer.arrayBuffer()))).rows.map((r) => r.cells.slice(0, 4));
    };
    const open = (player: Player) => call(player.browser, "/api/exports/unused-numbers");
    expect(await exported(await at("K02", PROVINCE))).toEqual([
      ["姓名", "身份证号", "编号", "发展组织全称"],
      ["赵砚秋", "379901200305219315", "202139700001", CLASS_1],
    ]);
    expect(await exported(await at("M09", STREET))).toHaveLength(1);
  });
});
