// 文件名：存放用随机名，下载时写回原名，任何名字都不能伪造头信息。
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { readEnvironment } from "#lib/env";

/** Where a new file lies: two characters, a slash, thirty-two characters; nothing of its name. */
export function newLocation(): string {
  const name = randomBytes(16).toString("hex");
  return `${name.slice(0, 2)}/${name}`;
}

export const isLocation = (text: string): boolean => /^[0-9a-f]{2}\/[0-9a-f]{32}$/.test(text);

export const filesRoot = (): string => resolve(readEnvironment().DATA_DIR, "files");

/** Where a file lies on this machine. */
export function pathOf(location: string): string {
  if (!isLocation(location)) throw new Error("unfit file location");
  return join(filesRoot(), location);
}

/** Control, direction and path characters have no place in a name. */
export const tidyName = (name: string): string =>
  [...name.normalize("NFC").trim()]
    .filter((c) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\\/:*?"<>|]/u.test(c))
    .slice(-120)
    .join("")
    .trim() || "文件";

/** A Content-Disposition header for a download (RFC 6266). */
export function attachment(name: string): string {
  const tidy = tidyName(name);
  const plain = tidy.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(tidy).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
