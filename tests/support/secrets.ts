// 密钥：不用数据库的测试也要有钥匙。
import { forgetEnvironment } from "#lib/env";
import { environmentOf } from "#tests/support/environment";

/** Puts the tests' keys, or other ones, into the environment. */
export function giveKeys(more: Record<string, string> = {}): void {
  Object.assign(process.env, environmentOf(""), more);
  forgetEnvironment();
}
