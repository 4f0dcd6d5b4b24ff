// 作为依据的文件：PDF 或照片，按内容认，不按名字；收下时就查，照片只留下画面。
import { readFile, writeFile } from "node:fs/promises";
import type { ErrorCode } from "#lib/errors";
import type { Examine } from "#lib/files/commands";
import { kindOfProof, SIGNATURE_BYTES } from "#lib/files/kinds";
import { firstBytes } from "#lib/files/partial";
import { examinePdf } from "#lib/files/pdf/inspect";
import { bareJpeg, barePng } from "#lib/files/pictures";
import { refuse } from "#lib/verdict";

/** The examination of a PDF that only shows, or a photograph, which loses what it tells besides the picture; anything else is refused by `code`. */
export const examineDocument =
  (code: ErrorCode): Examine =>
  async (path) => {
    const mime = kindOfProof(await firstBytes(path, SIGNATURE_BYTES));
    if (!mime) refuse(code, {}, "fileId");
    if (mime === "application/pdf") return examinePdf(path);
    const bare = mime === "image/jpeg" ? bareJpeg : barePng;
    await writeFile(path, bare(await readFile(path)) ?? refuse(code, {}, "fileId"));
    return { mime };
  };
