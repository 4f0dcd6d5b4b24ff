import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "#lib/log";

const ID = "379901200302149024";
const MOBILE = "19900000001";

describe("日志里没有证件号和手机号（案例 24、S11）", () => {
  it.each([
    ["证件号", ID],
    ["末位是 X 的", "37990120071120977X"],
    ["小写 x 的", "37990120071120977x"],
    ["手机号", MOBILE],
  ])("%s：无论夹在什么字符之间", (_, secret) => {
    for (const [before, after] of [
      ["", ""],
      ["身份证", "已登记"],
      ['"', '"'],
      ["id_", "_no"],
      ["id=", "&x=1"],
      ["x", "。"],
      ["", "."],
      ["", ". "],
      ["(", ")"],
      ["\\n", "\\n"],
    ]) {
      expect(redact(`${before}${secret}${after}`), `${before}…${after}`).not.toContain(secret);
    }
  });

  it("一行里有几个就遮几个", () => {
    const line = redact(`{"a":"${ID}","b":"${MOBILE}，${ID}"}`);
    expect(line).toBe('{"a":"[证件号]","b":"[手机号]，[证件号]"}');
  });

  it("时间戳、编号、主键、金额不受影响", () => {
    for (const text of ['"time":1741000000000.123', "201739000123", "0195d000-0000-7000-8000-000000000001", '{"ms":1.5}'])
      expect(redact(text)).toBe(text);
  });

  it("任何文字里的证件号都遮得住", () => {
    const texts = fc.string({ unit: fc.constantFrom("团", " ", "_", "-", ",", "a", '"', "\\") });
    fc.assert(fc.property(texts, texts, (before, after) => !redact(before + ID + after).includes(ID)));
  });
});
