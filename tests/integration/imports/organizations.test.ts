import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { undoImport } from "#lib/imports/actions";
import { getImportPage } from "#lib/imports/queries";
import { previewFilterSchema } from "#lib/imports/schema";
import { countsOf } from "#lib/imports/batches/queries";
import { createOrganization } from "#lib/organizations/actions";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { check, confirm, rowsOf } from "#tests/support/imports";
import { actorFor, given, organizationId, type Player, press, scopeFor, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { call } from "#tests/support/routes";
import { stateOf } from "#tests/support/snapshot";
import { xlsx } from "#tests/support/xlsx";
import { unzip } from "#tests/support/zip";
import { COLLEGE, childForm } from "#tests/support/organizations";

withWorld();
let m08: Player;
let home: { id: string; path: string };
beforeAll(async () => {
  m08 = await signedIn("M08", { organization: COLLEGE });
  home = await db().organization.findUniqueOrThrow({ where: { id: await organizationId(COLLEGE) } });
});
const desk = async () => ({ actor: await actorFor(m08), scope: await scopeFor(m08) });
const sheet = (...rows: (readonly [string, string])[]) => xlsx({ rows: [["组织简称★", "组织类别★"], ...rows] });
const judged = async (...rows: (readonly [string, string])[]) =>
  (await rowsOf((await check(m08, "ORGANIZATIONS", sheet(...rows))).id)).map((r) => [r.verdict, r.codes.join()]);

describe("批量导入下级组织（ORG-05、A7）", () => {
  it("模板只给本组织可以建的类别（ORG-06）", async () => {
    const bytes = new Uint8Array(await (await call(m08.browser, "/api/templates/ORGANIZATIONS")).arrayBuffer());
    const { mark, rows } = await readBytes(bytes);
    expect([mark[0], rows[0]?.cells]).toEqual(["ORGANIZATIONS", ["组织简称★", "组织类别★"]]);
    const options = [...unzip(bytes)].map(([, text]) => text).join("");
    expect(options).toContain("团总支");
    expect(options).not.toContain("团的领导机关");
    expect(options.match(/延迟毕业团组织/g)).toHaveLength(1);
  });

  it("好的、重名的、不合规矩的、不能建的，各有各的说法", async () => {
    expect(
      await judged(
        ["软件工程专业2024级1班团支部", "团支部"],
        ["软件工程专业2024级1班团支部", "团支部"],
        ["2021级团总支", "团总支"],
        ["软件工程2024级", "团支部"],
        ["青年工作部", "团支部"],
        ["团某某区委", "团的领导机关"],
        ["研究生团总支", "分舵"],
        ["", "团支部"],
        ["=1+1团支部", "团支部"],
        ["软件工程专业２０２４级２班团支部", "团支部"],
      ),
    ).toEqual([
      ["NEW", ""],
      ["SKIP", "E-IMP-16"],
      ["SKIP", "E-ORG-03"],
      ["SKIP", expect.stringContaining("E-ORG-01")],
      ["SKIP", expect.stringContaining("E-ORG-07")],
      ["SKIP", expect.stringContaining("E-ORG-02")],
      ["SKIP", "E-IMP-18"],
      ["SKIP", "E-ORG-10"],
      ["SKIP", expect.stringContaining("E-ORG-01")],
      ["NEW", ""],
    ]);
  });

  it("要写明用途的，请单个创建（ORG-28）；太长的全称过不了（ORG-04）", async () => {
    const { id } = await check(m08, "ORGANIZATIONS", sheet(["第三延迟毕业团组织", "延迟毕业团组织"], ["深海团支部", "团支部"]));
    const rows = (await getImportPage(await desk(), id, previewFilterSchema.parse({ show: "ALL" })))?.preview?.rows ?? [];
    expect(rows.map((r) => r.findings.map((f) => `${f.column} ${f.code} ${f.because}`)[0])).toEqual([
      "category E-ORG-10 这一类请单个创建，写明用途。",
      expect.stringContaining("W-ORG-07"),
    ]);
    await db().organization.update({ where: { id: home.id }, data: { shortName: `${"深".repeat(90)}团委` } });
    expect(await judged([`${"海".repeat(20)}团支部`, "团支部"])).toEqual([["SKIP", expect.stringContaining("E-GEN-03")]]);
    await db().organization.update({ where: { id: home.id }, data: { shortName: "信息学院团委" } });
  });

  it("写入之前看得到系统生成的全称（ORG-05、ORG-08）", async () => {
    const { id } = await check(m08, "ORGANIZATIONS", sheet(["远海团支部", "团支部"], ["坏名字", "团支部"]));
    const rows = (await getImportPage(await desk(), id, previewFilterSchema.parse({ show: "ALL" })))?.preview?.rows ?? [];
    expect(rows.map((r) => r.fullName)).toEqual(["江海海洋大学信息学院远海团支部", undefined]);
  });

  it("写入的和预览数的一样，全称与数目都对；撤销恰好回到原样", async () => {
    const before = await stateOf(home.path);
    const batch = await check(
      m08,
      "ORGANIZATIONS",
      sheet(["通信工程专业2024级1班团支部", "团支部"], ["2024级团总支", "团总支"], ["坏名字", "团支部"]),
    );
    const done = await confirm(m08, batch.id);
    expect([done.state, countsOf(done)]).toEqual(["APPLIED", { NEW: 2, UPDATE: 0, SAME: 0, SKIP: 1 }]);
    const made = await db().organization.findMany({
      where: { parentId: home.id, shortName: { contains: "2024" } },
      orderBy: { path: "asc" },
    });
    expect(made.map((o) => o.fullName)).toEqual(["江海海洋大学信息学院通信工程专业2024级1班团支部", "江海海洋大学信息学院2024级团总支"]);
    expect(await violations()).toEqual([]);
    given(await press(m08.browser, undoImport, { batchId: batch.id }));
    expect(await stateOf(home.path)).toEqual(before);
    expect(await violations()).toEqual([]);
  });

  it("建好以后改过、有了人的，不能整批撤销", async () => {
    const batch = await check(m08, "ORGANIZATIONS", sheet(["2025级团总支", "团总支"], ["2026级团总支", "团总支"]));
    await confirm(m08, batch.id);
    await db().organization.updateMany({ where: { shortName: "2026级团总支" }, data: { version: 2 } });
    const answer = await press(m08.browser, undoImport, { batchId: batch.id });
    expect(answer).toMatchObject({ ok: false, code: "E-IMP-13", because: "有1行在导入之后又有变动，不能整批撤销：2026级团总支。" });
  });

  it("查完以后别人先建了同名的，一行也不会重复", async () => {
    const batch = await check(
      m08,
      "ORGANIZATIONS",
      sheet(["物联网专业2024级1班团支部", "团支部"], ["物联网专业2024级2班团支部", "团支部"]),
    );
    given(await press(m08.browser, createOrganization, await childForm(COLLEGE, { shortName: "物联网专业2024级1班团支部" })));
    const done = await confirm(m08, batch.id);
    expect([done.state, countsOf(done)]).toEqual(["APPLIED", { NEW: 1, UPDATE: 0, SAME: 0, SKIP: 1 }]);
    expect((await rowsOf(batch.id)).map((r) => r.codes.filter((c) => c.startsWith("E-")).join())).toEqual(["E-IMP-19", ""]);
    const names = await db().organization.findMany({
      where: { parentId: home.id, shortName: { startsWith: "物联网" } },
      select: { shortName: true },
    });
    expect(names.map((n) => n.shortName).sort()).toEqual(["物联网专业2024级1班团支部", "物联网专业2024级2班团支部"]);
    expect(await violations()).toEqual([]);
  });
});

describe("注册码分发表（ORG-16、4.9.4）", () => {
  it("直属下级一行一个，列与规格一样，没有公式，下载有记录（ORG-17）", async () => {
    const answer = await call(m08.browser, "/api/exports/registration-codes");
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, expect.stringContaining("no-store")]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { rows } = await readBytes(bytes);
    expect(rows[0]?.cells).toEqual(["序号", "组织简称", "组织全称", "组织类别", "管理员注册码", "有效期至", "备注"]);
    const children = await db().organization.count({
      where: { parentId: home.id, status: { not: "DELETED" }, category: { notIn: ["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"] } },
    });
    expect(rows.length - 1).toBe(children);
    expect(rows[1]?.cells[0]).toBe("1");
    expect(unzip(bytes).get("xl/worksheets/sheet1.xml")).not.toMatch(/<f[\s>]/);
    expect(await db().auditEvent.count({ where: { action: "registrationCode.downloaded" } })).toBeGreaterThan(0);
  });

  it("团支部没有下级，不能下载", async () => {
    const m01 = await signedIn("M01", { organization: "江海海洋大学信息学院计算机专业2021级1班团支部" });
    expect((await call(m01.browser, "/api/exports/registration-codes")).status).toBe(403);
  });
});
