// 码：八位，区分大小写，不含易混的 0 O 1 l I。注册码随机；激活码与重置码由密钥推算，不存库。
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { deriveKey } from "#lib/crypto/keys";

export const CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
export const CODE_LENGTH = 8;

/** Digits and letters both (REG-03). */
export const isWellMixed = (code: string): boolean => /\d/.test(code) && /[A-Za-z]/.test(code);

/** A random code (REG-03). */
export function randomCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]);
  const code = letters.join("");
  return isWellMixed(code) ? code : randomCode();
}

function fromBytes(bytes: Buffer): string {
  const limit = 256 - (256 % CODE_ALPHABET.length);
  return [...bytes]
    .filter((b) => b < limit)
    .slice(0, CODE_LENGTH)
    .map((b) => CODE_ALPHABET[b % CODE_ALPHABET.length])
    .join("");
}

/** What a derived code is bound to: purpose, person and issue number. */
export type CodeBinding = { purpose: "ACTIVATION" | "RESET" | "REPORT"; personId: string; issueNo: number };

/** The code of one issue: the same whenever it is asked for, unguessable without the key. */
export function derivedCode({ purpose, personId, issueNo }: CodeBinding): string {
  for (let attempt = 0; ; attempt++) {
    const mac = createHmac("sha256", deriveKey("CODE_KEY", purpose)).update(`${personId}|${issueNo}|${attempt}`);
    const code = fromBytes(mac.digest());
    if (code.length === CODE_LENGTH && isWellMixed(code)) return code;
  }
}

/** 2Fwy Cm6K */
export const showCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** What people type: spaces and dashes between the groups are forgiven, case is not. */
export const tidyCode = (typed: string): string => typed.normalize("NFKC").replace(/[\s\-–—]/g, "");

/** What a printed or sent link opens: an activation slip, a registration code, an application of one's own, a branch to join or to report at. */
export type LinkKind = "activation" | "registration" | "application" | "joining" | "reporting";
const KIND_BYTES: Readonly<Record<LinkKind, number>> = { activation: 1, registration: 2, application: 3, joining: 4, reporting: 5 };
const MAC_LENGTH = 7;

const macOf = (body: Buffer): Buffer => createHmac("sha256", deriveKey("CODE_KEY", "link")).update(body).digest().subarray(0, MAC_LENGTH);

/** The last part of a `/r/…` address: 32 characters, bound to one row, carrying nothing personal. */
export function linkToken(kind: LinkKind, id: string): string {
  const body = Buffer.concat([Buffer.of(KIND_BYTES[kind]), Buffer.from(id.replaceAll("-", ""), "hex")]);
  return Buffer.concat([body, macOf(body)]).toString("base64url");
}

/** What a token opens, or null when it was not made here. */
export function readLinkToken(token: string): { kind: LinkKind; id: string } | null {
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, 17);
  if (bytes.length !== 17 + MAC_LENGTH || !timingSafeEqual(bytes.subarray(17), macOf(body))) return null;
  const kind = (Object.keys(KIND_BYTES) as LinkKind[]).find((k) => KIND_BYTES[k] === body[0]);
  const hex = body.subarray(1).toString("hex");
  return kind ? { kind, id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") } : null;
}
