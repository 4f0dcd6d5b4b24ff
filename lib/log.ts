// 日志：一行一条 JSON，证件号、手机号一律遮住；人的姓名与请求内容不写。
import pino from "pino";
import { readEnvironment } from "#lib/env";

// Word boundaries would miss numbers next to letters or underscores; a fraction is no phone number, the end of a sentence is.
const ID_NUMBER = /(?<!\d)\d{6}(18|19|20)\d{9}[\dXx](?!\d)/g;
const MOBILE = /(?<![\d.])1[3-9]\d{9}(?!\.?\d)/g;

/** Hides ID numbers and phone numbers, wherever in the text they stand. */
export const redact = (text: string): string => text.replace(ID_NUMBER, "[证件号]").replace(MOBILE, "[手机号]");

let logger: pino.Logger | undefined;

export function log(): pino.Logger {
  logger ??= pino(
    { level: readEnvironment().LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => void process.stderr.write(redact(line)) },
  );
  return logger;
}
