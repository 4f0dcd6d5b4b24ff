import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { CATEGORIES } from "#lib/organizations/rules";
import { consentOf, HANDS, isMovable, isOpen, mayStandBelow, nextState, ORG_MOVE } from "#lib/reorganization/moves/rules";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const MOVES = ["release", "complete", "refuse", "withdraw", "cancel"] as const;

describe("组织迁移（5.9）走遍每条路", () => {
  it("三十条路里通九条；四个尽头", () => {
    expect(openRoads(ORG_MOVE)).toEqual({
      "PENDING_RELEASE release": "PENDING_RECEIVE",
      "PENDING_RELEASE complete": "DONE",
      "PENDING_RELEASE refuse": "REFUSED",
      "PENDING_RELEASE withdraw": "WITHDRAWN",
      "PENDING_RELEASE cancel": "CANCELLED",
      "PENDING_RECEIVE complete": "DONE",
      "PENDING_RECEIVE refuse": "REFUSED",
      "PENDING_RECEIVE withdraw": "WITHDRAWN",
      "PENDING_RECEIVE cancel": "CANCELLED",
    });
    expect(Object.keys(roadsOf(ORG_MOVE))).toHaveLength(30);
    expect(terminalStates(ORG_MOVE)).toEqual(["DONE", "REFUSED", "WITHDRAWN", "CANCELLED"]);
    expect(unreachable(ORG_MOVE, "PENDING_RELEASE")).toEqual([]);
    expect(ORG_MOVE.states.filter(isOpen)).toEqual(["PENDING_RELEASE", "PENDING_RECEIVE"]);
  });

  it("每个状态、每一步、每一种人：办的归桌上，撤的归申请人，作废归系统", () => {
    const open = ORG_MOVE.states.flatMap((state) =>
      MOVES.flatMap((move) => HANDS.flatMap((by) => (nextState(state, { move, by }) ? [`${state} ${move} ${by}`] : []))),
    );
    const both = (state: string) => ["complete desk", "refuse desk", "withdraw applicant", "cancel system"].map((way) => `${state} ${way}`);
    expect(open).toEqual(["PENDING_RELEASE release desk", ...both("PENDING_RELEASE"), ...both("PENDING_RECEIVE")]);
  });

  it("原上级同意之后等新上级；设置不要接收方同意时当场迁移（Q29）", () => {
    expect([consentOf("PENDING_RELEASE", true), consentOf("PENDING_RECEIVE", true)]).toEqual(["release", "complete"]);
    expect([consentOf("PENDING_RELEASE", false), consentOf("PENDING_RECEIVE", false)]).toEqual(["complete", "complete"]);
  });
});

describe("迁得迁不得", () => {
  it("二级及以上领导机关、待接转团支部、专属库不能申请（2.4）", () => {
    const denied = CATEGORIES.flatMap((category) =>
      [2, 3].filter((level) => !isMovable({ category, level }).yes).map((level) => `${category} ${level}`),
    );
    expect(denied).toEqual([
      "LEADING_BODY 2",
      "PENDING_TRANSFER_BRANCH 2",
      "PENDING_TRANSFER_BRANCH 3",
      "SPECIAL_UNIT_LIBRARY 2",
      "SPECIAL_UNIT_LIBRARY 3",
    ]);
  });

  const organization = { path: "000100020003", level: 3, parentId: "parent", category: "COMMITTEE" as OrgCategory };
  const target = { id: "t", path: "000100020004", shortName: "某团委", category: "COMMITTEE" as OrgCategory, schoolField: false };
  const code = (o: Partial<typeof organization>, t: Partial<typeof target>): string => {
    const verdict = mayStandBelow({ ...organization, ...o }, { ...target, ...t });
    return verdict.yes ? "" : verdict.code;
  };

  it("自己和自己的下级之下不行（E-ORG-24）；名字像而不是下级的行", () => {
    expect(code({}, { path: organization.path })).toBe("E-ORG-24");
    expect(code({}, { path: `${organization.path}0001` })).toBe("E-ORG-24");
    expect(code({}, {})).toBe("");
  });

  it("类别不合的不行（2.5，E-ORG-25）；延迟毕业团组织只在学校；现在的上级不用迁", () => {
    expect(code({}, { category: "GENERAL_BRANCH" })).toBe("E-ORG-25");
    expect(code({}, { category: "BRANCH" })).toBe("E-ORG-25");
    expect(code({ category: "DELAYED_GRADUATION_ORG" }, {})).toBe("E-ORG-25");
    expect(code({ category: "DELAYED_GRADUATION_ORG" }, { schoolField: true })).toBe("");
    expect(code({ category: "LEADING_BODY" }, { category: "LEADING_BODY" })).toBe("");
    expect(code({}, { id: "parent" })).toBe("E-ORG-28");
  });
});
