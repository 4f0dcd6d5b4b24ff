// 文本表格：UTF-8（含 BOM）、GB18030；逗号或制表符；从 Excel 粘贴的内容也是它。
import { parse } from "csv-parse/sync";

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const delimiterOf = (text: string): string => {
  const [first = ""] = text.split("\n", 1);
  return first.includes("\t") ? "\t" : first.includes(";") && !first.includes(",") ? ";" : ",";
};

/** The rows of a text table; at most `limit` of them. */
export function readCsv(bytes: Uint8Array, limit: number): string[][] {
  const text = decode(bytes).replace(/^\uFEFF/, "");
  return parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: limit,
    max_record_size: 200_000,
  });
}
