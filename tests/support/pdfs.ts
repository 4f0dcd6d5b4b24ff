// PDF：能用的，和各种不该收的。
import { PDFDocument } from "@cantoo/pdf-lib";

/** A sound PDF of so many empty pages. */
export async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let i = 0; i < pages; i++) document.addPage([595, 842]);
  return document.save();
}
