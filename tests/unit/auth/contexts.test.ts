import { describe, expect, it } from "vitest";
import { contextChoices } from "#lib/auth/contexts";
import { actorOf, type Context, type Presence } from "#lib/auth/load";
import { organizationAt } from "#tests/support/actors";

const AT = new Date("2025-03-03T09:00:00+08:00");
const context = (path: string, more: Partial<Context>): Context => ({
  ...organizationAt(path),
  isAdmin: false,
  isCadre: false,
  isMember: false,
  post: null,
  ...more,
});
const COLLEGE = context("0002", { isAdmin: true, isCadre: true, post: "SECRETARY" });
const SCHOOL = context("0001", { isCadre: true, post: "COMMITTEE_MEMBER" });
const BRANCH = context("00030001", { category: "BRANCH", isMember: true });

const presence = (contexts: Context[], organizationId: string | null = null, more: Partial<Presence> = {}): Presence => ({
  id: "s",
  personId: "p",
  kind: "FULL",
  remembered: false,
  authenticatedAt: AT,
  secondFactorAt: null,
  lastSeenAt: AT,
  managedAt: null,
  expiresAt: AT,
  organizationId,
  name: "某某",
  assurance: 2,
  isOperator: false,
  totpEnabled: false,
  contexts,
  ...more,
});

describe("在哪个组织、什么身份（NAV-03、NAV-05）", () => {
  it("在团委是书记和管理员，在校团委只是委员：选到哪里，身份就是哪里的", () => {
    const chosen = presence([COLLEGE, SCHOOL], SCHOOL.id);
    expect(actorOf(chosen, false)).toMatchObject({ role: "CADRE", organizationId: SCHOOL.id, isManager: true });
    expect(actorOf(presence([COLLEGE, SCHOOL], COLLEGE.id), false)).toMatchObject({ role: "COMMITTEE_ADMIN", organizationId: COLLEGE.id });
  });

  it("选中的组织没有管理权限时，管理中心打开他管理的那个（NAV-03）", () => {
    expect(actorOf(presence([COLLEGE, SCHOOL], SCHOOL.id), true)).toMatchObject({ role: "COMMITTEE_ADMIN", organizationId: COLLEGE.id });
  });

  it("没选过的，个人中心先看所在支部，管理中心先看第一个管理的", () => {
    const somebody = presence([COLLEGE, SCHOOL, BRANCH]);
    expect(actorOf(somebody, false)).toMatchObject({ role: "MEMBER", organizationId: BRANCH.id, branch: { id: BRANCH.id } });
    expect(actorOf(somebody, true)).toMatchObject({ role: "COMMITTEE_ADMIN", organizationId: COLLEGE.id });
  });

  it("选过的组织已经没有身份了，就当没选；别人的组织选了也没用", () => {
    expect(actorOf(presence([BRANCH], COLLEGE.id), false)).toMatchObject({ role: "MEMBER", organizationId: BRANCH.id, isManager: false });
    expect(actorOf(presence([BRANCH], COLLEGE.id), true)).toMatchObject({ role: "MEMBER", organization: null, organizationId: null });
  });

  it("哪里都不在的人只是团员身份，没有组织", () => {
    expect(actorOf(presence([]), false)).toMatchObject({ role: "MEMBER", organization: null, branch: null, isManager: false });
  });

  it("系统后台只在他管理的地方是后台", () => {
    const operator = presence([context("0001", { isAdmin: true }), BRANCH], null, { isOperator: true });
    expect(actorOf(operator, true).role).toBe("OPERATOR");
    expect(actorOf(operator, false).role).toBe("MEMBER");
  });

  it("切换组织的单子写清在哪里是什么", () => {
    const somebody = presence([COLLEGE, SCHOOL], SCHOOL.id);
    const { current, choices } = contextChoices(somebody, actorOf(somebody, false));
    expect(choices.map((c) => c.role)).toEqual(["书记、管理员", "委员"]);
    expect(current?.id).toBe(SCHOOL.id);
  });
});
