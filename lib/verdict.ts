// 判断：可以，或者不可以及其原因。规则与权限都返回它，禁用的按钮也用它解释。
import { type ErrorCode, explain } from "#lib/errors";

export type Yes = { yes: true };
export type No = { yes: false; code: ErrorCode; because: string };
export type Verdict = Yes | No;

export const yes: Yes = { yes: true };

/** A refusal with the catalogue's sentence, its placeholders filled in. */
export const no = (code: ErrorCode, values: Record<string, string | number> = {}): No => ({
  yes: false,
  code,
  because: explain(code, values),
});

/** The first no, else yes. */
export const all = (...verdicts: readonly Verdict[]): Verdict => verdicts.find((v) => !v.yes) ?? yes;

/** A person's request was refused. The only exception that `action()` turns into an answer. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  /** Form field that the sentence belongs to, if one does. */
  readonly field: string | undefined;
  /** Sentences for several fields at once. */
  readonly fields: Readonly<Record<string, string>>;
  constructor(verdict: No, field?: string, fields: Readonly<Record<string, string>> = {}) {
    super(verdict.because);
    this.name = "Refusal";
    this.code = verdict.code;
    this.field = field;
    this.fields = fields;
  }
}

/** Turns a no into a `Refusal`, which rolls the transaction back. */
export function permit(verdict: Verdict, field?: string): void {
  if (!verdict.yes) throw new Refusal(verdict, field);
}

/** Refuses because of fields: the first sentence stands for all. */
export function refuseFields(findings: readonly { field: string; code: string; because: string }[]): void {
  const [first] = findings;
  if (!first) return;
  const fields = Object.fromEntries([...findings].reverse().map((f) => [f.field, f.because]));
  throw new Refusal({ yes: false, code: first.code as ErrorCode, because: first.because }, undefined, fields);
}

/** Refuses outright. */
export function refuse(code: ErrorCode, values: Record<string, string | number> = {}, field?: string): never {
  throw new Refusal(no(code, values), field);
}
