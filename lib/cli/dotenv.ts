// 根目录的 .env：有就读；环境里已经给出的优先。
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const FILE = resolve(import.meta.dirname, "../../.env");

if (existsSync(FILE)) process.loadEnvFile(FILE);
