// 准备：生成数据库客户端。模型没有变就不做。
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const SCHEMA = join(ROOT, "prisma/schema");
const STAMP = join(ROOT, "prisma/generated/.stamp");

function schemaDigest(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(SCHEMA).sort()) hash.update(name).update(readFileSync(join(SCHEMA, name)));
  return hash.digest("hex");
}

/** Generates the database client when the schema changed since the last time. */
export function prepareClient(): void {
  const digest = schemaDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return;
  // Generating needs no native engine; naming any program keeps the tool from fetching one.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  execFileSync(process.execPath, [join(ROOT, "node_modules/prisma/build/index.js"), "generate"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(STAMP, digest);
}

if (import.meta.main) prepareClient();
