import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { verifyRealNames } from "#lib/members/real-name/jobs";
import { applyResults } from "#lib/members/real-name/commands";
import { setRealNameProvider } from "#lib/members/real-name/provider/commands";
import { listBatches } from "#lib/members/real-name/queries";
import { REAL_NAME, type Subject } from "#lib/members/real-name/rules";
import { importRealNames, sendRealNames } from "#lib/members/actions";
import { listHistory } from "#lib/members/queries";
import { SYSTEM } from "#lib/audit/record";
import { listViewers } from "#lib/members/disclosures/queries";
import { withFreshWorld } from "#tests/support/database";
import { given, idNumberOf, personId, press, selfFor, signedIn } from "#tests/support/people";
import { BASE_DATE } from "#world/plant";
import { store } from "#tests/support/imports";
import { readBytes } from "#tests/support/reading";
import { call } from "#tests/support/routes";

withFreshWorld();
afterEach(() => setRealNameProvider(null));

const checkState = async (key: string) => (await db().person.findUniqueOrThrow({ where: { id: await personId(key) } })).realNameCheck;
const csv = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\uFEFF${rows.map((r) => r.join(",")).join("\r\n")}`);

const answers = (told: Readonly<Record<string, boolean>>) => async (subjects: readonly Subject[]) =>
  subjects.flatMap((s) => (s.name in told ? [{ ...s, passed: told[s.name] ?? false, reason: told[s.name] ? "" : "姓名与证件不符" }] : []));

describe("实名认证（MEM-23、5.17）", () => {
  it("四个状态：送、通过、不通过、更正；从哪里到哪里只有一张表", () => {
    const ways = REAL_NAME.moves.flatMap((m) => m.from.map((from) => `${from}→${m.to}`)).sort();
    expect(ways).toEqual(
      [
        "FAILED→SENT",
        "FAILED→UNCHECKED",
        "PASSED→UNCHECKED",
        "SENT→FAILED",
        "SENT→PASSED",
        "SENT→UNCHECKED",
        "UNCHECKED→SENT",
        "UNCHECKED→UNCHECKED",
      ].sort(),
    );
  });

  it("规格的例子：服务说沈一苇不通过，名单上是不通过；通过的通过，没有答复的等着", async () => {
    setRealNameProvider(answers({ 沈一苇: false, 林晓澜: true }));
    await verifyRealNames();
    expect([await checkState("M11"), await checkState("M01"), await checkState("M03")]).toEqual(["FAILED", "PASSED", "SENT"]);
    const [line] = await listHistory(await personId("M11"));
    expect(line).toMatchObject({ kind: "CERTIFIED", by: "系统", note: "实名认证不通过：姓名与证件不符" });
  });

  it("不通过的第二天再送；同一夜跑两遍不会送两次", async () => {
    setRealNameProvider(answers({ 沈一苇: false }));
    await verifyRealNames();
    await verifyRealNames();
    expect(await db().realNameItem.count({ where: { personId: await personId("M11") } })).toBe(1);
    setClock(laterByDays(BASE_DATE, 1));
    setRealNameProvider(answers({ 沈一苇: true }));
    await verifyRealNames();
    expect(await checkState("M11")).toBe("PASSED");
    expect((await listBatches())[0]).toMatchObject({ size: 1, passed: 1, doneAt: expect.any(Date) });
  });

  it("送核之后更正了姓名：旧名的结果不算数，新名重新送", async () => {
    await verifyRealNames();
    const id = await personId("M11");
    const old = await db().person.findUniqueOrThrow({ where: { id } });
    await db().person.update({ where: { id }, data: { name: "沈一伟", realNameCheck: "UNCHECKED" } });
    await applyResults(SYSTEM, [{ name: old.name, idNumber: idNumberOf("M11"), passed: false, reason: "" }]);
    expect(await checkState("M11")).toBe("UNCHECKED");
    setRealNameProvider(answers({ 沈一伟: true }));
    await verifyRealNames();
    expect(await checkState("M11")).toBe("PASSED");
  });

  it("不是送核的人、号码对不上的结果，一个也不改", async () => {
    await applyResults(SYSTEM, [{ name: "林晓澜", idNumber: idNumberOf("M01"), passed: true, reason: "" }]);
    expect(await checkState("M01")).toBe("UNCHECKED");
    await verifyRealNames();
    await applyResults(SYSTEM, [{ name: "林晓澜", idNumber: idNumberOf("M02"), passed: false, reason: "" }]);
    expect([await checkState("M01"), await checkState("M02")]).toEqual(["SENT", "SENT"]);
  });

  it("系统后台送一批、下载名单、把结果导回来；名单里的人看得到自己被送核", async () => {
    const operator = await signedIn("K90");
    const { sent } = given(await press(operator.browser, sendRealNames, {}));
    expect(sent).toBeGreaterThan(20);
    const [batch] = await listBatches();
    const answer = await call(operator.browser, `/api/exports/real-name/${batch?.id}`);
    const texts = (await readBytes(new Uint8Array(await answer.arrayBuffer()))).rows.map((r) => r.cells);
    expect(texts[0]).toEqual(["姓名", "身份证号码", "结果", "原因"]);
    const lin = texts.find(([name]) => name === "林晓澜") ?? [];
    expect(lin[1]).toBe(idNumberOf("M01"));
    expect((await listViewers(await selfFor(await signedIn("M01"))))[0]).toMatchObject({ reason: "送身份核查服务实名认证" });
    const rows = [
      [...(texts[0] ?? [])],
      ["林晓澜", idNumberOf("M01").toLowerCase(), "通过", ""],
      ["沈一苇", idNumberOf("M11"), "不通过", "库中无此号"],
      ["周望舒", idNumberOf("M02"), "？", ""],
    ];
    const fileId = await store(operator, csv(rows), "结果.csv");
    expect(given(await press(operator.browser, importRealNames, { fileId }))).toEqual({ rows: 2, settled: 2 });
    expect([await checkState("M01"), await checkState("M11"), await checkState("M02")]).toEqual(["PASSED", "FAILED", "SENT"]);
  });
});
