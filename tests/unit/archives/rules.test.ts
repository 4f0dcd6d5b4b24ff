import { describe, expect, it } from "vitest";
import type { ArchiveState, OrgCategory } from "#generated/enums";
import { ARCHIVE, deadlineOf, isOverdue, NUMBER_RELEASE, type UploadMove, uploadMove } from "#lib/archives/rules";
import { findMove, terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const CLASSES = {
  团支部: ["BRANCH", "GRADUATE_ORG", "FLOATING_BRANCH"],
  团总支: ["GENERAL_BRANCH"],
  团委: ["COMMITTEE", "WORK_COMMITTEE"],
  领导机关: ["LEADING_BODY"],
} as const satisfies Record<string, readonly OrgCategory[]>;

const told = (state: ArchiveState, category: OrgCategory): string => {
  const move = uploadMove(state, category);
  if (move === "wait") return "E-OPS-06";
  return typeof move === "string" ? `${move} ${findMove(ARCHIVE, state, move)?.to}` : move.code;
};

describe("电子档案（5.3、EDB-06）走遍每条路", () => {
  it("六种状态乘十一步，通的只有这十七条", () => {
    expect(openRoads(ARCHIVE)).toEqual({
      "NOT_UPLOADED submit": "PENDING",
      "REJECTED submit": "PENDING",
      "NOT_UPLOADED certify": "APPROVED",
      "REJECTED certify": "APPROVED",
      "PENDING approve": "APPROVED",
      "PENDING refuse": "REJECTED",
      "PENDING reseat": "PENDING",
      "APPROVED replace": "REPLACE_PENDING",
      "APPROVED replaceAtOnce": "APPROVED",
      "REPLACE_PENDING acceptReplacement": "APPROVED",
      "REPLACE_PENDING refuseReplacement": "APPROVED",
      "NOT_UPLOADED exempt": "NOT_REQUIRED",
      "PENDING exempt": "NOT_REQUIRED",
      "REJECTED exempt": "NOT_REQUIRED",
      "APPROVED exempt": "NOT_REQUIRED",
      "REPLACE_PENDING exempt": "NOT_REQUIRED",
      "NOT_REQUIRED require": "NOT_UPLOADED",
    });
    expect(Object.keys(roadsOf(ARCHIVE))).toHaveLength(66);
    expect(terminalStates(ARCHIVE)).toEqual([]);
    expect(unreachable(ARCHIVE, "NOT_REQUIRED")).toEqual([]);
  });

  it("每种状态 × 每类上传的人：支部与团总支等审批，团委以上立即生效，在等决定的谁也不能再传（EDB-03、EDB-04、EDB-10）", () => {
    const expected: Record<ArchiveState, Record<keyof typeof CLASSES, string>> = {
      NOT_REQUIRED: { 团支部: "E-EDB-06", 团总支: "E-EDB-06", 团委: "E-EDB-06", 领导机关: "E-EDB-06" },
      NOT_UPLOADED: { 团支部: "submit PENDING", 团总支: "submit PENDING", 团委: "certify APPROVED", 领导机关: "certify APPROVED" },
      PENDING: { 团支部: "E-OPS-06", 团总支: "E-OPS-06", 团委: "E-OPS-06", 领导机关: "E-OPS-06" },
      REJECTED: { 团支部: "submit PENDING", 团总支: "submit PENDING", 团委: "certify APPROVED", 领导机关: "certify APPROVED" },
      APPROVED: { 团支部: "E-EDB-10", 团总支: "E-EDB-10", 团委: "replace REPLACE_PENDING", 领导机关: "replaceAtOnce APPROVED" },
      REPLACE_PENDING: { 团支部: "E-OPS-06", 团总支: "E-OPS-06", 团委: "E-OPS-06", 领导机关: "E-OPS-06" },
    };
    for (const state of ARCHIVE.states)
      for (const [name, categories] of Object.entries(CLASSES))
        for (const category of categories)
          expect([state, name, told(state, category)]).toEqual([state, name, expected[state][name as keyof typeof CLASSES]]);
  });

  it("上传的四步都在表里，从它们各自的状态走得通", () => {
    const moves: readonly UploadMove[] = ["submit", "certify", "replace", "replaceAtOnce"];
    expect(moves.filter((name) => !ARCHIVE.moves.some((m) => m.name === name))).toEqual([]);
  });
});

describe("编号占用释放（5.13）走遍每条路", () => {
  it("二十条路里通的只有四条；同意之后等重新录入", () => {
    expect(openRoads(NUMBER_RELEASE)).toEqual({
      "SUBMITTED approve": "APPROVED",
      "SUBMITTED refuse": "REFUSED",
      "SUBMITTED cancel": "CANCELLED",
      "APPROVED reenter": "CLOSED",
    });
    expect(Object.keys(roadsOf(NUMBER_RELEASE))).toHaveLength(20);
    expect(terminalStates(NUMBER_RELEASE)).toEqual(["REFUSED", "CANCELLED", "CLOSED"]);
  });
});

describe("期限（EDB-02）", () => {
  it("2025-02-01 批准的，3月3日还来得及，3月4日过期；传了的、不需要的不算过期", () => {
    const deadline = deadlineOf("2025-02-01", 30);
    expect(deadline).toBe("2025-03-03");
    expect([isOverdue("NOT_UPLOADED", deadline, "2025-03-03"), isOverdue("NOT_UPLOADED", deadline, "2025-03-04")]).toEqual([false, true]);
    expect(isOverdue("REJECTED", deadline, "2025-03-04")).toBe(true);
    for (const state of ["NOT_REQUIRED", "PENDING", "APPROVED", "REPLACE_PENDING"] as const)
      expect(isOverdue(state, deadline, "2025-03-04")).toBe(false);
  });
});
