import { describe, expect, it } from "vitest";
import { doubtsOf, type Gray, guessCorners, inkOf, sharpnessOf, straighten, WHOLE } from "#lib/archives/scan/rules";

const draw = (width: number, height: number, brightness: (x: number, y: number) => number): Gray => ({
  data: Uint8Array.from({ length: width * height }, (_, i) => brightness(i % width, Math.floor(i / width))),
  width,
  height,
});
/** Lines of writing on white. */
const written = draw(200, 280, (x, y) => (y % 12 < 2 && x > 20 && x < 180 && (x * 7 + y) % 5 < 3 ? 40 : 245));
const blurred = ({ data, width, height }: Gray): Gray =>
  draw(width, height, (x, y) => {
    let sum = 0;
    for (let dy = -3; dy <= 3; dy++)
      for (let dx = -3; dx <= 3; dx++)
        sum += data[Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx))] ?? 0;
    return sum / 49;
  });
const blank = draw(200, 280, (x, y) => 240 + ((x * 31 + y * 17) % 5));

describe("拍下来的一页（beyond 7）", () => {
  it("写了字的没有疑问；糊了的、白纸各说各的", () => {
    expect(doubtsOf(written)).toEqual([]);
    expect(doubtsOf(blurred(written))).toEqual(["BLURRED"]);
    expect(doubtsOf(blank)).toEqual(["BLANK"]);
    expect(sharpnessOf(written)).toBeGreaterThan(sharpnessOf(blurred(written)) * 10);
    expect(inkOf(blank)).toBe(0);
  });

  it("深色桌上斜放的一张纸，四个角找得到，差不过百分之三", () => {
    const corners = [
      { x: 0.12, y: 0.1 },
      { x: 0.85, y: 0.16 },
      { x: 0.9, y: 0.9 },
      { x: 0.08, y: 0.84 },
    ] as const;
    const inside = (x: number, y: number) =>
      corners.every((a, i) => {
        const b = corners[(i + 1) % 4] ?? a;
        return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
      });
    const found = guessCorners(draw(160, 220, (x, y) => (inside(x / 160, y / 220) ? 235 : 60)));
    for (const [i, { x, y }] of found.entries()) {
      expect(Math.abs(x - (corners[i]?.x ?? 0))).toBeLessThan(0.03);
      expect(Math.abs(y - (corners[i]?.y ?? 0))).toBeLessThan(0.03);
    }
  });

  it("认不出纸来，就用整张照片", () => {
    expect(guessCorners(draw(60, 80, (x, y) => (x > 28 && x < 32 && y > 38 && y < 42 ? 250 : 20)))).toBe(WHOLE);
  });

  it("拉正：四个角落在四个角上，边上的点落在边上", () => {
    const corners = [
      { x: 0.1, y: 0.2 },
      { x: 0.8, y: 0.1 },
      { x: 0.95, y: 0.9 },
      { x: 0.05, y: 0.8 },
    ] as const;
    const to = straighten(corners);
    const places = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const;
    for (const [i, [u, v]] of places.entries()) {
      const { x, y } = to(u, v);
      expect(x).toBeCloseTo(corners[i]?.x ?? 0, 9);
      expect(y).toBeCloseTo(corners[i]?.y ?? 0, 9);
    }
    const { x, y } = to(0.5, 0);
    expect((y - 0.2) / (0.1 - 0.2)).toBeCloseTo((x - 0.1) / (0.8 - 0.1), 9);
  });
});
