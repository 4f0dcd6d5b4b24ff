// 密钥：由环境给出的秘密派生，各司其职，各不相同。
import { hkdfSync } from "node:crypto";
import { readSecret, type SecretName } from "#lib/env";

const derived = new Map<string, Buffer>();

/** A 32-byte key for one purpose, derived from one of the given secrets. */
export function deriveKey(secret: SecretName, purpose: string): Buffer {
  const value = readSecret(secret);
  const name = `${secret}/${purpose}/${value}`;
  const known = derived.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", value, "zhihui-tuanjian", purpose, 32));
  derived.set(name, key);
  return key;
}
