// 密钥：第一次启动时生成，存在数据目录里，只有本用户可读；环境变量里给了就用给的。
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SECRET_NAMES } from "#lib/env";

const NAMES = [...SECRET_NAMES, "DATABASE_PASSWORD"] as const;
type Secrets = Record<(typeof NAMES)[number], string>;

/** The installation's secrets, made on first use. */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, "secrets.json");
  const stored = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Partial<Secrets>) : {};
  const secrets = Object.fromEntries(NAMES.map((n) => [n, stored[n] ?? randomBytes(48).toString("base64url")])) as Secrets;
  if (NAMES.some((n) => !stored[n])) writeFileSync(path, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  chmodSync(path, 0o600);
  return secrets;
}
