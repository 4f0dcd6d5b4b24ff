// 字段加密：AES-256-GCM，带密钥号；行与列作为附加数据，密文不能挪到别处。
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey } from "#lib/crypto/keys";

const KEY_ID = 1;
const NONCE = 12;
const TAG = 16;
/** A shortened tag is no tag. */
const STRICT = { authTagLength: TAG };

/** Where a sealed value lives: `table.column` and the row's id. */
export type Place = { column: string; row: string };

const context = ({ column, row }: Place) => Buffer.from(`${column}|${row}`);

/** Ciphertext: key id (1 byte), nonce, tag, body. */
export function seal(plain: string, place: Place): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", deriveKey("FIELD_KEY", `field-${KEY_ID}`), nonce, STRICT);
  cipher.setAAD(context(place));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(KEY_ID), nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made for the same place; a value moved from elsewhere does not open. */
export function unseal(sealed: Uint8Array, place: Place): string {
  const bytes = Buffer.from(sealed);
  const key = deriveKey("FIELD_KEY", `field-${bytes[0]}`);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + NONCE), STRICT);
  decipher.setAAD(context(place));
  decipher.setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + TAG)), decipher.final()]).toString("utf8");
}

export const sealJson = (value: unknown, place: Place): Buffer => seal(JSON.stringify(value), place);
export const unsealJson = <T>(sealed: Uint8Array, place: Place): T => JSON.parse(unseal(sealed, place)) as T;
