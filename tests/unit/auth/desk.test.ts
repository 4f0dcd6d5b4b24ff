import { describe, expect, it } from "vitest";
import { administratorRole, deskActor, isManagerRole, sessionOf } from "#lib/auth/actor";
import { type DeskFacts, mayAdminister, needsSecondFactor } from "#lib/auth/desk";
import type { Presence } from "#lib/auth/load";
import { ROLES } from "#lib/auth/matrix";
import { scopeOf, selfScopeOf } from "#lib/auth/scope";
import { isAlive, isFreshForDesk, type SessionRow } from "#lib/auth/sessions";
import { roleWords } from "#lib/auth/labels";
import type { OrgCategory } from "#generated/enums";
import { actorAt, organizationAt } from "#tests/support/actors";

const AT = new Date("2025-03-03T09:00:00+08:00");
const ago = (minutes: number): Date => new Date(AT.getTime() - minutes * 60_000);
const session = (more: Partial<SessionRow> = {}): SessionRow => ({
  id: "s",
  personId: "p",
  kind: "FULL",
  remembered: false,
  authenticatedAt: ago(1),
  secondFactorAt: null,
  lastSeenAt: ago(1),
  managedAt: null,
  expiresAt: ago(-60 * 24),
  organizationId: null,
  ...more,
});
const presence = (more: Partial<Presence> = {}): Presence => ({
  ...session(),
  name: "某某",
  assurance: 2,
  isOperator: false,
  totpEnabled: true,
  contexts: [],
  ...more,
});
const facts = (more: Partial<DeskFacts> = {}): DeskFacts => ({
  actor: actorAt("COMMITTEE_ADMIN", "0001"),
  presence: presence({ secondFactorAt: ago(1) }),
  secondFactor: true,
  at: AT,
  ...more,
});
const code = (given: DeskFacts) => {
  const verdict = mayAdminister(given);
  return verdict.yes ? "yes" : verdict.code;
};

describe("身份由组织得出（2.1）", () => {
  it.each([
    ["LEADING_BODY", 1, "CENTRAL_ADMIN"],
    ["LEADING_BODY", 2, "PROVINCIAL_ADMIN"],
    ["LEADING_BODY", 3, "LEADING_ADMIN"],
    ["LEADING_BODY", 4, "LEADING_ADMIN"],
    ["COMMITTEE", 3, "COMMITTEE_ADMIN"],
    ["COMMITTEE", 2, "COMMITTEE_ADMIN"],
    ["WORK_COMMITTEE", 5, "COMMITTEE_ADMIN"],
    ["GENERAL_BRANCH", 5, "GENERAL_ADMIN"],
    ["BRANCH", 6, "BRANCH_ADMIN"],
    ["GRADUATE_ORG", 6, "BRANCH_ADMIN"],
    ["FLOATING_BRANCH", 6, "BRANCH_ADMIN"],
    ["OVERSEAS_STUDY_BRANCH", 4, "BRANCH_ADMIN"],
  ] as [OrgCategory, number, string][])("%s 第 %i 级 → %s", (category, level, role) => {
    expect(administratorRole({ category, level })).toBe(role);
  });

  it("团员和团干部没有管理中心，其余都有（NAV-03）", () => {
    expect(ROLES.filter((role) => !isManagerRole(role))).toEqual(["MEMBER", "CADRE"]);
  });

  it("身份写给人看：职务、管理员、团员", () => {
    const nobody = { ...organizationAt("0001"), isAdmin: false, isCadre: false, isMember: false, post: null };
    expect(roleWords({ ...nobody, isAdmin: true, isCadre: true, isMember: true, post: "SECRETARY" })).toBe("书记、管理员");
    expect(roleWords({ ...nobody, isMember: true })).toBe("团员");
    expect(roleWords({ ...nobody, isAdmin: true })).toBe("管理员");
    expect(roleWords({ ...nobody, isCadre: true, isMember: true })).toBe("团干部");
  });

  it("后台代人办事也有身份，但没有会话", () => {
    const actor = deskActor({ id: "p", name: "某某" }, organizationAt("0001", "GENERAL_BRANCH"), false);
    expect(actor.role).toBe("GENERAL_ADMIN");
    expect(deskActor({ id: "p", name: "某某" }, organizationAt("0001"), true).role).toBe("OPERATOR");
    expect(() => sessionOf(actor)).toThrow("登录已失效");
  });

  it("没有组织就没有读取范围", () => {
    expect(() => scopeOf(actorAt("MEMBER", null))).toThrow();
    expect(scopeOf(actorAt("COMMITTEE_ADMIN", "0001"))).toMatchObject({ path: "0001", end: "0001{" });
    expect(selfScopeOf({ personId: "p", assurance: 1 })).toEqual({ personId: "p", assurance: 1 });
  });
});

