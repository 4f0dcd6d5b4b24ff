// 手机上的照片：缩到够用、看清不清楚、拉正成一页、拼成一个PDF。什么也不离开这部手机。
import { type Corners, type Doubt, doubtsOf, grayOf, guessCorners, straighten } from "#lib/archives/scan/rules";

/** A page being made: the photograph, where the sheet lies in it, and what to look at again. */
export type Shot = { id: string; photo: HTMLCanvasElement; corners: Corners; doubts: Doubt[]; page: HTMLCanvasElement };

const LONGEST = 2200;
const SMALL = 320;
/** A4 at 150 dots to the inch. */
const PAGE = { width: 1240, height: 1754 };
const A4 = { width: 595, height: 842 };
const MOST = 20 * 1024 * 1024;
const QUALITIES = [0.82, 0.7, 0.55, 0.4];

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  return [canvas, context];
}

function scaled(source: HTMLCanvasElement | ImageBitmap, longest: number): [HTMLCanvasElement, ImageData] {
  const share = Math.min(1, longest / Math.max(source.width, source.height));
  const [canvas, context] = canvasOf(source.width * share, source.height * share);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return [canvas, context.getImageData(0, 0, canvas.width, canvas.height)];
}

/** The sheet inside the corners as an upright page. */
function straightened(photo: HTMLCanvasElement, corners: Corners): HTMLCanvasElement {
  const [, source] = scaled(photo, LONGEST);
  const [page, context] = canvasOf(PAGE.width, PAGE.height);
  const target = context.createImageData(PAGE.width, PAGE.height);
  const from = new Uint32Array(source.data.buffer);
  const to = new Uint32Array(target.data.buffer);
  const place = straighten(corners);
  for (let y = 0; y < PAGE.height; y++)
    for (let x = 0; x < PAGE.width; x++) {
      const at = place(x / PAGE.width, y / PAGE.height);
      const column = Math.min(source.width - 1, Math.max(0, Math.round(at.x * source.width)));
      const row = Math.min(source.height - 1, Math.max(0, Math.round(at.y * source.height)));
      to[y * PAGE.width + x] = from[row * source.width + column] ?? 0xffffffff;
    }
  context.putImageData(target, 0, 0);
  return page;
}

export function cropped(shot: Shot, corners: Corners): Shot {
  const page = straightened(shot.photo, corners);
  return { ...shot, corners, page, doubts: doubtsOf(grayOf(scaled(page, SMALL * 2)[1])) };
}

/** Makes a page out of a photograph, with a first guess of where the sheet lies. */
export async function shotOf(file: File): Promise<Shot> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const [photo] = scaled(bitmap, LONGEST);
  bitmap.close();
  const corners = guessCorners(grayOf(scaled(photo, SMALL)[1]));
  return cropped({ id: crypto.randomUUID(), photo, corners, doubts: [], page: photo }, corners);
}

const jpegOf = (page: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((done, fail) => page.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/jpeg", quality));

/** A photograph drawn anew, upright and without what it tells of time, place and phone; any other file as it is. */
export async function redrawn(file: File): Promise<File> {
  if (!file.type.startsWith("image/")) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return file;
  const [photo] = scaled(bitmap, LONGEST);
  bitmap.close();
  return new File([await jpegOf(photo, QUALITIES[0] ?? 1)], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
}

type Library = typeof import("@cantoo/pdf-lib");

async function bindOnce(shots: readonly Shot[], quality: number): Promise<Uint8Array> {
  const address = "/pdfjs/pdf-lib.mjs";
  const { PDFDocument } = (await import(/* turbopackIgnore: true */ address)) as Library;
  const document = await PDFDocument.create();
  for (const { page } of shots) {
    const picture = await document.embedJpg(await (await jpegOf(page, quality)).arrayBuffer());
    document.addPage([A4.width, A4.height]).drawImage(picture, { x: 0, y: 0, ...A4 });
  }
  return document.save();
}

/** One PDF of all pages in their order, under the limit. */
export async function bind(shots: readonly Shot[], name: string): Promise<File> {
  let bytes = new Uint8Array() as Uint8Array;
  for (const quality of QUALITIES) {
    bytes = await bindOnce(shots, quality);
    if (bytes.length <= MOST) break;
  }
  return new File([bytes as BlobPart], `${name}入团志愿书.pdf`, { type: "application/pdf" });
}
