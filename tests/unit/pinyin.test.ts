import { describe, expect, it } from "vitest";
import { spellName, spellText } from "#lib/pinyin";

describe("拼音（A9）", () => {
  it.each([
    ["林晓澜", "linxiaolan", "lxl"],
    ["单文", "shanwen", "sw"],
    ["曾可", "zengke", "zk"],
    ["解云", "xieyun", "xy"],
    ["仇海", "qiuhai", "qh"],
    ["欧阳明", "ouyangming", "oym"],
    ["吕宁", "lvning", "ln"],
    ["阿依·古丽", "ayiguli", "aygl"],
  ])("姓名按姓氏读：%s → %s", (name, full, initials) => {
    expect(spellName(name)).toEqual({ full, initials });
  });

  it.each([
    ["计算机专业2021级1班团支部", "jisuanjizhuanye2021ji1bantuanzhibu", "jsjzy2021j1btzb"],
    ["重庆团工委", "chongqingtuangongwei", "cqtgw"],
    ["江海海洋大学出国（境）学习研究团员团支部", "jianghaihaiyangdaxuechuguojingxuexiyanjiutuanyuantuanzhibu", "jhhydxcgjxxyjtytzb"],
    ["A座物业团支部", "azuowuyetuanzhibu", "azwytzb"],
  ])("组织名称连数字一起：%s", (text, full, initials) => {
    expect(spellText(text)).toEqual({ full, initials });
  });

  it("只剩小写字母和数字，空的还是空的", () => {
    expect(spellText("（）·—")).toEqual({ full: "", initials: "" });
    expect(spellText("")).toEqual({ full: "", initials: "" });
    expect(spellText("％团_支%部").full).toMatch(/^[a-z0-9]*$/);
  });
});
