import { expect, it } from "vitest";
import { replaceImportValue } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { withWorld } from "#tests/support/database";
import { batchOf, check, confirm } from "#tests/support/imports";
import { given, press, signedIn } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { sheetOfTexts, studentOf } from "#tests/support/students";
import { CLASS_1 } from "#tests/support/organizations";

const ROWS = 3000;

withWorld();

it("三千行都错的一个值，一次改完（experience 3.2 第4步）", async () => {
  const m01 = await signedIn("M01", { organization: CLASS_1 });
  const rows = Array.from({ length: ROWS }, (_, i) => ({ ...studentOf(i), ethnicity: "汉人族" }));
  const batch = await check(m01, "MEMBERS", sheetOfTexts(rows));
  expect(countsOf(batch).SKIP).toBe(ROWS);
  const started = performance.now();
  const swap = { batchId: batch.id, column: "ethnicity", from: "汉人族", to: "汉族" };
  expect(given(await press(m01.browser, replaceImportValue, swap))).toEqual({ rows: ROWS });
  expect(performance.now() - started).toBeLessThan(4 * (batch.checkMillis ?? 0) + 2000);
  expect(countsOf(await batchOf(batch.id)).NEW).toBe(ROWS);
  await confirm(m01, batch.id);
});

it("一次导出不过五百行（安全案例23、E-EXP-01）", async () => {
  const m01 = await signedIn("M01", { organization: CLASS_1 });
  const answer = await call(m01.browser, "/api/exports/members");
  expect([answer.status, (await answer.json()).code]).toEqual([400, "E-EXP-01"]);
  expect((await call(m01.browser, "/api/exports/members?show=cadres")).status).toBe(200);
});
