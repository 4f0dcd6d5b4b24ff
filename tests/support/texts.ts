// 任意文字：哪国的字、哪种符号、控制字符都可能出现。
import fc from "fast-check";

const SURROGATES = { from: 0xd800, count: 0x800 };
const point = fc
  .oneof(
    fc.integer({ min: 0, max: 0xff }),
    fc.integer({ min: 0x2000, max: 0x9fff }),
    fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }),
  )
  .map((n) => String.fromCodePoint(n < SURROGATES.from ? n : n + SURROGATES.count));

/** Any text there can be. */
export const anyText = (maxLength = 40): fc.Arbitrary<string> => fc.array(point, { maxLength }).map((points) => points.join(""));
