// 花名册：一个支部交上来的工作簿，人会犯的错都在里面；同样的行数总是同样的一份。
import { ImportVerdict } from "#generated/enums";
import { FRESH, HABITS, KNOWN, type Mistake, MISTAKES } from "#tests/support/mistakes";
import { COLUMNS, studentOf, type Texts } from "#tests/support/students";
import { type TypedCell, xlsx } from "#tests/support/xlsx";

/** A line of a roster: what was typed, what has to come of it, and what sets it right (null: it is left out). */
export type Line = {
  rowNo: number;
  story: string;
  name: string;
  idNumber: string;
  typed: readonly TypedCell[];
  expect: ImportVerdict;
  codes: readonly string[];
  fix: Texts | null;
};
export type Counts = Record<ImportVerdict, number>;
export type Roster = { bytes: Buffer; lines: readonly Line[]; counts: Counts; corrected: Counts };

const cellsOf = (row: Readonly<Record<string, TypedCell>>, n: number): TypedCell[] =>
  COLUMNS.map(([key, header]) => {
    if (key !== "") return row[key] ?? null;
    // The sex is typed wrongly now and then; it follows from the ID number and is not asked for.
    return header === "序号" ? n : header === "性别" ? (n % 3 === 0 ? "男" : "女") : null;
  });

const VERDICTS = Object.values(ImportVerdict);

function lineOf(n: number, rowNo: number, mistake: Mistake | undefined): Line {
  const base = { ...studentOf(n), ...mistake?.base?.(n) };
  const typed = mistake?.typed(base, n) ?? {};
  const codes = mistake?.codes ?? [];
  const wrong = codes.some((code) => code.startsWith("E-"));
  const back = Object.fromEntries(Object.keys(typed).map((key) => [key, base[key] ?? ""]));
  const fix = wrong ? (mistake?.fix === null ? null : { ...back, ...mistake?.fix?.(base, n) }) : {};
  const { name = "", idNumber = "" } = base;
  return {
    ...{ rowNo, name, idNumber, codes, fix, story: mistake?.story ?? "一切照规矩" },
    typed: cellsOf({ ...base, ...typed }, n),
    expect: wrong ? "SKIP" : (mistake?.expect ?? "NEW"),
  };
}

const countsOf = (verdicts: readonly ImportVerdict[]): Counts =>
  Object.fromEntries(VERDICTS.map((v) => [v, verdicts.filter((x) => x === v).length])) as Counts;

/** After which lines people leave an empty row. */
const GAPS = [40, 90];

/**
 * A roster of so many lines for 计算机专业2021级1班团支部 (O06) of the world, or with `fresh` for a branch without anybody: every
 * mistake of the list, the rest without fault. Telling what the check has to find, and what remains when all that can be is set right.
 */
export function rosterOf(lines = 220, { fresh = false } = {}): Roster {
  const special = [...HABITS, ...MISTAKES, ...(fresh ? FRESH : KNOWN)];
  if (special.length * 2 > lines) throw new Error(`${special.length} mistakes need twice as many lines`);
  const made = Array.from({ length: lines }, (_, n) => {
    const rowNo = n + 2 + GAPS.filter((gap) => n >= gap).length;
    return lineOf(n, rowNo, n % 2 === 1 ? special[(n - 1) / 2] : undefined);
  });
  const rows: TypedCell[][] = made.map((line) => [...line.typed]);
  for (const gap of [...GAPS].reverse()) rows.splice(gap, 0, []);
  const counts = countsOf(made.map((line) => line.expect));
  const corrected = countsOf(made.map((line) => (line.expect === "SKIP" && line.fix ? "NEW" : line.expect)));
  return { bytes: xlsx({ name: "花名册", rows: [COLUMNS.map(([, header]) => header), ...rows] }), lines: made, counts, corrected };
}
