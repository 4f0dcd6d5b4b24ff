// 日志：一行一条 JSON，证件号、手机号一律遮住；人的姓名与请求内容不写。
import pino from "pino";
import { isId } from "#lib/crypto/ids";
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

/** Who asked whom for what. `asked` is what the browser sent. */
export type Attempt = {
  action: string;
  actor?: { personId: string | null; organizationId: string | null } | null | undefined;
  asked?: unknown;
};

const MOST = 10;
const idsIn = (value: unknown): string[] =>
  [value]
    .flat()
    .filter((v): v is string => typeof v === "string" && isId(v))
    .slice(0, MOST);

/** The ids that were asked for, by field; what was typed stays out. */
const subjectOf = (asked: unknown): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(asked ?? {})
      .map(([field, value]) => [field, idsIn(value)] as const)
      .filter(([field, ids]) => /^\w{1,30}$/.test(field) && ids.length > 0)
      .slice(0, MOST),
  );

/** Notes a refusal: who, at which organization's desk, of what (abuse cases 2 and 3). */
export function noteRefusal({ action, actor, asked }: Attempt, code: string): void {
  const { personId = null, organizationId = null } = actor ?? {};
  log().info({ action, code, personId, organizationId, subject: subjectOf(asked) }, "refused");
}
