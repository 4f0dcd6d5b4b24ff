// 环境变量：读一次，校验一次；生产模式缺少或过弱的密钥拒绝启动。
import * as z from "zod";

const secret = z.string().min(32, "至少 32 个字符");

const schema = z.object({
  APP_MODE: z.enum(["demo", "production"]).default("demo"),
  DATABASE_URL: z.string().default(""),
  DATABASE_ROLE: z.string().default("zhtj_app"),
  DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  PUBLIC_ORIGIN: z.union([z.literal(""), z.url()]).default(""),
  SESSION_SECRET: secret.optional(),
  FIELD_KEY: secret.optional(),
  INDEX_KEY: secret.optional(),
  CODE_KEY: secret.optional(),
  FILE_STORE: z.enum(["disk", "s3"]).default("disk"),
  S3_ENDPOINT: z.union([z.literal(""), z.url()]).default(""),
  S3_BUCKET: z.string().default(""),
  S3_REGION: z.string().default("auto"),
  S3_KEY_ID: z.string().default(""),
  S3_SECRET: z.string().default(""),
  CLOCK_NOW: z.string().default(""),
  WORKER: z.enum(["inline", "off"]).default("inline"),
  PROXY_GUARD: z.enum(["on", "off"]).default("on"),
  SERVICE_WORKER: z.enum(["on", "off"]).default("on"),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Environment = z.infer<typeof schema>;

let cached: Environment | undefined;

export function readEnvironment(): Environment {
  cached ??= schema.parse(process.env);
  return cached;
}

/** For start-up and tests: forget what was read. */
export function forgetEnvironment(): void {
  cached = undefined;
}

const SECRETS = ["SESSION_SECRET", "FIELD_KEY", "INDEX_KEY", "CODE_KEY"] as const;
export type SecretName = (typeof SECRETS)[number];
export const SECRET_NAMES: readonly SecretName[] = SECRETS;

/** A key that must exist; the start command has seen to it. */
export function readSecret(name: SecretName): string {
  const value = readEnvironment()[name];
  if (!value) throw new Error(`缺少 ${name}。请用 npm start 启动，或在环境变量中设置。`);
  return value;
}

const STORE_VARIABLES = ["S3_ENDPOINT", "S3_BUCKET", "S3_KEY_ID", "S3_SECRET"] as const;

/** Sentences that say why this environment cannot serve, or none. */
export function environmentProblems(env: NodeJS.ProcessEnv): string[] {
  const parsed = schema.safeParse(env);
  const problems = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join(".")}：${i.message}`);
  const unset = STORE_VARIABLES.filter((name) => !env[name]);
  if (env.FILE_STORE === "s3" && unset.length > 0) problems.push(`FILE_STORE=s3 还要设置 ${unset.join("、")}。`);
  if (env.APP_MODE !== "production") return problems;
  for (const name of SECRETS) {
    if (!env[name]) problems.push(`生产模式必须设置 ${name}：用 openssl rand -base64 48 生成，写进环境变量。`);
    else if (new Set(env[name]).size < 12) problems.push(`${name} 太简单：请用 openssl rand -base64 48 重新生成。`);
  }
  if (new Set(SECRETS.map((n) => env[n])).size < SECRETS.length && SECRETS.every((n) => env[n])) problems.push("四把密钥必须各不相同。");
  if (!env.PUBLIC_ORIGIN) problems.push("生产模式必须设置 PUBLIC_ORIGIN，例如 https://tuan.example.cn。");
  if (env.CLOCK_NOW) problems.push("生产模式不能设置 CLOCK_NOW。");
  if (!Number(env.TRUST_PROXY)) problems.push("生产模式必须设置 TRUST_PROXY：前面有几层自己的反向代理，通常是 1，限流靠它认出来访的地址。");
  if (!env.DATABASE_URL) problems.push("生产模式必须设置 DATABASE_URL，指向 PostgreSQL 15 至 18。");
  return problems;
}
