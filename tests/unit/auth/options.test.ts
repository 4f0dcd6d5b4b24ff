import type { CredentialsConfig } from "next-auth/providers/credentials";
import { describe, expect, it } from "vitest";
import { authOptions, type Judge } from "#lib/auth/options";

const SECRET = "a".repeat(40);
const judge =
  (answer: Awaited<ReturnType<Judge>>): Judge =>
  async () =>
    answer;

/** What next-auth calls with the posted fields. */
const authorize = (verdict: Awaited<ReturnType<Judge>>, given: Record<string, string> | undefined = {}) => {
  const [provider] = authOptions(judge(verdict), SECRET, true).providers as [CredentialsConfig];
  return (provider as unknown as { options: { authorize: (given: unknown) => Promise<unknown> } }).options.authorize(given);
};

const outcome = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return JSON.parse((error as Error).message);
  }
};

describe("凭据登录（PWD-01）", () => {
  it("登录成功，只把会话凭据交给 next-auth", async () => {
    expect(await authorize({ ok: true, data: { kind: "signed-in", token: "t" } })).toEqual({ id: "t" });
  });

  it("还要激活、还要动态口令、被拒绝：各说各的，没有会话", async () => {
    expect(await outcome(authorize({ ok: true, data: { kind: "activate" } }))).toEqual({ kind: "activate", because: "" });
    expect(await outcome(authorize({ ok: true, data: { kind: "second-factor" } }))).toEqual({ kind: "second-factor", because: "" });
    const refused = await outcome(authorize({ ok: false, code: "E-PWD-01", because: "身份证号码或密码错误。" }));
    expect(refused).toEqual({ kind: "E-PWD-01", because: "身份证号码或密码错误。" });
  });

  it("缺格子、多格子都按空的交给判断，不会崩", async () => {
    let seen: unknown;
    const [provider] = authOptions(
      async (sent) => {
        seen = sent;
        return { ok: false, code: "E-GEN-09", because: "" };
      },
      SECRET,
      false,
    ).providers as [CredentialsConfig];
    const { options } = provider as unknown as { options: { authorize: (given: unknown) => Promise<unknown> } };
    await outcome(options.authorize(undefined));
    expect(seen).toEqual({ input: { idNumber: "", password: "", remembered: false, totp: "" } });
    await outcome(options.authorize({ idNumber: "1", remembered: "true", role: "OPERATOR" }));
    expect(seen).toEqual({ input: { idNumber: "1", password: "", remembered: true, totp: "" } });
  });
});

describe("next-auth 的设置", () => {
  it("小甜饼脚本读不到，https 上绑定主机（案例 20）", () => {
    const { cookies } = authOptions(judge({ ok: true, data: { kind: "activate" } }), SECRET, true);
    expect(cookies?.sessionToken).toEqual({
      name: "__Host-session",
      options: { httpOnly: true, secure: true, sameSite: "lax", path: "/" },
    });
  });

  it("令牌里没有身份与角色；交给浏览器的会话只有到期时间（S12）", async () => {
    const { callbacks } = authOptions(judge({ ok: true, data: { kind: "activate" } }), SECRET, true);
    const jwt = callbacks?.jwt as unknown as (given: unknown) => unknown;
    expect(jwt({ token: { sid: "old", role: "OPERATOR" }, user: { id: "new" } })).toEqual({ sid: "new" });
    expect(jwt({ token: { sid: "old", role: "OPERATOR", email: "x" } })).toEqual({ sid: "old" });
    const session = callbacks?.session as unknown as (given: unknown) => unknown;
    expect(session({ session: { expires: "e", user: { name: "林晓澜" } }, token: { sid: "secret" } })).toEqual({ expires: "e" });
  });
});
