import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { writeTemplate } from "#lib/excel/write";
import { beginImport, mapImportColumns } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { CADRE_TEMPLATE, MEMBER_BELOW_TEMPLATE, MEMBER_TEMPLATE } from "#lib/members/columns/sheet";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { HOSTILE } from "#tests/support/hostile";
import { batchOf, check, failureOf, rowsOf, upload } from "#tests/support/imports";
import { work } from "#tests/support/jobs";
import { given, type Player, press, refusal, signedIn, visitor } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { COLUMNS, sheetOfTexts, studentOf } from "#tests/support/students";
import { xlsx } from "#tests/support/xlsx";
import { CLASS_1, CLASS_2, GRADE } from "#tests/support/organizations";

withWorld();
let m01: Player;
let m07: Player;
let k05: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
  k05 = await signedIn("K05", { organization: GRADE });
});
const rest = () => db().$executeRaw`DELETE FROM rate_limit`;

describe("上传的门（S9、R11、安全案例15）", () => {
  const SAMPLE = ["图片png", "旧版xls", "一百兆空格压成一点点", "外部实体", "目录里一张表也没有"];

  it.each(HOSTILE.filter((h) => SAMPLE.includes(h.name)).map((h) => [h.name, h] as const))(
    "%s：传得上来，读不进去，留下一句话",
    async (_, { make, code }) => {
      await rest();
      const answer = await upload(m01, make());
      const { data } = (await answer.json()) as { data: { fileId: string } };
      const { batchId } = given(await press(m01.browser, beginImport, { kind: "MEMBERS", fileId: data.fileId }));
      await work();
      const batch = await batchOf(batchId);
      expect([batch.state, failureOf(batch)?.code]).toEqual(["FAILED", code]);
      expect(failureOf(batch)?.because).toMatch(/。$/);
      expect(await db().importRow.count({ where: { batchId } })).toBe(0);
      expect(await db().message.count({ where: { href: { endsWith: batchId }, title: "导入没有完成" } })).toBe(1);
    },
  );

  it("太大的收到一半就停，什么也不留；谎报大小也一样", async () => {
    const before = await db().storedFile.count();
    const tooMuch = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
    });
    const answer = await call(m01.browser, "/api/uploads", { method: "POST", body: tooMuch, headers: { "content-length": "1000" } });
    expect([answer.status, (await answer.json()).code]).toEqual([413, "E-IMP-11"]);
    expect((await upload(m01, new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect(await db().storedFile.count()).toBe(before);
    expect(await violations()).toEqual([]);
  });

  it("没有登录、没有管理职务、从别的网站来的，都传不上来", async () => {
    const bytes = sheetOfTexts([studentOf(1)]);
    const sent = { method: "POST", body: bytes } as const;
    expect((await call(visitor(), "/api/uploads", sent)).status).toBe(401);
    expect((await upload(await signedIn("M03"), bytes)).status).toBe(403);
    const foreign = visitor({ origin: "http://evil.test", "sec-fetch-site": "cross-site" });
    for (const [name, value] of m01.browser.jar) foreign.jar.set(name, value);
    expect((await call(foreign, "/api/uploads", sent)).status).toBe(403);
  });

  it("一小时传三十次以后要等一等", async () => {
    await rest();
    const answers = [];
    for (let i = 0; i < 31; i++) answers.push((await upload(m07, Buffer.from("x"))).status);
    expect([answers.slice(0, 30).every((s) => s === 200), answers[30]]).toEqual([true, 429]);
    await rest();
  });
});

describe("认表（MEM-30、Q4）", () => {
  const failed = async (
    player: Player,
    kind: "MEMBERS" | "MEMBERS_BELOW" | "ORGANIZATIONS",
    bytes: Uint8Array,
  ): Promise<string | undefined> => failureOf(await check(player, kind, bytes))?.code;

  it("本级团干部、下级团支部的模板不能混用，别的名词的模板也不行", async () => {
    expect(await failed(m01, "MEMBERS", await writeTemplate(CADRE_TEMPLATE))).toBe("E-IMP-07");
    const cadres = xlsx({ rows: [CADRE_TEMPLATE.columns.map((c) => c.header), ["林晓澜"]] });
    const below = xlsx({ rows: [MEMBER_BELOW_TEMPLATE.columns.map((c) => c.header), ["某某团支部", "林晓澜"]] });
    const organizations = xlsx({
      rows: [
        ["组织简称", "组织类别"],
        ["计算机专业2024级1班团支部", "团支部"],
      ],
    });
    expect(await failed(m01, "MEMBERS", cadres)).toBe("E-IMP-05");
    expect(await failed(m01, "MEMBERS", below)).toBe("E-IMP-05");
    expect(await failed(m01, "MEMBERS", organizations)).toBe("E-IMP-03");
    expect(await failed(k05, "ORGANIZATIONS", sheetOfTexts([studentOf(1)]))).toBe("E-IMP-03");
    expect(await failed(k05, "MEMBERS_BELOW", sheetOfTexts([studentOf(1)]))).toBe("E-IMP-05");
    expect(
      await failed(
        m01,
        "MEMBERS",
        xlsx({
          rows: [
            ["苹果", "香蕉"],
            ["1", "2"],
          ],
        }),
      ),
    ).toBe("E-IMP-01");
    expect(await failed(m01, "MEMBERS", xlsx({ rows: [MEMBER_TEMPLATE.columns.map((c) => c.header)] }))).toBe("E-IMP-07");
  });

  it("记号说是干部模板，改了表头也瞒不过去", async () => {
    const marked = xlsx(
      { name: "名单", rows: [COLUMNS.map(([, h]) => h), ["1", "林晓澜"]] },
      { name: "_模板", hidden: true, rows: [["CADRES", "1"]] },
    );
    expect(await failed(m01, "MEMBERS", marked)).toBe("E-IMP-05");
  });

  it("表头上面有标题和填表人，照样认得；行号还是Excel里的", async () => {
    const student = studentOf(7010);
    const row = COLUMNS.map(([key]) => (key ? (student[key] ?? null) : null));
    const title = ["计算机专业2021级1班团员花名册"];
    const batch = await check(m01, "MEMBERS", xlsx({ rows: [title, ["填表人：林晓澜", "2025年3月"], COLUMNS.map(([, h]) => h), row] }));
    expect((await rowsOf(batch.id)).map((r) => [r.rowNo, r.verdict])).toEqual([[4, "NEW"]]);
  });

  it("少了一列必填的，停下来问；对上以后接着查；对错了还是问", async () => {
    const renamed = COLUMNS.map(([, header]) => (header === "手机" ? "怎么找到他" : header));
    const student = studentOf(7000);
    const row = COLUMNS.map(([key]) => (key ? (student[key] ?? null) : null));
    const batch = await check(m01, "MEMBERS", xlsx({ rows: [renamed, row] }));
    expect(batch.state).toBe("MAPPING");
    const at = renamed.indexOf("怎么找到他");
    const { mapping } = batch as { mapping: Record<string, number> };
    const map = (more: Record<string, number>) =>
      press(m01.browser, mapImportColumns, { batchId: batch.id, mapping: { ...mapping, ...more } });
    expect(refusal(await map({}))).toBe("E-GEN-01");
    expect(refusal(await map({ mobile: 99 }))).toBe("E-GEN-01");
    expect(refusal(await map({ mobile: -1 }))).toBe("E-GEN-09");
    given(await map({ mobile: at, nonsense: 1 }));
    await work();
    expect(countsOf(await batchOf(batch.id))).toMatchObject({ NEW: 1 });
  });
});
