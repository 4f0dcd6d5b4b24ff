import fc from "fast-check";
import { anyText } from "#tests/support/texts";
import { beforeEach, describe, expect, it } from "vitest";
import { blindIndex, contentDigest, sameText } from "#lib/crypto/blind";
import { seal, sealJson, unseal, unsealJson } from "#lib/crypto/seal";
import { forgetEnvironment } from "#lib/env";
import { canonicalId } from "#lib/members/identity/rules";
import { giveKeys } from "#tests/support/secrets";

const ID = "37990120071120977X";
const place = { column: "person.id_number", row: "a" };

beforeEach(() => giveKeys());

describe("字段加密（NFR-01）", () => {
  it("什么文字都能封上再打开，一字不差", () => {
    fc.assert(fc.property(anyText(300), (text) => unseal(seal(text, place), place) === text));
    expect(unsealJson(sealJson({ mobile: "19900000001", email: null }, place), place)).toEqual({ mobile: "19900000001", email: null });
  });

  it("同样的内容每次封出来都不同，里面找不到原文", () => {
    expect(seal(ID, place)).not.toEqual(seal(ID, place));
    expect(seal(ID, place).includes(Buffer.from(ID.slice(0, 6)))).toBe(false);
  });

  it("挪到别的行、别的列都打不开", () => {
    const sealed = seal(ID, place);
    expect(() => unseal(sealed, { ...place, row: "b" })).toThrow();
    expect(() => unseal(sealed, { ...place, column: "person.contacts" })).toThrow();
    expect(() => unseal(sealed, { column: "person.id", row: "_number|a" })).toThrow();
  });

  it("改任何一个字节都打不开，截短也打不开", () => {
    const sealed = seal(ID, place);
    for (let at = 0; at < sealed.length; at++) {
      const bent = Buffer.from(sealed);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(() => unseal(bent, place), `byte ${at}`).toThrow();
    }
    for (const length of [0, 1, 12, 28, sealed.length - 1]) expect(() => unseal(sealed.subarray(0, length), place)).toThrow();
    const empty = seal("", place);
    for (let length = 0; length < empty.length; length++) expect(() => unseal(empty.subarray(0, length), place), `${length}`).toThrow();
  });

  it("换一把钥匙打不开", () => {
    const sealed = seal(ID, place);
    giveKeys({ FIELD_KEY: "another-field-key-another-field-key-00" });
    expect(() => unseal(sealed, place)).toThrow();
  });

  it("没有钥匙时说清缺哪一把，不会悄悄不加密", () => {
    delete process.env.FIELD_KEY;
    forgetEnvironment();
    expect(() => seal(ID, place)).toThrow("FIELD_KEY");
  });
});

describe("盲索引", () => {
  it("同一证件号怎么写都是同一个索引：全角、空格、连字符、小写 x（案例 11）", () => {
    const spellings = [
      ID,
      "37990120071120977x",
      "３７９９０１２００７１１２０９７７Ｘ",
      " 379901 20071120 977X ",
      "379901-20071120-977x",
      "379901–20071120—977ｘ",
    ];
    const indexes = new Set(spellings.map((s) => blindIndex("id-number", canonicalId(s)).toString("hex")));
    expect(indexes.size).toBe(1);
  });

  it("不同的号码索引不同；用途不同索引也不同，不能互相对照", () => {
    expect(blindIndex("id-number", ID)).not.toEqual(blindIndex("id-number", "379901200302149024"));
    expect(blindIndex("id-number", "977X")).not.toEqual(blindIndex("id-tail", "977X"));
    expect(blindIndex("registration-code", "Ab3dE9xK")).not.toEqual(blindIndex("registration-code", "ab3de9xk"));
  });

  it("换一把索引钥匙就对不上；加密的钥匙换了不影响索引", () => {
    const before = blindIndex("id-number", ID);
    expect(before).toHaveLength(16);
    giveKeys({ FIELD_KEY: "another-field-key-another-field-key-00" });
    expect(blindIndex("id-number", ID)).toEqual(before);
    giveKeys({ INDEX_KEY: "another-index-key-another-index-key-00" });
    expect(blindIndex("id-number", ID)).not.toEqual(before);
  });

  it("内容摘要看内容；文字比较不看长短", () => {
    expect(contentDigest({ a: 1, b: [2] })).toEqual(contentDigest({ a: 1, b: [2] }));
    expect(contentDigest({ a: 1 })).not.toEqual(contentDigest({ a: "1" }));
    expect([sameText("abc", "abc"), sameText("abc", "abcd"), sameText("", "a")]).toEqual([true, false, false]);
  });
});
