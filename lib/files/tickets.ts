// 上传的地址：由本机签名，有期限；签名用固定时间比较。
import { createHmac, timingSafeEqual } from "node:crypto";
import { now } from "#lib/clock";
import { deriveKey } from "#lib/crypto/keys";
import { refuse } from "#lib/verdict";

/** The key that uploadthing's server half signs with; it never leaves this process. */
export const uploadSecret = (): string => `sk_${deriveKey("SESSION_SECRET", "uploads").export().toString("hex")}`;

export const UPLOAD_APP = "zhtj";
/** How long an address serves; a day, as long as what has come is kept. */
export const TICKET_SECONDS = 24 * 3600;

export type Ticket = { key: string; name: string; size: number };

const SIGNED = /^(.+)&signature=hmac-sha256(?:=|%3D)([0-9a-f]{64})$/;

/** Values are encoded once by the signer and once by the address. */
const twice = (value: string | null): string => {
  try {
    return decodeURIComponent(value ?? "");
  } catch {
    return "";
  }
};

/** What an address stands for, if this server signed it and its time has not run out (E-EDB-11). */
export function readTicket(address: string, origin: string): Ticket {
  const { pathname, search, searchParams } = new URL(address);
  const [, signed = "", signature = ""] = SIGNED.exec(`${origin}${pathname}${search}`) ?? [];
  const expected = createHmac("sha256", uploadSecret()).update(signed).digest();
  const given = Buffer.from(signature.padEnd(64, "0"), "hex");
  if (!timingSafeEqual(expected, given) || Number(searchParams.get("expires")) < now().getTime()) refuse("E-EDB-11");
  const size = Number(searchParams.get("x-ut-file-size"));
  return { key: pathname.slice(pathname.lastIndexOf("/") + 1), name: twice(searchParams.get("x-ut-file-name")), size };
}
