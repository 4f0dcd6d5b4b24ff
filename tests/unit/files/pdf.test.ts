import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectPdf } from "#lib/files/pdf/inspect";
import { Refusal } from "#lib/verdict";
import { HOSTILE, pdfOf, pdfOfSize } from "#tests/support/pdfs";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pdf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LATEST = 5000;
/** Pages, or the code of the refusal; and how long it took. */
async function inspected(bytes: Uint8Array): Promise<{ found: number | string; took: number }> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, bytes);
  const began = performance.now();
  const found = await inspectPdf(path).catch((error) => (error instanceof Refusal ? error.code : String(error)));
  return { found, took: performance.now() - began };
}

describe("查志愿书的内容（EDB-05、Q31、案例18、S9）", () => {
  it("三十份以上不该收的，每一份五秒之内得到自己那一句", async () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(30);
    const wrong: string[] = [];
    for (const { name, code, make } of HOSTILE) {
      const { found, took } = await inspected(await make());
      if (found !== code || took > LATEST) wrong.push(`${name}：${found}，${Math.round(took)} 毫秒`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it("一页、二百页、19.9兆的扫描件，都收", async () => {
    expect((await inspected(await pdfOf(1))).found).toBe(1);
    expect((await inspected(await pdfOf(200))).found).toBe(200);
    expect((await inspected(await pdfOfSize(20_866_662))).found).toBe(1);
  }, 120_000);

  it("一边查二十份，一边不耽误别人：事件循环等待不超过五十毫秒（p99）", async () => {
    const bytes = await pdfOf(1);
    const delays: number[] = [];
    let watching = true;
    const watch = async () => {
      while (watching) {
        const began = performance.now();
        await new Promise((go) => setImmediate(go));
        delays.push(performance.now() - began);
      }
    };
    const watched = watch();
    await Promise.all(Array.from({ length: 20 }, () => inspected(bytes)));
    watching = false;
    await watched;
    const sorted = delays.sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.99)] ?? 0).toBeLessThan(50);
  }, 120_000);
});
