// 模板：一份工作簿的样子写一次，下载、认表、对列、导出都读它。

/** A column of a template. */
export type Column = {
  key: string;
  header: string;
  required: "always" | "sometimes" | "never";
  /** Other headers that mean the same. */
  aliases?: readonly string[];
  options?: readonly string[];
  width: number;
  note: string;
  example: string;
};

export type Template = {
  kind: string;
  title: string;
  columns: readonly Column[];
  notes: readonly string[];
};

export const MARKER_SHEET = "_模板";
export const TEMPLATE_VERSION = "2026.1";

const STARS = { always: "★", sometimes: "☆", never: "" } as const;
export const starred = ({ header, required }: Column): string => header + STARS[required];

const tidy = (header: string): string =>
  header
    .normalize("NFKC")
    .replace(/[\s★☆○*（）()【】[\]:：、/／]/g, "")
    .toLowerCase();

/** The column that a header means, if any. */
export const columnOf = (template: Template, header: string): Column | undefined => {
  const wanted = tidy(header);
  return template.columns.find((c) => [c.header, ...(c.aliases ?? [])].some((name) => tidy(name) === wanted));
};

/** Which place in the sheet each column has; columns that were not found are absent. */
export function mapHeaders(template: Template, headers: readonly string[]): Record<string, number> {
  const mapping: Record<string, number> = {};
  headers.forEach((header, place) => {
    const column = header === "" ? undefined : columnOf(template, header);
    if (column && !(column.key in mapping)) mapping[column.key] = place;
  });
  return mapping;
}

/** Mandatory columns that no header means. */
export const unmapped = (template: Template, mapping: Readonly<Record<string, number>>): Column[] =>
  template.columns.filter((c) => c.required === "always" && !(c.key in mapping));

/** A row that goes back to its owner: its cells, and what is wrong with which of them. */
export type ReturnedRow = { cells: readonly string[]; bad: ReadonlyMap<number, string>; reason: string };
export type Returned = { template: Template; headers: readonly string[]; rows: readonly ReturnedRow[] };

/** Sheets of plain rows, the first of each a head. */
export type PlainSheet = { name: string; head: readonly string[]; widths: readonly number[]; rows: readonly (readonly string[])[] };
