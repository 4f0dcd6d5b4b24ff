// 作为依据的文件：PDF 或照片，按内容认，不按名字；收下时就查，照片只留下画面。
import { readFile, writeFile } from "node:fs/promises";
import type { ErrorCode } from "#lib/errors";
import type { Examine } from "#lib/files/commands";
import { firstBytes } from "#lib/files/partial";
import { examinePdf } from "#lib/files/pdf/inspect";
import { bareJpeg, barePng } from "#lib/files/pictures";
import { refuse } from "#lib/verdict";

type Kind = { mime: string; bytes: readonly number[]; bare?: (bytes: Buffer) => Buffer | null };

/** The kinds of file that such a paper may be, by how they begin; whatever their name says. */
const KINDS: readonly Kind[] = [
  { mime: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mime: "image/jpeg", bytes: [0xff, 0xd8, 0xff], bare: bareJpeg },
  { mime: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], bare: barePng },
];
const LONGEST_HEAD = 8;

const kindOf = (head: Uint8Array): Kind | undefined => KINDS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));

/** The examination of a PDF that only shows, or a photograph, which loses what it tells besides the picture; anything else is refused by `code`. */
export const examineDocument =
  (code: ErrorCode): Examine =>
  async (path) => {
    const kind = kindOf(await firstBytes(path, LONGEST_HEAD));
    if (!kind) refuse(code, {}, "fileId");
    const { mime, bare } = kind;
    if (!bare) return examinePdf(path);
    await writeFile(path, bare(await readFile(path)) ?? refuse(code, {}, "fileId"));
    return { mime };
  };
