import { expect, it } from "vitest";
import { replaceImportValue } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { withWorld } from "#tests/support/database";
import { batchOf, check } from "#tests/support/imports";
import { given, press, signedIn } from "#tests/support/people";
import { sheetOfTexts, studentOf } from "#tests/support/students";

const CLASS = "江海海洋大学信息学院计算机专业2021级1班团支部";
const ROWS = 3000;

withWorld();

it("三千行都错的一个值，一次改完（experience 3.2 第4步）", async () => {
  const m01 = await signedIn("M01", { organization: CLASS });
  const rows = Array.from({ length: ROWS }, (_, i) => ({ ...studentOf(i), ethnicity: "汉人族" }));
  const batch = await check(m01, "MEMBERS", sheetOfTexts(rows));
  expect(countsOf(batch).SKIP).toBe(ROWS);
  const started = performance.now();
  const swap = { batchId: batch.id, column: "ethnicity", from: "汉人族", to: "汉族" };
  expect(given(await press(m01.browser, replaceImportValue, swap))).toEqual({ rows: ROWS });
  expect(performance.now() - started).toBeLessThan(4 * (batch.checkMillis ?? 0) + 2000);
  expect(countsOf(await batchOf(batch.id)).NEW).toBe(ROWS);
});
