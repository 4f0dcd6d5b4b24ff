import { describe, expect, it } from "vitest";
import { dutyTodos, reminderDue, staffWords } from "#lib/cadres/checks/rules";
import { cadreGaps, isStaffComplete, leastCadres, mayTouchSecretary, officeGaps, type Office } from "#lib/cadres/rules";
import { listTodos } from "#lib/members/todos/rules";
import { CATEGORIES, isBranchLike } from "#lib/organizations/rules";

const OFFICE: Office = {
  post: "SECRETARY",
  since: "2024-01",
  mode: "01",
  nature: "03",
  isPeerPartyCommitteeMember: false,
  dutyStatus: "01",
};

describe("任职信息缺什么（4.2 第 15 至 20 项）", () => {
  it("支部没有在岗状态，别处要填；填了“否”不算缺", () => {
    const empty = { ...OFFICE, since: null, mode: null, nature: null, isPeerPartyCommitteeMember: null, dutyStatus: null };
    expect(officeGaps(OFFICE, "COMMITTEE")).toEqual([]);
    expect(officeGaps(empty, "BRANCH")).toEqual(["postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"]);
    expect(officeGaps(empty, "LEADING_BODY")).toContain("dutyStatus");
  });

  it("别处职务缺的不算在这里，本人缺的算", () => {
    expect(cadreGaps(["mobile", "postMode", "dutyStatus"], OFFICE, "COMMITTEE")).toEqual(["mobile"]);
  });
});

describe("录够了没有（7.2、CAD-15、CAD-17）", () => {
  it("规格的例子：O04 书记、副书记都完整，是；第三位没有手机，否", () => {
    expect(isStaffComplete({ cadres: 2, incomplete: 0 }, "COMMITTEE")).toBe(true);
    expect(isStaffComplete({ cadres: 3, incomplete: 1 }, "COMMITTEE")).toBe(false);
    expect(isStaffComplete({ cadres: 1, incomplete: 0 }, "GENERAL_BRANCH")).toBe(false);
  });

  it("领导机关没有最少几位，但有一位不完整就不行；支部不问", () => {
    expect(isStaffComplete({ cadres: 0, incomplete: 0 }, "LEADING_BODY")).toBe(true);
    expect(isStaffComplete({ cadres: 5, incomplete: 1 }, "LEADING_BODY")).toBe(false);
    for (const category of CATEGORIES.filter(isBranchLike)) expect(leastCadres(category)).toBeNull();
  });
});

it("支部自己动不了书记，上级可以；团委自己可以（CAD-10）", () => {
  expect(mayTouchSecretary(true, true, ["SECRETARY"])).toMatchObject({ code: "E-CAD-08" });
  expect(mayTouchSecretary(true, true, ["COMMITTEE_MEMBER", "SECRETARY"]).yes).toBe(false);
  expect(mayTouchSecretary(true, true, ["DEPUTY_SECRETARY"]).yes).toBe(true);
  expect(mayTouchSecretary(true, false, ["SECRETARY"]).yes).toBe(true);
  expect(mayTouchSecretary(false, true, ["SECRETARY"]).yes).toBe(true);
});

describe("按时核对（CAD-16、ORG-37、MEM-36、JOB-09）", () => {
  it("每一天该发哪一次提醒：停了几天也补得上", () => {
    const due = Array.from({ length: 31 }, (_, i) => reminderDue(`2025-03-${String(i + 1).padStart(2, "0")}`));
    expect(due.slice(0, 11)).toEqual([1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 11]);
    expect(new Set(due.slice(10))).toEqual(new Set([11]));
  });

  it("规格的例子：2025-03-08 O05 一位团干部，有待办；O04 两位完整，没有；11日起说已过", () => {
    const short = { cadres: 1, incomplete: 0, category: "GENERAL_BRANCH" as const, shortName: "2021级团总支" };
    const none = { unchecked: false, unconfirmed: [] };
    expect(dutyTodos({ ...none, staff: short }, "2025-03-08").map((t) => t.title)).toEqual(["本级团干部不足2名，请于10日前补充录入"]);
    expect(dutyTodos({ ...none, staff: { ...short, cadres: 2, category: "COMMITTEE" } }, "2025-03-08")).toEqual([]);
    expect(staffWords(short, 11)).toContain("已过10日");
  });

  it("请核对本人信息、请确认职务都在待办里；没有确认本人之前先不说", () => {
    const unconfirmed = [{ organizationName: "江海海洋大学团委", post: "COMMITTEE_MEMBER" as const }];
    const duties = dutyTodos({ staff: null, unchecked: true, unconfirmed }, "2025-03-03");
    expect(duties.map((t) => t.title)).toEqual(["请确认你的职务", "请核对本人信息"]);
    const facts = { missing: [], assurance: 2, secondFactor: true, isManager: true, unfinished: null, duties };
    expect(listTodos(facts).map((t) => t.key)).toEqual(["post", "check"]);
    expect(listTodos({ ...facts, assurance: 1 }).map((t) => t.key)).toEqual(["confirm"]);
  });
});
