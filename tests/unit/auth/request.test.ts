import fc from "fast-check";
import { anyText } from "#tests/support/texts";
import { describe, expect, it } from "vitest";
import { refusalResponse } from "#lib/auth/api";
import { deviceCookieName, passCookieName, sessionCookieName } from "#lib/auth/cookie-names";
import { parseDisplay } from "#lib/auth/display";
import { safePath } from "#lib/auth/path-header";
import { addressGroup, clientAddress, deviceName } from "#lib/auth/request";
import { no } from "#lib/verdict";

describe("地址（S5）", () => {
  it("IPv4 按整个地址算，夹在 IPv6 里的也一样", () => {
    expect(addressGroup("203.0.113.7")).toBe("203.0.113.7");
    expect(addressGroup("::ffff:203.0.113.7")).toBe("203.0.113.7");
    expect(addressGroup(" 203.0.113.7 ")).toBe("203.0.113.7");
  });

  it("IPv6 按前一半算：同一 /64 是一家，换一段就是另一家", () => {
    const home = addressGroup("2001:db8:1:2:3:4:5:6");
    expect(home).toBe("2001:db8:1:2::/64");
    expect(addressGroup("2001:db8:1:2::9")).toBe(home);
    expect(addressGroup("2001:db8:1:3::9")).not.toBe(home);
    expect(addressGroup("::1")).toBe("0:0:0:0::/64");
  });

  it("只信约定层数的反向代理写的那一项：前面的随便伪造", () => {
    expect(clientAddress("1.1.1.1, 203.0.113.7", 1)).toBe("203.0.113.7");
    expect(clientAddress("9.9.9.9, 203.0.113.7, 10.0.0.2", 2)).toBe("203.0.113.7");
    expect(clientAddress("203.0.113.7", 0)).toBe("203.0.113.7");
    expect(clientAddress(null, 1)).toBe("unknown");
    expect(clientAddress(" , ,", 1)).toBe("unknown");
  });
});

describe("登录之后去哪里（滥用案例 22）", () => {
  it.each(["/my", "/my/profile", "/manage/members?at=1&page=2", "/r/abc", "/confirm?to=%2Fmanage", "/manage"])("%s 可以去", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/my",
    "javascript:alert(1)",
    "/my/../../evil",
    "/my//evil.example",
    "/my\n/x",
    "/my\\evil",
    "/myself",
    "/manager",
    "/api/exports/members",
    "/sign-out",
    "/",
    "",
    " /my",
    "/my\u0000",
    "%2Fmy",
  ])("%j 回首页", (path) => {
    expect(safePath(path)).toBe("/my");
  });

  it("没有就回首页；不管写什么都不离开本站", () => {
    expect([safePath(undefined), safePath(null), safePath("/evil", "/manage")]).toEqual(["/my", "/my", "/manage"]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          anyText(),
          fc.string().map((t) => `/my${t}`),
        ),
        (text) => {
          const url = new URL(safePath(text), "https://tuan.test");
          expect(url.origin).toBe("https://tuan.test");
        },
      ),
    );
  });
});

describe("设备与显示", () => {
  it.each([
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) MicroMessenger/8.0", "iPhone 微信"],
    ["Mozilla/5.0 (Linux; Android 14; HarmonyOS) Chrome/120 Mobile Safari/537", "华为手机 Chrome"],
    ["Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537", "安卓手机 Chrome"],
    ["Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120", "Windows 电脑 Edge"],
    ["Mozilla/5.0 (Macintosh) Version/17 Safari/605", "Mac 电脑 Safari"],
    ["curl/8", "未知设备"],
    ["", "未知设备"],
  ])("%s → %s", (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });

  it("深浅与大字从小甜饼读，乱写的当作没写", () => {
    expect(parseDisplay("dark.large")).toEqual({ theme: "dark", large: true });
    expect(parseDisplay("light")).toEqual({ theme: "light", large: false });
    expect(parseDisplay(undefined)).toEqual({ theme: "system", large: false });
    expect(parseDisplay("<script>")).toEqual({ theme: "system", large: false });
  });

  it("https 上的小甜饼绑定主机", () => {
    expect([sessionCookieName(true), deviceCookieName(true), passCookieName(true)].every((n) => n.startsWith("__Host-"))).toBe(true);
    expect([sessionCookieName(false), deviceCookieName(false), passCookieName(false)]).toEqual(["session", "device", "pass"]);
  });
});

describe("接口的拒绝", () => {
  it.each([
    ["E-PERM-03", 401],
    ["E-PERM-01", 403],
    ["E-PERM-02", 403],
    ["E-GEN-08", 404],
    ["E-GEN-04", 429],
    ["E-IMP-11", 413],
    ["E-IMP-08", 400],
  ] as const)("%s → %i，带代码与句子，不许缓存", async (code, status) => {
    const response = refusalResponse(no(code));
    expect(response.status).toBe(status);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ ok: false, code, because: no(code).because });
  });
});
