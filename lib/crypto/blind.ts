// 盲索引：不解密也能精确查找的摘要，与加密用不同的钥匙。
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "#lib/crypto/keys";

/** What is being indexed; equal texts of different kinds have different indexes. */
export type BlindKind = "id-number" | "id-tail" | "mobile" | "registration-code" | "branch-code" | "closed-person";

/** 16 bytes of HMAC-SHA-256; the caller gives the canonical form. */
export const blindIndex = (kind: BlindKind, text: string): Buffer =>
  createHmac("sha256", deriveKey("INDEX_KEY", kind)).update(text).digest().subarray(0, 16);

/** The index of a phone; empty where there is none, so that nothing at all says: not worked out yet. */
export const mobileIndex = (mobile: string | null | undefined): Buffer => (mobile ? blindIndex("mobile", mobile) : Buffer.alloc(0));

/** A keyed digest of an opaque token, for looking it up. */
export const tokenDigest = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Keyed digest of any value that can be written as JSON: forms hold passwords, which a dump must not let anybody try out. */
export const contentDigest = (value: unknown): Buffer =>
  createHmac("sha256", deriveKey("INDEX_KEY", "content")).update(JSON.stringify(value)).digest();

/** Compares texts in constant time, whatever their lengths. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(tokenDigest(a), tokenDigest(b));
