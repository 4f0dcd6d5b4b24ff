import { describe, expect, it } from "vitest";
import { attachment, isLocation, newLocation, tidyName } from "#lib/files/names";

const PARTS = [
  "..",
  "../..",
  "/etc/passwd",
  "C:\\",
  "\\\\host\\share",
  "a\r\nSet-Cookie: x=1",
  '"; filename="b.exe',
  "%0d%0a",
  "\u202excod",
  "\u0000",
  "\ud800",
  "名单",
  "%2e%2e%2f",
  "*",
  "?",
  "<script>",
  "|",
  ":",
  "'",
  ";",
];
const ENDS = [
  "",
  ".xlsx",
  ".exe",
  "/",
  "\\",
  "\n",
  " ",
  ".",
  "\u2028",
  "a".repeat(300),
  `${"😀".repeat(200)}.xlsx`,
  "'(x)*",
  "%",
  "％００",
  "\t",
  "=1+1",
  "\u200f",
  "\ue000",
  "名",
  "\u0085",
  "\u007f",
  ".xlsx\u0000.exe",
  "\ufeff",
  "~",
  "`",
];
const NAMES = PARTS.flatMap((part) => ENDS.map((end) => part + end));

describe("文件名（S9、安全案例19）", () => {
  it("五百个不怀好意的名字：头信息里只有一个字段，一行", () => {
    expect(NAMES.length).toBe(500);
    for (const name of NAMES) {
      const header = attachment(name);
      expect(header).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x24\x26-\x5b\x5d-\x7e]+"; filename\*=UTF-8''(?:[A-Za-z0-9\-_.!~]|%[0-9A-F]{2})+$/,
      );
      expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
    }
  });

  it("写回的名字没有路径、控制和方向字符，不长于120字，也不为空", () => {
    for (const name of NAMES) {
      const tidy = tidyName(name);
      expect(tidy).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\\/:*?"<>|]/u);
      expect(tidy.length).toBeGreaterThan(0);
      expect([...tidy].length).toBeLessThanOrEqual(120);
    }
  });

  it("存放的地方与名字无关，猜不出", () => {
    const places = Array.from({ length: 500 }, newLocation);
    expect(new Set(places).size).toBe(500);
    expect(places.every((place) => /^[0-9a-f]{2}\/[0-9a-f]{32}$/.test(place) && isLocation(place))).toBe(true);
    for (const name of NAMES) expect(isLocation(name)).toBe(false);
  });
});
