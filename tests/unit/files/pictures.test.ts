import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { examineDocument } from "#lib/files/documents";
import { bareJpeg, barePng } from "#lib/files/pictures";
import type { Refusal } from "#lib/verdict";
import { smallPdf } from "#tests/support/pdfs";
import { taggedJpeg, taggedPng } from "#tests/support/pictures";

const TOLD = "GPS 30.5N 114.3E";

describe("作为依据的文件按内容认", () => {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const look = async (bytes: Uint8Array) => {
    const path = join(folder, "sent");
    writeFileSync(path, bytes);
    return examineDocument("E-MEM-49")(path).then(
      (found) => found.mime,
      (error) => (error as Refusal).code,
    );
  };

  it("PDF、JPG、PNG 认得；改名的网页、压缩包、空文件、差一个字节的不认", async () => {
    expect(await look(smallPdf())).toBe("application/pdf");
    expect(await look(taggedJpeg(TOLD))).toBe("image/jpeg");
    expect(await look(taggedPng(TOLD))).toBe("image/png");
    const text = (words: string) => new TextEncoder().encode(words);
    for (const bytes of [text("<script>%PDF-"), text("PK\u0003\u0004"), text(""), text("%PDF"), Uint8Array.of(0xff, 0xd8)])
      expect(await look(bytes)).toBe("E-MEM-49");
  });
});

describe("照片里看不见的东西", () => {
  it.each([
    ["JPEG", bareJpeg, taggedJpeg(TOLD)],
    ["PNG", barePng, taggedPng(TOLD)],
  ])("%s 去掉拍摄地点、注释，画面一个字节不差", (_, bare, photo) => {
    const left = bare(photo);
    expect([photo.includes(TOLD), left?.includes(TOLD), left?.includes("PICTURE")]).toEqual([true, false, true]);
    expect(bare(left as Buffer)).toEqual(left);
  });

  it.each([
    ["JPEG", bareJpeg, taggedJpeg(TOLD)],
    ["PNG", barePng, taggedPng(TOLD)],
  ])("%s 从任何地方断掉、任何一个字节坏掉，都不会出错，也不会带出注释之外更多的东西", (_, bare, photo) => {
    for (let at = 0; at < photo.length; at++) {
      bare(photo.subarray(0, at));
      const broken = Buffer.from(photo);
      broken[at] = 0xff - (broken[at] ?? 0);
      expect((bare(broken)?.length ?? 0) <= photo.length).toBe(true);
    }
  });
});
