// 量出来的数：中位数、与底线之比、过不过。
export type Figure = {
  what: string;
  unit: "ms" | "MB" | "条";
  measured: number;
  /** What the same work costs without the product; null for figures that only orient. */
  floor: number | null;
  /** The highest ratio to the floor, or without a floor the highest value, that passes. */
  bar: number | null;
};

export type Judged = Figure & { ratio: number | null; pass: boolean | null };

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** What a piece of work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs pieces of work in turn, so that whatever else the machine does falls on all of them alike; medians of each. */
export async function inTurn(runs: number, works: readonly (() => Promise<number>)[]): Promise<number[]> {
  const taken: number[][] = works.map(() => []);
  for (let run = 0; run < runs; run++) for (const [i, work] of works.entries()) taken[i]?.push(await work());
  return taken.map(median);
}

export function judge(figure: Figure): Judged {
  const { measured, floor, bar } = figure;
  const ratio = floor === null ? null : measured / floor;
  return { ...figure, ratio, pass: bar === null ? null : (ratio ?? measured) <= bar };
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

/** One line for people: what, measured, floor, ratio, bar, verdict. */
export function lineOf({ what, unit, measured, floor, ratio, bar, pass }: Judged): string {
  const beside = floor === null ? "" : `  底线 ${number(floor)} ${unit}  之比 ${(ratio ?? 0).toFixed(2)}`;
  const limit = bar === null ? "" : `  上限 ${bar}${floor === null ? ` ${unit}` : ""}`;
  const verdict = pass === null ? "" : pass ? "  ✓" : "  ✗";
  return `${what}  ${number(measured)} ${unit}${beside}${limit}${verdict}`;
}
