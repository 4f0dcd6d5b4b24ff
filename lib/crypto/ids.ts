// 主键与凭据：主键按时间递增，凭据完全随机。
import { randomBytes, randomFillSync } from "node:crypto";
import { now } from "#lib/clock";

const ID = 16;
const pool = Buffer.alloc(ID * 256);
let used = pool.length;

/** Random bytes for one id, drawn from the source many at a time: one call for each is ten times as slow. */
function idBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID;
  return Buffer.from(pool.subarray(used - ID, used));
}

/** A version 7 UUID: sorts by time of making. */
export function newId(): string {
  const bytes = idBytes();
  bytes.writeUIntBE(now().getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text out of an address can be a key at all; the database would not even compare it otherwise. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** 256 random bits, url-safe. */
export const newToken = (): string => randomBytes(32).toString("base64url");
