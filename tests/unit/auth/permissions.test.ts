import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, type Deed, deedOf, MATRIX, RIGHTS, ROLES, reachesOf, type Role, type Verb } from "#lib/auth/matrix";
import { canSee, may, mayOwn, mayUse, relationTo } from "#lib/auth/permissions";
import type { Verdict } from "#lib/verdict";
import { actorAt } from "#tests/support/actors";

const OWN = "000100020003";
const PLACES = {
  own: OWN,
  child: `${OWN}0001`,
  deeper: `${OWN}00010001`,
  above: "00010002",
  sibling: "000100020004",
  cousin: "000100020004" + "0001",
  foreign: "00010009",
} as const;
const VERBS: readonly Verb[] = ["V", "C", "E", "X", "A"];
const DEEDS = RIGHTS.flatMap((right) => VERBS.map((verb): Deed => `${right}:${verb}`));
const code = (verdict: Verdict) => (verdict.yes ? "yes" : verdict.code);
const pathOf = (role: Role) => (role === "OPERATOR" ? "0001" : OWN);

describe("许可 = 看得见 + 有功能 + 够得着", () => {
  it("每种身份 × 每个功能 × 每种位置，都与矩阵一致", () => {
    let cases = 0;
    for (const role of ROLES) {
      const actor = actorAt(role, pathOf(role));
      for (const deed of DEEDS) {
        for (const path of Object.values(PLACES)) {
          const reaches = reachesOf(role, deed);
          const sees = canSee(actor, { path });
          const expected = !sees
            ? "E-GEN-08"
            : reaches.length === 0
              ? "E-PERM-01"
              : covers(reaches, relationTo(actor, { path }))
                ? "yes"
                : "E-PERM-02";
          expect(`${role} ${deed} ${path} ${code(may(actor, deed, { path }))}`).toBe(`${role} ${deed} ${path} ${expected}`);
          cases += 1;
        }
      }
    }
    expect(cases).toBe(ROLES.length * DEEDS.length * 7);
  });

  it("上级、同级、同级的下级、别处：无论什么功能一律答“没有找到”，与不存在的一样（滥用案例 2）", () => {
    for (const role of ROLES.filter((r) => r !== "OPERATOR"))
      for (const deed of DEEDS)
        for (const place of ["above", "sibling", "cousin", "foreign"] as const)
          expect(code(may(actorAt(role, OWN), deed, { path: PLACES[place] }))).toBe("E-GEN-08");
  });

  it("系统后台看得见全部，做得了的只有矩阵里写的", () => {
    const operator = actorAt("OPERATOR", "0001");
    for (const path of Object.values(PLACES)) expect(canSee(operator, { path })).toBe(true);
    expect(code(may(operator, "lockedFields:E", { path: PLACES.cousin }))).toBe("yes");
    expect(code(may(operator, "transferOut:C", { path: PLACES.cousin }))).toBe("E-PERM-01");
  });

  it("没有组织的人什么也看不见", () => {
    for (const deed of DEEDS) expect(code(may(actorAt("MEMBER", null), deed, { path: OWN }))).toBe("E-GEN-08");
  });

  it("隔级改不了，要说清只有本级或直属上级可以（E-PERM-02）", () => {
    const actor = actorAt("COMMITTEE_ADMIN", OWN);
    expect(code(may(actor, "lockedFields:E", { path: PLACES.child }))).toBe("yes");
    expect(code(may(actor, "lockedFields:E", { path: PLACES.deeper }))).toBe("E-PERM-02");
    expect(code(may(actor, "lockedFields:E", { path: PLACES.own }))).toBe("E-PERM-02");
    expect(code(may(actor, "members:V", { path: PLACES.deeper }))).toBe("yes");
  });
});

describe("菜单与本人", () => {
  it("有一处能用，菜单就在；哪里都不能用，就说没有管理权限（NAV-06）", () => {
    expect(mayUse(actorAt("BRANCH_ADMIN", OWN), "createChild:C")).toMatchObject({ yes: false, code: "E-PERM-01" });
    expect(mayUse(actorAt("COMMITTEE_ADMIN", OWN), "createChild:C").yes).toBe(true);
    for (const role of ROLES)
      for (const deed of DEEDS) {
        const somewhere = Object.values(PLACES).some((path) => may(actorAt(role, pathOf(role)), deed, { path }).yes);
        if (somewhere) expect(mayUse(actorAt(role, pathOf(role)), deed).yes).toBe(true);
      }
  });

  it("本人的事看“本人”那一格", () => {
    expect(mayOwn(actorAt("MEMBER", OWN), "ownRecord:E").yes).toBe(true);
    expect(mayOwn(actorAt("MEMBER", OWN), "editMember:E").yes).toBe(true);
    expect(mayOwn(actorAt("BRANCH_ADMIN", OWN), "editMember:E").yes).toBe(false);
    expect(mayOwn(actorAt("MEMBER", OWN), "deleteMember:C").yes).toBe(false);
  });

  it("许可只由身份、功能、位置决定：换个人、换个会话结果一样", () => {
    const cases = fc.record({
      role: fc.constantFrom(...ROLES),
      deed: fc.constantFrom(...DEEDS),
      path: fc.constantFrom(...Object.values(PLACES)),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(cases, ({ role, deed, path, id }) => {
        const one = may(actorAt(role, OWN), deed, { path });
        const other = may(actorAt(role, OWN, { personId: id, sessionId: id, assurance: 0, name: "别人" }), deed, { path });
        expect(other).toEqual(one);
        expect(MATRIX[deedOf(deed)[0]]).toBeDefined();
      }),
    );
  });
});
