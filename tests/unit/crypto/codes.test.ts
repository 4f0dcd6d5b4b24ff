import fc from "fast-check";
import { anyText } from "#tests/support/texts";
import { beforeEach, describe, expect, it } from "vitest";
import { CODE_ALPHABET, derivedCode, isWellMixed, linkToken, randomCode, readLinkToken, showCode, tidyCode } from "#lib/crypto/codes";
import { newId, newToken } from "#lib/crypto/ids";
import { hashPassword, verifyPassword } from "#lib/crypto/password";
import { giveKeys } from "#tests/support/secrets";

const FORM = /^(?=.*\d)(?=.*[A-Za-z])[0-9A-Za-z]{8}$/;
const person = "0195d000-0000-7000-8000-000000000001";

beforeEach(() => giveKeys());

describe("注册码（REG-03）", () => {
  it("一千个全是八位，有数字有字母，没有 0 O 1 l I，没有重复", () => {
    const codes = Array.from({ length: 1000 }, randomCode);
    expect(codes.filter((c) => !FORM.test(c) || /[0O1lI]/.test(c))).toEqual([]);
    expect(new Set(codes).size).toBe(1000);
  });

  it("字母表没有易混的字，其余的数字字母一个不少", () => {
    expect([...CODE_ALPHABET].filter((c) => "0O1lI".includes(c))).toEqual([]);
    expect(new Set(CODE_ALPHABET).size).toBe(57);
    expect([isWellMixed("ABCDEFGH"), isWellMixed("23456789"), isWellMixed("2BCDEFGH")]).toEqual([false, false, true]);
  });

  it("每个字都会出现，没有一个字特别多", () => {
    const letters = Array.from({ length: 2000 }, randomCode).join("");
    const counts = [...CODE_ALPHABET].map((c) => letters.split(c).length - 1);
    const mean = letters.length / CODE_ALPHABET.length;
    expect(Math.min(...counts)).toBeGreaterThan(mean * 0.6);
    expect(Math.max(...counts)).toBeLessThan(mean * 2);
  });
});

describe("激活码与重置码（A2、A4）", () => {
  const code = (issueNo: number, more = {}) => derivedCode({ purpose: "ACTIVATION", personId: person, issueNo, ...more });

  it("同一次签发总是同一个码；换次数、换人、换用途都不同", () => {
    expect(code(1)).toBe(code(1));
    expect(new Set([code(1), code(2), code(1, { purpose: "RESET" }), code(1, { personId: person.replace(/1$/, "2") })]).size).toBe(4);
  });

  it("样子与注册码一样；换了钥匙就全变了", () => {
    const codes = Array.from({ length: 300 }, (_, i) => code(i));
    expect(codes.filter((c) => !FORM.test(c) || /[0O1lI]/.test(c))).toEqual([]);
    giveKeys({ CODE_KEY: "another-code-key-another-code-key-0000" });
    expect(code(1)).not.toBe(codes[1]);
  });

  it("显示分两组；输入时空格、横线、全角不计较，大小写计较", () => {
    expect(showCode("2FwyCm6K")).toBe("2Fwy Cm6K");
    for (const typed of ["2Fwy Cm6K", " 2Fwy-Cm6K", "２ＦｗｙＣｍ６Ｋ", "2Fwy—Cm6K", "2Fwy\u3000Cm6K"])
      expect(tidyCode(typed)).toBe("2FwyCm6K");
    expect(tidyCode("2fwycm6k")).not.toBe("2FwyCm6K");
    fc.assert(fc.property(anyText(), (text) => !/[\s-]/.test(tidyCode(text))));
  });
});

describe("扫码的链接", () => {
  it("三十二个字，打开就是那一行；哪一种也认得出", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom("activation" as const, "registration" as const), (id, kind) => {
        const token = linkToken(kind, id);
        expect(token).toMatch(/^[\w-]{32}$/);
        expect(readLinkToken(token)).toEqual({ kind, id });
      }),
    );
  });

  it("改一个字、换一把钥匙、乱写的都打不开", () => {
    const token = linkToken("activation", person);
    for (let at = 0; at < token.length; at++) {
      const bent = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      expect(readLinkToken(bent), bent).toBeNull();
    }
    for (const wild of ["", "x", "../../etc/passwd", "%00", token.slice(1), `${token}AAAA`, "é".repeat(32)])
      expect(readLinkToken(wild)).toBeNull();
    giveKeys({ CODE_KEY: "another-code-key-another-code-key-0000" });
    expect(readLinkToken(token)).toBeNull();
  });

  it("种类不明的，盖了章也打不开", () => {
    fc.assert(fc.property(anyText(60), (text) => readLinkToken(text) === null));
  });
});

describe("主键与凭据", () => {
  it("主键是第七版 UUID，后生成的排在后面", () => {
    const ids = Array.from({ length: 50 }, newId);
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(ids.map((id) => id.slice(0, 13))).toEqual(ids.map((id) => id.slice(0, 13)).sort());
  });

  it("凭据二百五十六位，不重复", () => {
    expect(Buffer.from(newToken(), "base64url")).toHaveLength(32);
    expect(newToken()).not.toBe(newToken());
  });
});

describe("密码散列", () => {
  it("对的认得，错的、没有的都说不", async () => {
    const stored = await hashPassword("chao-qi-yue-sheng");
    expect(stored).toMatch(/^argon2id\$19456\$2\$/);
    expect(await verifyPassword("chao-qi-yue-sheng", stored)).toBe(true);
    expect(await verifyPassword("chao-qi-yue-shenG", stored)).toBe(false);
    expect(await verifyPassword("", null)).toBe(false);
  });

  it("同一密码两次散列不同；合成与分解的同一个字算同一个密码", async () => {
    const one = await hashPassword("caf\u00e9-shui-tian");
    expect(one).not.toBe(await hashPassword("caf\u00e9-shui-tian"));
    expect(await verifyPassword("cafe\u0301-shui-tian", one)).toBe(true);
  });

  it("同时来得太多就请人稍后再来，前面的照常算完（案例 25）", async () => {
    const answers = await Promise.allSettled(Array.from({ length: 260 }, () => verifyPassword("x", null)));
    const refused = answers.filter((a) => a.status === "rejected");
    expect(refused).toHaveLength(260 - 204);
    expect(refused.every((r) => String(r.reason.message).includes("稍后再试"))).toBe(true);
    expect(await verifyPassword("x", null)).toBe(false);
  }, 60_000);
});
