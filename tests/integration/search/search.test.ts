import { beforeAll, describe, expect, it } from "vitest";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { listViewers } from "#lib/members/disclosures/queries";
import { exportPeople, findPeople } from "#lib/search/actions";
import { searchPeople } from "#lib/search/queries";
import { withWorld } from "#tests/support/database";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, CLASS_2, COLLEGE, COMMUNITY, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, idNumberOf, personId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";

withWorld();
let m01: Player;
let k02: Player;
let k13: Player;
let university: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  k02 = await signedIn("K02", { organization: PROVINCE });
  k13 = await signedIn("K13", { organization: COMMUNITY });
  university = await signedIn("M08", { organization: UNIVERSITY });
});

const search = async (player: Player, typed: string) => searchPeople(await actorFor(player), await scopeFor(player), typed);
const names = async (player: Player, typed: string): Promise<string[]> => (await search(player, typed)).people.map((p) => p.name);

describe("找人（NAV-09、A9）", () => {
  it("规格的例子：校团委找 202139700001，一行，赵砚秋，计算机专业2021级1班团支部", async () => {
    const { people } = await search(university, "202139700001");
    expect(people.map(({ name, placeName }) => ({ name, placeName }))).toEqual([
      { name: "赵砚秋", placeName: "计算机专业2021级1班团支部" },
    ]);
  });

  it("姓名、全拼、首字母看开头；证件号、编号、手机号码必须完全相符", async () => {
    for (const typed of ["林晓", "林晓澜", "lxl", "lx", "LinXiao", "l", idNumberOf("M01"), "19900000001"])
      expect(await names(m01, typed)).toContain("林晓澜");
    for (const typed of ["晓澜", "xiaolan", "xl", idNumberOf("M01").slice(0, 17), "1990000000", "20213970000"])
      expect(await names(m01, typed)).not.toContain("林晓澜");
  });

  it("一整棵子树里找得到，邻居的一个也找不到：姓名、号码、手机都一样", async () => {
    for (const typed of ["林晓澜", "lxl", idNumberOf("M01"), "19900000001"]) {
      expect(await names(k02, typed)).toContain("林晓澜");
      expect(await names(k13, typed)).toEqual([]);
    }
    expect(await names(m01, "吴清越")).toEqual([]);
  });

  it("不在支部的团干部也找得到，写着任职的组织；管辖之外的任职不算", async () => {
    const { people } = await search(k02, idNumberOf("K05"));
    expect(people).toHaveLength(1);
    const name = people[0]?.name ?? "";
    expect((await search(k02, name)).people.map((p) => p.personId)).toEqual(people.map((p) => p.personId));
    expect(await names(m01, name)).toEqual([]);
    expect(await names(m01, idNumberOf("K05"))).toEqual([]);
  });

  it("手机号码只露头尾，别的号码一个不给", async () => {
    const { people } = await search(k02, "l");
    expect(people.length).toBeGreaterThan(0);
    expect(leaksIn(people)).toEqual([]);
    expect((await search(m01, "林晓澜")).people[0]).toMatchObject({ mobileMasked: "199****0001", post: "SECRETARY", activated: true });
  });

  it("钥匙与按下去的结果一样：本级可以，隔级没有；任上级管理员的人，支部发不了", async () => {
    expect((await search(m01, "陈听雨")).people[0]).toMatchObject({ mayIssueCode: true, mayEdit: true });
    expect((await search(university, "陈听雨")).people[0]).toMatchObject({ mayIssueCode: false, mayEdit: false });
    const at = await db().organization.findFirstOrThrow({ where: { fullName: COLLEGE } });
    const m06 = await personId("M06");
    await db().orgAdmin.create({
      data: { id: crypto.randomUUID(), organizationId: at.id, personId: m06, seat: 3, grantedAt: now() },
    });
    const { name } = await db().person.findUniqueOrThrow({ where: { id: m06 } });
    expect((await search(m01, name)).people[0]).toMatchObject({ mayIssueCode: false, mayEdit: true });
    await db().orgAdmin.deleteMany({ where: { personId: m06 } });
  });

  it("改了姓名，旧名找不到，新名和新的首字母找得到", async () => {
    const id = await personId("M07");
    const m07 = await signedIn("M07", { organization: CLASS_2 });
    await db().person.update({ where: { id }, data: { name: "欧阳清越", namePinyin: "ouyangqingyue", nameInitials: "oyqy" } });
    expect(await names(m07, "欧")).toEqual(["欧阳清越"]);
    expect(await names(m07, "oyq")).toEqual(["欧阳清越"]);
    expect(await names(m07, "吴清越")).toEqual([]);
  });

  it("难看的输入只是找不到，不出错", async () => {
    for (const typed of ["", "   ", "%", "_", "\\", "'; DROP TABLE person; --", "😀", "z".repeat(40), "林%", "\u{10FFFF}"])
      expect(await names(m01, typed)).toEqual([]);
  });
});

describe("粘贴名单（A9）", () => {
  const find = async (player: Player, text: string) => given(await press(player.browser, findPeople, { text }));

  it("找到的、没找到的、有同名的，各归各；顺序是名单的顺序", async () => {
    const branch = await db().organization.findFirstOrThrow({ where: { fullName: CLASS_1 } });
    const twin = await db().person.findUniqueOrThrow({ where: { id: await personId("M06") } });
    await db().person.update({ where: { id: twin.id }, data: { name: "陈听雨", namePinyin: "chentingyu", nameInitials: "cty" } });
    const listed = await find(m01, "1. 周望舒\n2. 林晓澜\n查无此人\n陈听雨\n202139700001");
    expect(listed.found.map(({ line, person }) => [line, person.name])).toEqual([
      ["周望舒", "周望舒"],
      ["林晓澜", "林晓澜"],
      ["202139700001", "赵砚秋"],
    ]);
    expect(listed.missing).toEqual(["查无此人"]);
    expect(listed.ambiguous.map(({ line, people }) => [line, people.length, people[0]?.placeName])).toEqual([
      ["陈听雨", 2, branch.shortName],
    ]);
    await db().person.update({
      where: { id: twin.id },
      data: { name: twin.name, namePinyin: twin.namePinyin, nameInitials: twin.nameInitials },
    });
  });

  it("姓名要整个相同；别的组织的人算没找到", async () => {
    expect((await find(m01, "林晓\n吴清越")).missing).toEqual(["林晓", "吴清越"]);
    expect((await find(k13, `林晓澜\n${idNumberOf("M01")}\n19900000001`)).found).toEqual([]);
  });

  it("答复里没有一个完整的号码，除非是名单自己写着的", async () => {
    expect(leaksIn(await find(k02, "林晓澜\n周望舒\n陈听雨"))).toEqual([]);
  });

  it("选中的人可以导出，各自看得到；管辖之外的不在里面，一个都没有就是没有找到", async () => {
    const ids = [await personId("M01"), await personId("M10")];
    const { base64 } = given(await press(m01.browser, exportPeople, { personIds: ids }));
    const { rows } = await readBytes(Buffer.from(base64, "base64"));
    expect(rows.map((r) => r.cells[0])).toEqual(["姓名", "林晓澜"]);
    expect((await listViewers(await selfFor(m01)))[0]).toMatchObject({ reason: "导出名单" });
    expect(refusal(await press(k13.browser, exportPeople, { personIds: [await personId("M01")] }))).toBe("E-GEN-08");
  });
});