describe("进管理中心的门槛", () => {
  it("管理员、本人已确认、刚登录、验过动态口令：可以", () => {
    expect(code(facts())).toBe("yes");
  });

  it("不是管理员不行（E-PERM-01）；受限会话不行", () => {
    expect(code(facts({ actor: actorAt("CADRE", "0001") }))).toBe("E-PERM-01");
    expect(code(facts({ actor: actorAt("COMMITTEE_ADMIN", "0001", { restricted: true }) }))).toBe("E-PERM-01");
  });

  it("兼容模式激活、还没有经支部确认的不行（E-PERM-06）", () => {
    expect(code(facts({ actor: actorAt("BRANCH_ADMIN", "0001", { assurance: 1 }) }))).toBe("E-PERM-06");
  });

  it("十二小时之前登录的要重新确认，差一秒还可以（S12）", () => {
    const signedIn = (seconds: number) =>
      presence({ authenticatedAt: new Date(AT.getTime() - seconds * 1000), managedAt: ago(1), secondFactorAt: ago(1) });
    expect(code(facts({ presence: signedIn(12 * 3600 - 1) }))).toBe("yes");
    expect(code(facts({ presence: signedIn(12 * 3600) }))).toBe("E-PERM-04");
  });

  it("三十分钟没有动作的要重新确认", () => {
    const idle = (minutes: number) => presence({ authenticatedAt: ago(120), managedAt: ago(minutes), secondFactorAt: ago(120) });
    expect(code(facts({ presence: idle(29) }))).toBe("yes");
    expect(code(facts({ presence: idle(30) }))).toBe("E-PERM-04");
  });

  it("动态口令：领导机关、团委要，团总支和支部不要；设置关闭谁也不要（S13）", () => {
    expect(ROLES.filter((role) => needsSecondFactor(role, true))).toEqual([
      "COMMITTEE_ADMIN",
      "LEADING_ADMIN",
      "PROVINCIAL_ADMIN",
      "OPERATOR",
      "CENTRAL_ADMIN",
    ]);
    expect(ROLES.filter((role) => needsSecondFactor(role, false))).toEqual([]);
    expect(code(facts({ presence: presence({ totpEnabled: false }) }))).toBe("E-PERM-05");
    expect(code(facts({ presence: presence() }))).toBe("E-PERM-04");
    expect(code(facts({ presence: presence(), secondFactor: false }))).toBe("yes");
    expect(code(facts({ actor: actorAt("BRANCH_ADMIN", "0001"), presence: presence({ totpEnabled: false }) }))).toBe("yes");
  });
});

describe("会话的寿命", () => {
  it("一小时不用就失效；勾了本人手机的十四天", () => {
    expect(isAlive(session({ lastSeenAt: ago(59) }), AT)).toBe(true);
    expect(isAlive(session({ lastSeenAt: ago(60) }), AT)).toBe(false);
    const phone = { remembered: true, expiresAt: ago(-60 * 24 * 30) };
    expect(isAlive(session({ ...phone, lastSeenAt: ago(14 * 24 * 60 - 1) }), AT)).toBe(true);
    expect(isAlive(session({ ...phone, lastSeenAt: ago(14 * 24 * 60) }), AT)).toBe(false);
  });

  it("受限会话只有十五分钟；到期一秒也不多", () => {
    expect(isAlive(session({ kind: "RESTRICTED", lastSeenAt: ago(15) }), AT)).toBe(false);
    expect(isAlive(session({ expiresAt: AT }), AT)).toBe(false);
  });

  it("刚登录、还没进过管理中心，从登录时算起", () => {
    expect(isFreshForDesk(session({ authenticatedAt: ago(29) }), AT)).toBe(true);
    expect(isFreshForDesk(session({ authenticatedAt: ago(31) }), AT)).toBe(false);
  });
});
