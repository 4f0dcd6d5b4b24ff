// 单个录入：把一行名单填进表单里。
import type { EntryForm } from "#lib/members/schema";
import { formOfDraft } from "#lib/members/entry/schema";
import { readMemberRow } from "#lib/members/sheet";
import type { Texts } from "#tests/support/students";

/** The filled form of somebody who stands in a sheet. */
export function formOfTexts(texts: Texts, branchId: string, more: Partial<EntryForm["person"]> = {}): EntryForm {
  const { draft, findings } = readMemberRow(texts, 1);
  if (findings.length > 0) throw new Error(findings.map((f) => f.because).join("；"));
  const person = { ...formOfDraft(draft), ...more };
  return { branchId, idNumberConfirm: person.idNumber, acceptWarnings: false, person };
}
