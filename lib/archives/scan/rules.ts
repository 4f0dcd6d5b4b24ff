// 拍下来的一页：清不清楚、是不是白纸、四个角在哪里、怎样拉正。纯计算，在手机上做。
export type Point = { x: number; y: number };
/** Top left, top right, bottom right, bottom left; as shares of width and height. */
export type Corners = readonly [Point, Point, Point, Point];
/** Brightness of each pixel, 0 to 255. */
export type Gray = { data: Uint8Array; width: number; height: number };

/** A picture without colour. */
export function grayOf({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }): Gray {
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) {
    const [r = 0, g = 0, b = 0] = [data[i * 4], data[i * 4 + 1], data[i * 4 + 2]];
    gray[i] = (r * 299 + g * 587 + b * 114) / 1000;
  }
  return { data: gray, width, height };
}

/** Variance of the Laplacian: how much the brightness bends from one pixel to the next. */
export function sharpnessOf({ data, width, height }: Gray): number {
  let sum = 0;
  let squares = 0;
  const count = (width - 2) * (height - 2);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const at = (j: number) => data[j] ?? 0;
      const bend = at(i - 1) + at(i + 1) + at(i - width) + at(i + width) - 4 * at(i);
      sum += bend;
      squares += bend * bend;
    }
  return count > 0 ? squares / count - (sum / count) ** 2 : 0;
}

/** Share of pixels clearly darker than the paper: writing, lines, a photograph. */
export function inkOf({ data }: Gray): number {
  const paper = [...data].sort((a, b) => a - b)[Math.floor(data.length * 0.7)] ?? 255;
  let dark = 0;
  for (const value of data) if (value < paper * 0.85) dark += 1;
  return data.length > 0 ? dark / data.length : 0;
}

/** Variance of the brightness itself. */
function spreadOf({ data }: Gray): number {
  let [sum, squares] = [0, 0];
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  return data.length > 0 ? squares / data.length - (sum / data.length) ** 2 : 0;
}

/** Writing bends the brightness about as much as it spreads it, however faint it is; out of focus it does not. */
const SHARP = 0.6;
const NOISE = 6;
const INKLESS = 0.002;

export type Doubt = "BLANK" | "BLURRED";
/** What to look at again before a page is sent. */
export function doubtsOf(gray: Gray): Doubt[] {
  const spread = spreadOf(gray);
  if (spread < NOISE) return ["BLANK"];
  if (sharpnessOf(gray) / spread >= SHARP) return [];
  return inkOf(gray) < INKLESS ? ["BLANK"] : ["BLURRED"];
}

/** The brightness that parts paper from table best (Otsu). */
function thresholdOf({ data }: Gray): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  const total = counts.reduce((sum, n, value) => sum + n * value, 0);
  let [below, weight, best, threshold] = [0, 0, -1, 127];
  for (let value = 0; value < 256; value++) {
    weight += counts[value] ?? 0;
    below += (counts[value] ?? 0) * value;
    const rest = data.length - weight;
    if (weight === 0 || rest === 0) continue;
    const apart = weight * rest * (below / weight - (total - below) / rest) ** 2;
    if (apart > best) [best, threshold] = [apart, value];
  }
  return threshold;
}

const INSET = 0.04;
export const WHOLE: Corners = [
  { x: INSET, y: INSET },
  { x: 1 - INSET, y: INSET },
  { x: 1 - INSET, y: 1 - INSET },
  { x: INSET, y: 1 - INSET },
];

const areaOf = (corners: Corners): number =>
  Math.abs(corners.reduce((sum, { x, y }, i) => sum + x * (corners[(i + 1) % 4]?.y ?? 0) - (corners[(i + 1) % 4]?.x ?? 0) * y, 0)) / 2;

const LEAST_AREA = 0.25;

/** Where a bright sheet lies on something darker; nearly the whole picture when none can be made out. */
export function guessCorners(gray: Gray): Corners {
  const { data, width, height } = gray;
  const threshold = thresholdOf(gray);
  const scores = [
    (x: number, y: number) => -x - y,
    (x: number, y: number) => x - y,
    (x: number, y: number) => x + y,
    (x: number, y: number) => y - x,
  ];
  const best = scores.map(() => ({ score: Number.NEGATIVE_INFINITY, x: 0, y: 0 }));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? 0) <= threshold) continue;
      for (const [i, score] of scores.entries()) {
        const value = score(x / width, y / height);
        if (value > (best[i]?.score ?? 0)) best[i] = { score: value, x: x / width, y: y / height };
      }
    }
  const found = best.map(({ x, y }) => ({ x, y })) as unknown as Corners;
  return areaOf(found) >= LEAST_AREA ? found : WHOLE;
}

/** Solves eight equations by elimination. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    const pivot = rows.slice(i).reduce((most, row, j) => (Math.abs(row[i] ?? 0) > Math.abs(rows[most]?.[i] ?? 0) ? i + j : most), i);
    [rows[i], rows[pivot]] = [rows[pivot] ?? [], rows[i] ?? []];
    const head = rows[i] ?? [];
    for (let j = 0; j < n; j++) {
      const row = rows[j] ?? [];
      const by = j === i ? 0 : (row[i] ?? 0) / (head[i] ?? 1);
      for (let k = i; k <= n; k++) row[k] = (row[k] ?? 0) - by * (head[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] || 1));
}

/** From a point of the straightened page (shares) to where it lies in the picture (shares). */
export function straighten(corners: Corners): (u: number, v: number) => Point {
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const rows = square.flatMap(([u, v], i) => {
    const { x, y } = corners[i] as Point;
    return [
      [u, v, 1, 0, 0, 0, -u * x, -v * x, x],
      [0, 0, 0, u, v, 1, -u * y, -v * y, y],
    ];
  });
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = solve(rows);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w };
  };
}
