// 管辖：路径每级四位，前缀即上下级。纯函数。
export const SEGMENT = 4;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** How an organization lies to another, seen from the first. */
export type Relation = "own" | "child" | "deeper" | "above" | "foreign";

/** What a policy needs to know of an organization. */
export type Located = { id: string; path: string };

/** The path segment of the n-th child, counted from 1. */
export function segment(n: number): string {
  const text = n.toString(36).padStart(SEGMENT, "0");
  if (text.length > SEGMENT) throw new Error("too many organizations below one parent");
  return text;
}

/** Exclusive end of the byte range that holds a path and everything below it. */
export const pathEnd = (path: string): string => `${path}{`;

/** Where a child of an organization lies that is still to be made. */
export const nextChild = (parent: Pick<Located, "path">): Pick<Located, "path"> => ({ path: parent.path + "0".repeat(SEGMENT) });

export const parentPath = (path: string): string => path.slice(0, -SEGMENT);

/** Paths of all organizations above, the root first. */
export const ancestorPaths = (path: string): string[] =>
  Array.from({ length: path.length / SEGMENT - 1 }, (_, i) => path.slice(0, (i + 1) * SEGMENT));

export const isWithin = (path: string, root: string): boolean => path.startsWith(root);

export function relation(from: string, to: string): Relation {
  if (from === to) return "own";
  if (isWithin(to, from)) return parentPath(to) === from ? "child" : "deeper";
  return isWithin(from, to) ? "above" : "foreign";
}

/** Whether a text is a path: whole segments of path digits. */
export const isPath = (text: string): boolean =>
  text.length > 0 && text.length % SEGMENT === 0 && [...text].every((c) => DIGITS.includes(c));
