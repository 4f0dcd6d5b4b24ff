// 操作指南的读取：哪几篇换成了文件，文件的内容。
import { Readable } from "node:stream";
import type { StoredFile } from "#generated/client";
import { db } from "#lib/db";
import { fileName, openFile } from "#lib/files/queries";
import { GUIDE_SLUGS, type GuideSlug, pdfName, placeOf } from "#lib/guides/rules";

export type GuideFile = { name: string; size: number; since: Date };

const shown = (file: StoredFile): GuideFile => ({ name: pdfName(fileName(file)), size: file.size, since: file.createdAt });

const LATEST = [{ createdAt: "desc" }, { id: "desc" }] as const;

const findStored = (slug: string): Promise<StoredFile | null> => {
  const known = GUIDE_SLUGS.find((s) => s === slug);
  return known ? db().storedFile.findFirst({ where: { purpose: placeOf(known) }, orderBy: [...LATEST] }) : Promise.resolve(null);
};

/** The file that stands in the place of a guide, if one does. */
export async function findGuideFile(slug: string): Promise<GuideFile | null> {
  const stored = await findStored(slug);
  return stored && shown(stored);
}

/** The same with its content. */
export async function openGuideFile(slug: string): Promise<(GuideFile & { body: ReadableStream }) | null> {
  const stored = await findStored(slug);
  return stored && { ...shown(stored), body: Readable.toWeb(await openFile(stored)) as ReadableStream };
}

/** Every guide that is a file. */
export async function listGuideFiles(): Promise<Partial<Record<GuideSlug, GuideFile>>> {
  const files = await db().storedFile.findMany({ where: { purpose: { in: GUIDE_SLUGS.map(placeOf) } }, orderBy: [...LATEST] });
  const found = GUIDE_SLUGS.map((slug) => [slug, files.find((f) => f.purpose === placeOf(slug))] as const);
  return Object.fromEntries(found.flatMap(([slug, file]) => (file ? [[slug, shown(file)]] : [])));
}
