import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { mayEnterInto } from "#lib/members/policy";
import { CATEGORIES } from "#lib/organizations/rules";
import { DEFAULTS } from "#lib/settings/registry";
import { actorAt, administratorAt } from "#tests/support/actors";

const OWN = "00010002";
const SUBTREE = { ...DEFAULTS, "member.superiorEntryScope": "SUBTREE" as const };
const at = (path: string, category: OrgCategory = "BRANCH") => ({ path, category });
const told = (verdict: ReturnType<typeof mayEnterInto>) => (verdict.yes ? "yes" : verdict.code);

describe("录进哪个支部（MEM-01、MEM-03、C-23）", () => {
  const branch = administratorAt(OWN, "BRANCH");
  const general = administratorAt(OWN, "GENERAL_BRANCH");

  it("支部录本支部；直属上级录直属支部；隔级不行，设置放开就行", () => {
    expect(told(mayEnterInto(branch, at(OWN), DEFAULTS))).toBe("yes");
    expect(told(mayEnterInto(general, at(`${OWN}0001`), DEFAULTS))).toBe("yes");
    expect(told(mayEnterInto(administratorAt("0001", "COMMITTEE"), at(`${OWN}0001`), DEFAULTS))).toBe("E-PERM-02");
    expect(told(mayEnterInto(administratorAt("0001", "COMMITTEE"), at(`${OWN}0001`), SUBTREE))).toBe("yes");
  });

  it("别的支部、上级、邻居的下级都是没有找到，放开范围也一样", () => {
    for (const settings of [DEFAULTS, SUBTREE])
      for (const path of ["00010003", "000100030001", "0002"]) {
        expect(told(mayEnterInto(branch, at(path), settings))).toBe("E-GEN-08");
        expect(told(mayEnterInto(general, at(path), settings))).toBe("E-GEN-08");
      }
  });

  it("团委、团总支里不能放团员（ORG-27）；待接转团支部与专属库不能手工录入（MEM-01）", () => {
    const upper = administratorAt("0001", "COMMITTEE");
    const answers = CATEGORIES.map((category) => `${category} ${told(mayEnterInto(upper, at(OWN, category), DEFAULTS))}`);
    expect(answers.filter((a) => !a.endsWith(" yes"))).toEqual([
      "LEADING_BODY E-ORG-27",
      "COMMITTEE E-ORG-27",
      "WORK_COMMITTEE E-ORG-27",
      "GENERAL_BRANCH E-ORG-27",
      "PENDING_TRANSFER_BRANCH E-GEN-08",
      "SPECIAL_UNIT_LIBRARY E-GEN-08",
    ]);
  });

  it("团员、团干部录不了，哪怕是自己的支部", () => {
    expect(told(mayEnterInto(actorAt("MEMBER", OWN), at(OWN), SUBTREE))).toBe("E-PERM-01");
    expect(told(mayEnterInto(actorAt("CADRE", OWN), at(OWN), SUBTREE))).toBe("E-PERM-01");
    expect(told(mayEnterInto(actorAt("CADRE", OWN), at(`${OWN}0001`), SUBTREE))).toBe("E-PERM-01");
  });
});
