import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetEnvironment } from "#lib/env";
import { no } from "#lib/verdict";
import { proxy } from "../../../proxy";

const OURS = "https://tuan.example";
const CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";

beforeAll(() => {
  process.env.PUBLIC_ORIGIN = OURS;
  forgetEnvironment();
});
afterAll(() => {
  delete process.env.PUBLIC_ORIGIN;
  forgetEnvironment();
});

type Asked = { agent?: string; host?: string; method?: string; headers?: Record<string, string> };
const ask = (path: string, { agent = CHROME, host = "tuan.example", method = "GET", headers = {} }: Asked = {}) =>
  proxy(new NextRequest(`${OURS}${path}`, { method, headers: { host, "user-agent": agent, ...headers } }));

describe("第一道栏杆", () => {
  it("IE 得到说明页，没有登录框（NAV-01）", () => {
    for (const agent of [
      "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)",
      "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
    ])
      expect(ask("/", { agent }).headers.get("x-middleware-rewrite")).toBe(`${OURS}/unsupported.html`);
    expect(ask("/").headers.get("x-middleware-rewrite")).toBeNull();
    const page = readFileSync(resolve(import.meta.dirname, "../../../public/unsupported.html"), "utf8");
    expect(page).toContain(no("E-NAV-01").because);
    expect(page).not.toMatch(/<form|<input|<script/);
  });

  it("没有登录打开自己的页面，先去登录，登录后回来；只到自己的地址（滥用案例 22）", () => {
    const response = ask("/manage/members?q=%2F%2Fevil.example");
    expect(response.status).toBe(307);
    const to = new URL(response.headers.get("location") ?? "");
    expect([to.origin, to.pathname, to.searchParams.get("to")]).toEqual([OURS, "/", "/manage/members?q=%2F%2Fevil.example"]);
    expect(ask("/my//evil.example").headers.get("location")).toMatch(/^https:\/\/tuan\.example\//);
    expect(ask("/myself").status).toBe(200);
  });

  it("不认识的主机名不接待，转发头改不了我们的地址", () => {
    expect(ask("/", { host: "evil.example" }).status).toBe(421);
    expect(ask("/my", { headers: { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" } }).headers.get("location")).toMatch(
      /^https:\/\/tuan\.example\//,
    );
  });

  it("写入的来源必须在、必须是自己", () => {
    const post = (origin?: string) => ask("/", { method: "POST", headers: { "next-action": "x", ...(origin ? { origin } : {}) } }).status;
    expect([undefined, "null", "https://evil.example", "http://tuan.example", "https://a.tuan.example", `${OURS}:444`].map(post)).toEqual(
      Array(6).fill(403),
    );
    expect(post(OURS)).toBe(200);
  });

  it("每个答复都带着该带的头，脚本的一次性数字次次不同（S14）", () => {
    const [one, two] = [ask("/").headers, ask("/").headers];
    const policy = one.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe-inline");
    expect(policy).not.toBe(two.get("content-security-policy"));
    expect(one.get("cache-control")).toBe("no-store");
    expect(one.get("strict-transport-security")).toContain("max-age=");
  });
});
