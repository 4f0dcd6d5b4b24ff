import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { CATEGORY_LABELS, POST_LABELS, SHORT_CATEGORY_LABELS } from "#lib/organizations/labels";
import {
  BRANCH_LIKE,
  CATEGORIES,
  COUNTED_BRANCHES,
  childCategories,
  isCommitteeLike,
  isStaffed,
  mayCreateBelow,
  mayHaveChildren,
  mayHoldMembers,
  PURPOSEFUL,
  postsOf,
} from "#lib/organizations/rules";
import type { Verdict } from "#lib/verdict";

const told = (verdict: Verdict) => (verdict.yes ? "yes" : verdict.code);

/** Table 2.5; a star needs a parent in the school field. Leading bodies come from the operator alone (ORG-02). */
const BELOW: Readonly<Partial<Record<OrgCategory, string>>> = {
  LEADING_BODY: "COMMITTEE WORK_COMMITTEE GENERAL_BRANCH BRANCH FLOATING_BRANCH SOCIETY_LINK_TEMP_BRANCH TEMP_BRANCH",
  COMMITTEE:
    "COMMITTEE GENERAL_BRANCH BRANCH FLOATING_BRANCH SOCIETY_LINK_TEMP_BRANCH DELAYED_GRADUATION_ORG* OVERSEAS_STUDY_BRANCH* TEMP_BRANCH",
  WORK_COMMITTEE: "COMMITTEE GENERAL_BRANCH BRANCH FLOATING_BRANCH SOCIETY_LINK_TEMP_BRANCH TEMP_BRANCH",
  GENERAL_BRANCH: "BRANCH DELAYED_GRADUATION_ORG* FLOATING_BRANCH TEMP_BRANCH",
};

describe("下级类别（2.5）", () => {
  it.each(CATEGORIES)("%s 之下：每一类可以还是不可以，学校内外都走一遍", (category) => {
    const words = (BELOW[category] ?? "").split(" ").filter(Boolean);
    for (const schoolField of [true, false]) {
      const open = words.filter((w) => schoolField || !w.endsWith("*")).map((w) => w.replace("*", ""));
      expect(new Set(childCategories({ category, schoolField }))).toEqual(new Set(open));
      for (const child of CATEGORIES) {
        const expected = open.includes(child) ? "yes" : child === "LEADING_BODY" ? "E-ORG-02" : "E-ORG-04";
        expect(`${child} ${told(mayCreateBelow({ category, schoolField }, child))}`).toBe(`${child} ${expected}`);
      }
    }
  });

  it("领导机关只有系统后台可以建，且只在领导机关之下（ORG-02、ORG-03）", () => {
    const allowed = CATEGORIES.filter((category) => mayCreateBelow({ category, schoolField: false }, "LEADING_BODY", true).yes);
    expect(allowed).toEqual(["LEADING_BODY"]);
    expect(childCategories({ category: "LEADING_BODY", schoolField: false })).not.toContain("LEADING_BODY");
  });

  it("毕业生团组织、待接转团支部、专属库谁也不能手工建（2.5、ORG-21、ORG-29）", () => {
    for (const category of CATEGORIES)
      for (const schoolField of [true, false])
        expect(
          childCategories({ category, schoolField }, true).filter((c) =>
            ["GRADUATE_ORG", "PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"].includes(c),
          ),
        ).toEqual([]);
  });

  it("延迟毕业团组织：学院团委可以，不在学校领域的街道团工委不行（ORG-28）", () => {
    expect(told(mayCreateBelow({ category: "COMMITTEE", schoolField: true }, "DELAYED_GRADUATION_ORG"))).toBe("yes");
    expect(told(mayCreateBelow({ category: "WORK_COMMITTEE", schoolField: false }, "DELAYED_GRADUATION_ORG"))).toBe("E-ORG-04");
    expect(told(mayCreateBelow({ category: "COMMITTEE", schoolField: false }, "DELAYED_GRADUATION_ORG"))).toBe("E-ORG-04");
  });

  it("专门设的几类要写用途（ORG-28）", () => {
    expect([...PURPOSEFUL].sort()).toEqual(
      ["DELAYED_GRADUATION_ORG", "FLOATING_BRANCH", "OVERSEAS_STUDY_BRANCH", "SOCIETY_LINK_TEMP_BRANCH", "TEMP_BRANCH"].sort(),
    );
  });
});

describe("类别的归类（1.1）", () => {
  const ABOVE = ["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"];

  it("团员的组织关系只在团支部（ORG-27）", () => {
    expect(CATEGORIES.filter((c) => !mayHoldMembers(c).yes)).toEqual(ABOVE);
    expect(told(mayHoldMembers("COMMITTEE"))).toBe("E-ORG-27");
    expect(new Set(BRANCH_LIKE)).toEqual(new Set(CATEGORIES.filter((c) => !ABOVE.includes(c))));
  });

  it("有下级的就是不管团员的；团委一类是团委、团工委、团总支", () => {
    expect(CATEGORIES.filter(mayHaveChildren)).toEqual(ABOVE);
    expect(CATEGORIES.filter(isCommitteeLike)).toEqual(ABOVE.slice(1));
  });

  it("待接转团支部与专属库没有自己的管理员，不算空心组织的支部（2.4、ORG-25）", () => {
    expect(CATEGORIES.filter((c) => !isStaffed(c))).toEqual(["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"]);
    expect(BRANCH_LIKE.filter((c) => !COUNTED_BRANCHES.includes(c))).toEqual(["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"]);
  });

  it("每一类都有词，没有两类同词", () => {
    for (const labels of [CATEGORY_LABELS, SHORT_CATEGORY_LABELS]) {
      expect(Object.keys(labels)).toHaveLength(CATEGORIES.length);
      expect(new Set(Object.values(labels)).size).toBe(CATEGORIES.length);
    }
  });
});

describe("职务（8.7，C-15）", () => {
  const words = (category: OrgCategory, level: number, staff = false) => postsOf({ category, level }, staff).map((p) => POST_LABELS[p]);

  it("领导机关六种，团中央另有第一书记", () => {
    expect(words("LEADING_BODY", 3)).toEqual(["书记", "副书记", "常委", "委员", "候补委员", "工作人员"]);
    expect(words("LEADING_BODY", 1)).toEqual(["第一书记", "书记", "副书记", "常委", "委员", "候补委员", "工作人员"]);
  });

  it("团委、团工委、团总支、团支部都是书记、副书记、委员", () => {
    for (const category of CATEGORIES.filter((c) => c !== "LEADING_BODY" && isStaffed(c)))
      expect(words(category, 4)).toEqual(["书记", "副书记", "委员"]);
  });

  it("工作人员由设置放开，只给团委和团工委", () => {
    const withStaff = CATEGORIES.filter((c) => words(c, 4, true).includes("工作人员"));
    expect(withStaff).toEqual(["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE"]);
  });

  it("待接转团支部与专属库没有职务", () => {
    expect([words("PENDING_TRANSFER_BRANCH", 5), words("SPECIAL_UNIT_LIBRARY", 3, true)]).toEqual([[], []]);
  });
});
