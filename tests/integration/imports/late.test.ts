import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { applyImport, discardImport, undoImport } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { batchOf, check, confirm, failureOf, rowsOf } from "#tests/support/imports";
import { work } from "#tests/support/jobs";
import { asOwner } from "#tests/support/owner";
import { given, personId, type Player, press, signedIn } from "#tests/support/people";
import { sheetOfTexts, studentOf, worldTexts } from "#tests/support/students";
import { CLASS_1 } from "#tests/support/organizations";

withWorld();
let m01: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
});

/** Somebody else comes to have a number. */
const give = async (key: string, developmentNo: string | null) =>
  db().person.update({ where: { id: await personId(key) }, data: { developmentNo } });
const numberOf = async (key: string) => (await db().person.findUniqueOrThrow({ where: { id: await personId(key) } })).developmentNo;

describe("编号在检查以后有了别的主人（R8、E-IMP-19、E-IMP-13）", () => {
  it("只有那一行不写，别的照写，批次不会停在“正在写入”", async () => {
    const rows = [{ ...worldTexts("M04"), developmentNo: "202139700077" }, studentOf(8100)];
    const batch = await check(m01, "MEMBERS", sheetOfTexts(rows));
    expect(countsOf(batch)).toEqual({ NEW: 1, UPDATE: 1, SAME: 0, SKIP: 0 });
    await give("M07", "202139700077");
    const written = await confirm(m01, batch.id);
    expect([written.state, countsOf(written)]).toEqual(["APPLIED", { NEW: 1, UPDATE: 0, SAME: 0, SKIP: 1 }]);
    expect((await rowsOf(batch.id)).map((r) => r.codes.join())).toEqual(["E-IMP-19", ""]);
    expect(await numberOf("M04")).toBe("202139700001");
    expect(await violations()).toEqual([]);
  });

  it("更新以后原来的编号给了别人：说出是谁，不能整批撤销；让出来就能撤", async () => {
    const batch = await check(m01, "MEMBERS", sheetOfTexts([{ ...worldTexts("M04"), developmentNo: "202139700078" }]));
    await confirm(m01, batch.id);
    await give("M07", "202139700001");
    expect(await press(m01.browser, undoImport, { batchId: batch.id })).toMatchObject({
      ok: false,
      code: "E-IMP-13",
      because: "有1行在导入之后又有变动，不能整批撤销：赵砚秋。",
    });
    await give("M07", "202139700077");
    given(await press(m01.browser, undoImport, { batchId: batch.id }));
    expect(await numberOf("M04")).toBe("202139700001");
  });
});

describe("写不下去的批次（A7）", () => {
  it("最后一次也没写成：说清楚，什么也没写，可以放弃", async () => {
    const batch = await check(m01, "MEMBERS", sheetOfTexts([studentOf(8200)]));
    given(await press(m01.browser, applyImport, { batchId: batch.id }));
    const blocked = "ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (action <> 'members.imported') NOT VALID";
    await asOwner([blocked]);
    await expect(work()).rejects.toThrow("applyImport");
    expect((await batchOf(batch.id)).state).toBe("APPLYING");
    await asOwner(["UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1, run_at = now(), last_error = NULL"]);
    await work();
    expect([(await batchOf(batch.id)).state, failureOf(await batchOf(batch.id))?.code]).toEqual(["FAILED", "E-GEN-05"]);
    const told = await db().message.findFirstOrThrow({ where: { href: `/manage/imports/${batch.id}`, title: "导入没有完成" } });
    expect(told.body).toBe("系统繁忙，请稍后重试。没有写入任何数据。");
    await asOwner(["ALTER TABLE audit_event DROP CONSTRAINT broken"]);
    expect(await db().person.count({ where: { name: studentOf(8200).name ?? "" } })).toBe(0);
    given(await press(m01.browser, discardImport, { batchId: batch.id }));
  });
});
