// 测试的环境：固定的密钥，自带的数据库，静静的日志。
import { resolve } from "node:path";

export const TEST_DATA = resolve(import.meta.dirname, "../../.data/test");
export const ORIGIN = "http://tuan.test";

/** Variables of a test process; keys are fixed so that a planted template can be read again. */
export const environmentOf = (databaseUrl: string): Record<string, string> => ({
  APP_MODE: "demo",
  DATABASE_URL: databaseUrl,
  DATA_DIR: `${TEST_DATA}/files-${process.pid}`,
  PUBLIC_ORIGIN: ORIGIN,
  SESSION_SECRET: "test-session-secret-test-session-secret-00",
  FIELD_KEY: "test-field-key-test-field-key-test-field-11",
  INDEX_KEY: "test-index-key-test-index-key-test-index-22",
  CODE_KEY: "test-code-key-test-code-key-test-code-key-33",
  LOG_LEVEL: "silent",
  WORKER: "off",
});
