import { describe, expect, it } from "vitest";
import { modeFor } from "#lib/accounts/activation/rules";
import { addressFactor, waitAfter } from "#lib/accounts/sign-in/rules";
import { isUsable } from "#lib/registration/rules";
import { redact } from "#lib/log";

describe("等多久（S5）", () => {
  it("15分钟起，每次翻倍，到24小时", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 60].map((n) => waitAfter(n) / 60)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
  });
  it("20个不同的人登录过的地址放宽到五倍，19个不放", () => {
    expect([0, 19, 20, 500].map(addressFactor)).toEqual([1, 1, 5, 5]);
  });
});

describe("激活方式（§4.4）", () => {
  const at = (birthDate: string, holdsOffice = false) => ({ birthDate, holdsOffice, today: "2025-03-03" });
  it("普通成年团员按所设的方式", () => {
    expect((["A", "B", "C"] as const).map((mode) => modeFor(mode, at("2003-05-21")))).toEqual(["A", "B", "C"]);
  });
  it("任职的、不满14岁的，总要自己的码；生日当天满14岁", () => {
    expect((["B", "C"] as const).map((mode) => modeFor(mode, at("2003-05-21", true)))).toEqual(["A", "A"]);
    expect(modeFor("B", at("2011-03-04"))).toBe("A");
    expect(modeFor("B", at("2011-03-03"))).toBe("B");
  });
});

describe("注册码能不能用（规格 5.6）", () => {
  const T = new Date("2025-03-23T01:00:00Z");
  const code = { state: "ISSUED", expiresAt: T, organizationId: "o" } as const;
  const said = (...given: Parameters<typeof isUsable>) => {
    const verdict = isUsable(...given);
    return verdict.yes ? "yes" : verdict.code;
  };
  it("差一毫秒还行，到点不行", () => {
    expect(said(code, "o", new Date(T.getTime() - 1))).toBe("yes");
    expect(said(code, "o", T)).toBe("E-REG-02");
  });
  it("没有的、别处的、用过的、作废的、过期的", () => {
    const before = new Date(T.getTime() - 1);
    expect(said(null, "o", before)).toBe("E-REG-01");
    expect(said(code, "p", before)).toBe("E-REG-04");
    expect(said({ ...code, state: "USED" }, "o", before)).toBe("E-REG-03");
    expect(said({ ...code, state: "REVOKED" }, "o", before)).toBe("E-REG-02");
    expect(said({ ...code, state: "EXPIRED" }, "o", before)).toBe("E-REG-02");
  });
});

describe("日志里遮住（S11）", () => {
  it("证件号、手机号不管在哪里都遮住，别的数字不动", () => {
    expect(redact('{"a":"37990120071120977X","b":"身份证37990120030214902x，电话19900000001。"}')).toBe(
      '{"a":"[证件号]","b":"身份证[证件号]，电话[手机号]。"}',
    );
    expect(redact("tel:19900000001,id=379901200302149024&n=1740963600123")).toBe("tel:[手机号],id=[证件号]&n=1740963600123");
  });
});
