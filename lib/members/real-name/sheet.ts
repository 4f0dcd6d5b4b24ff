// 送核名单与结果：同一张表，送出去时后两列空着，回来时填好。
import { mapHeaders, type PlainSheet, type Template, unmapped } from "#lib/excel/template";
import { canonicalId, canonicalName } from "#lib/members/identity/rules";
import { readResult, type Result, type Subject } from "#lib/members/real-name/rules";

const plain = { required: "always", note: "", example: "" } as const;
const TEMPLATE: Template = {
  kind: "REAL_NAME",
  title: "实名认证",
  columns: [
    { key: "name", header: "姓名", width: 14, ...plain },
    { key: "idNumber", header: "身份证号码", aliases: ["身份证号", "证件号码"], width: 24, ...plain },
    { key: "result", header: "结果", aliases: ["认证结果", "核查结果"], width: 12, ...plain },
    { key: "reason", header: "原因", aliases: ["不通过原因", "备注"], width: 40, ...plain, required: "never" },
  ],
  notes: [],
};

/** A batch as it goes to the identity service. */
export const batchSheet = (subjects: readonly Subject[]): PlainSheet => ({
  name: TEMPLATE.title,
  head: TEMPLATE.columns.map((c) => c.header),
  widths: TEMPLATE.columns.map((c) => c.width),
  rows: subjects.map(({ name, idNumber }) => [name, idNumber, "", ""]),
});

/** Results of a filled sheet; rows without a known result are left out. Null when it is another sheet. */
export function readResults(headers: readonly string[], rows: readonly (readonly string[])[]): Result[] | null {
  const at = mapHeaders(TEMPLATE, headers);
  if (unmapped(TEMPLATE, at).length > 0) return null;
  const cell = (cells: readonly string[], key: string): string => cells[at[key] ?? -1] ?? "";
  return rows.flatMap((cells) => {
    const passed = readResult(cell(cells, "result"));
    if (passed === null) return [];
    const subject = { name: canonicalName(cell(cells, "name")), idNumber: canonicalId(cell(cells, "idNumber")) };
    return [{ ...subject, passed, reason: passed ? "" : cell(cells, "reason").trim().slice(0, 100) }];
  });
}
