import { describe, expect, it } from "vitest";
import { safePath } from "#lib/auth/path-header";

const HOSTS = ["evil.example", "evil.example/my", "tuan.test@evil.example", "evil.example#/my", "evil.example?/my", "①②⑦.⓪.⓪.①"];
const FRONTS = [
  "//",
  "///",
  "////",
  "\\\\",
  "/\\",
  "\\/",
  "/\\/",
  "http://",
  "https://",
  "https:",
  "https:/",
  "ftp://",
  "HtTpS://",
  "/%09/",
  "/\t/",
  "/\n/",
  " //",
  "\u0000//",
  "/.//",
  "/my//",
  "/my/\\",
  "/my/../\\",
  "/my/..//",
  "/my\r\nLocation: https://",
];
const WHOLE = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "/my\u0000",
  "my",
  "./my",
  "../my",
  "/myself",
  "/managers",
  "/rx",
  "/",
  "",
  "/api/auth/signout",
  "/sign-out",
  "/activate",
  "/my/../api/auth/signout",
  "/my/\t/evil.example",
  "/my /x",
  "https:/my",
  "@evil.example/my",
  ".evil.example/my",
];

describe("登录之后去哪里（滥用案例 22、NAV-03）", () => {
  const payloads = [...FRONTS.flatMap((front) => HOSTS.map((host) => front + host)), ...WHOLE];

  it(`${payloads.length} 种骗人的地址，都只到自己的首页`, () => {
    expect(payloads.length).toBeGreaterThanOrEqual(150);
    for (const payload of payloads) {
      const path = safePath(payload);
      const landed = new URL(path, "https://tuan.example");
      expect([payload, landed.origin, /^\/(my|manage|r|confirm)(\/|\?|$)/.test(path)]).toEqual([payload, "https://tuan.example", true]);
    }
    expect(WHOLE.filter((payload) => safePath(payload) !== "/my")).toEqual([]);
  });

  it("自己的页面原样回去，连同问号后面的", () => {
    for (const own of ["/my", "/my/profile", "/manage/members?q=%E6%9E%97&page=2", "/r/AbC-_123", "/confirm", "/manage?x=1"])
      expect(safePath(own)).toBe(own);
    expect(safePath(null)).toBe("/my");
    expect(safePath(undefined, "/manage")).toBe("/manage");
  });
});
