// 打印出来的一张海报：数页、当图片看、认出上面的码。
import { resolve } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { PDFDocument } from "@cantoo/pdf-lib";

const READER = resolve(import.meta.dirname, "../../node_modules/jsqr/dist/jsQR.js");

type Library = {
  GlobalWorkerOptions: { workerSrc: string };
  getDocument: (from: object) => { promise: Promise<{ getPage: (n: number) => Promise<Sheet> }> };
};
type Sheet = {
  getViewport: (at: { scale: number }) => { width: number; height: number };
  render: (on: object) => { promise: Promise<void> };
};
type Reader = (points: Uint8ClampedArray, width: number, height: number) => { data: string } | null;

/** Draws the first page of a PDF in a browser, as a printer would, and reads the code that is on it. */
async function readPage(bytes: number[]): Promise<string | null> {
  const address = "/pdfjs/pdf.min.mjs";
  const library = (await import(address)) as Library;
  library.GlobalWorkerOptions.workerSrc = "/pdfjs/pdf.worker.min.mjs";
  const sheet = await (await library.getDocument({ data: new Uint8Array(bytes) }).promise).getPage(1);
  const viewport = sheet.getViewport({ scale: 1.5 });
  const canvas = Object.assign(document.createElement("canvas"), { width: viewport.width, height: viewport.height });
  await sheet.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
  const points = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
  const reader = (globalThis as unknown as { jsQR: Reader }).jsQR;
  return points ? (reader(points.data, canvas.width, canvas.height)?.data ?? null) : null;
}

export type Printed = { pages: number; says: string | null };

/** What somebody holds in their hand who prints the page on A4. */
export async function printed(page: Page): Promise<Printed> {
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  const browser = page.context().browser() as Browser;
  const context = await browser.newContext({ bypassCSP: true });
  const table = await context.newPage();
  await table.goto(new URL("/faq", page.url()).href);
  await table.addScriptTag({ path: READER });
  const says = await table.evaluate(readPage, [...pdf]);
  await context.close();
  return { pages: (await PDFDocument.load(pdf)).getPageCount(), says };
}
