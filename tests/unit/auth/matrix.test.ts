import { describe, expect, it } from "vitest";
import { covers, deedOf, MATRIX, RIGHTS, ROLES, type Reach, reachesOf, type Right, type Role, type Verb } from "#lib/auth/matrix";
import { ACTIONS } from "#lib/auth/inventory";
import { ROUTES } from "#lib/auth/routes";
import { ROLE_LABELS } from "#lib/auth/labels";

/** Table 2.3 of the specification, row by row: 团员 | 团干部 | 支部 | 团总支 | 团委 | 领导机关 | 省级 | 后台. */
const AGREED = `
1  | V,E:Self | V,E:Self | V,E:Self | V,E:Self | V,E:Self | V,E:Self | V,E:Self | –
2  | V:O | V:O | V,E:O | V,E:O | V,E:O | V,E:O | V,E:O | V,E:*
3  | – | – | – | C:D | C:D | C:D | C:D | C:*
4  | – | – | – | V:T E:D | V:T E:D | V:T E:D | V:T E:D | E:*
5  | – | – | – | E:D | E:D | E:D | E:D | E:*
6  | – | – | – | X:D | X:D | X:D | X:D | X:*
7  | – | – | C:O | C:O A:D | C:O A:D | C:O A:D | A:D | –
8  | – | – | – | C,V:D | C,V:D | C,V:D | C,V:D | C:*
9  | – | – | C:O | C:O C:D A:D | C:O C:D A:D | C:O C:D A:D | C:O C:D A:D | E:*
10 | – | – | X:O | X:O X:D | X:O X:D | X:O X:D | X:O X:D | X:*
11 | – | – | C:O | C:D | C:D | C:D | C:D | C:*
12 | V:Self | V:O | V:O | V:T | V:T | V:T | V:T | V:*
13 | E:Self | E:Self | E:O | E:D | E:D | E:D | E:D | E:*
14 | – | – | C:O | C:O A:D | C:O A:D | C:O A:D | E:P | E:*
15 | – | – | C:O | A:D | A:D | A:D | A:P | X:*
16 | – | – | C:O | C:O+D | C:O+D | C:O+D | C:O+D | C:*
17 | – | – | A:O | A:D | A:D | A:D | A:D | –
18 | – | – | C:O | C:O | C:O | C:O | C:O | –
19 | V:Self | V:Self | E:O | E,X:O+D | E,X:O+D | E,X:O+D | E,X:O+D | E:*
20 | – | – | E:O | E:O+D | E:O+D | E:O+D | E:O+D | E:*
21 | V:Self | V:O | C,E:O | C,E:O | C,E:O | C,E:O | C,E:O | –
22 | – | – | C:O | C:O C:D | C:O C:D | C:O C:D | C:O C:D | –
23 | – | – | – | – | A:T | A:T | A:T | –
24 | – | – | – | – | C:T | A,C:T | A,C:T | –
25 | V:Self | – | V:O | V:T | V:T | V:T | V:T | V:*
26 | – | – | A:O | A:O | A:O | A:O | A:O | A:*
27 | C:Self | C:Self | C:O | C:T | C:T | – | – | –
28 | – | – | C:O | C:O | C:O | – | – | –
29 | – | – | – | C:T | C:T | – | – | –
30 | – | – | A:O | A:O A:D | A:O A:D | A:D | A:D | –
31 | – | – | – | A:O | A:O | – | A:D | –
32 | X:Self | X:Self | X:O | X:O | X:O | – | X:O | –
33 | – | – | – | C:T | C:T | – | A:P | E:*
34 | – | – | – | C,X:T | C,X:T | – | – | E:*
35 | – | – | C:O | C:O | – | – | – | –
36 | – | – | – | – | A:T | A:D | A:D | –
37 | – | V:O | C,E:O | – | – | – | – | X:*
38 | – | – | – | A,C:D | A,C:D | A,C:D | A,C:D | –
39 | – | – | V:O | V:T | V:T | V:T | V:T | V:*
40 | V:Self | V:O | C,E:O | V:T C,E:O | V:T C:O | V:T | V:T | –
41 | V:Self | V:O | C,E:O | A:D | A:D | V:T A:D | V:T A:D | –
42 | C,V:Self | V:O | A:O | V:D | V:D | V:T | V:T | –
43 | – | V:O | V:O | V:O | V:O C:T | V:O C:T | V:O C:T | C:*
44 | V:Self | V:Self | V:O | V:O | V:O | V:O | V:O | –
45 | – | – | V:O | V:T | V:T | V:T | V:T | V:*
46 | – | V:O | V:O | V:T | V:T | V:T | V:T | V:*
47 | – | – | – | – | C:O | C:O | A,V:P | V:*
48 | – | – | – | – | – | – | E:P | E:*
`;

/** What is granted beyond the table, and why. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  // The operator is a person, too.
  "1 OPERATOR": ["V:S", "E:S"],
  // Who may edit or create in a list may look at it.
  "4 OPERATOR": ["V:*"],
  "8 OPERATOR": ["V:*"],
  "9 BRANCH_ADMIN": ["V:O"],
  "9 OPERATOR": ["V:*"],
  "19 BRANCH_ADMIN": ["V:O"],
  "19 OPERATOR": ["V:*"],
  "21 BRANCH_ADMIN": ["V:O"],
  // The back office carries out what the province approved, and decides what has no superior (5.8, 5.14).
  "44 OPERATOR": ["V:*"],
};
const DESKS: readonly Role[] = ["GENERAL_ADMIN", "COMMITTEE_ADMIN", "LEADING_ADMIN", "PROVINCIAL_ADMIN"];
const more = (no: number, role: Role): readonly string[] => {
  if (DESKS.includes(role) && (no === 9 || no === 19)) return ["V:O", "V:D"];
  if (DESKS.includes(role) && no === 21) return ["V:O"];
  // The rules are visible to every administrator, and changed by the operator alone (A17).
  if (no === 48) return role === "OPERATOR" ? ["V:*"] : [...DESKS, "BRANCH_ADMIN"].includes(role) ? ["V:O"] : [];
  return BEYOND[`${no} ${role}`] ?? [];
};
/** Granted by the table, and not here: segments are kept apart from the settings of this row. */
const LESS: Readonly<Record<string, readonly string[]>> = { "48 PROVINCIAL_ADMIN": ["E:T"] };

const REACHES: Readonly<Record<string, string>> = { Self: "S", "O+D": "OD", P: "T" };

/** `C,E:O+D` → C:O C:D E:O E:D */
function expand(cell: string): string[] {
  return cell.split(" ").flatMap((part) => {
    const [verbs = "", reach = ""] = part.split(":");
    return verbs === "–" ? [] : verbs.split(",").flatMap((verb) => [...(REACHES[reach] ?? reach)].map((r) => `${verb}:${r}`));
  });
}

const rows = AGREED.trim()
  .split("\n")
  .map((line) => {
    const [no = "", ...cells] = line.split("|").map((t) => t.trim());
    return { no: Number(no), cells };
  });
const columns = ROLES.filter((r) => r !== "CENTRAL_ADMIN");

const granted = (right: Right, role: Role): string[] =>
  Object.entries(MATRIX[right].cells[role])
    .flatMap(([verb, reaches]) => reaches.map((r) => `${verb}:${r}`))
    .sort();

describe("权限矩阵与规格 2.3 逐格相同", () => {
  const rightOf = (no: number): Right => RIGHTS.find((r) => MATRIX[r].no === no) ?? "ownRecord";

  it.each(rows)("第 $no 行", ({ no, cells }) => {
    const right = rightOf(no);
    const ours = columns.map((role) => [role, granted(right, role)]);
    const theirs = columns.map((role, i) => {
      const less = LESS[`${no} ${role}`] ?? [];
      const agreed = expand(cells[i] ?? "–").filter((g) => !less.includes(g));
      return [role, [...new Set([...agreed, ...more(no, role)])].sort()];
    });
    expect(ours).toEqual(theirs);
  });

  it("行号从 1 到 53 一个不缺；第 49 行是首次登录方式（A2）", () => {
    expect(RIGHTS.map((r) => MATRIX[r].no)).toEqual(Array.from({ length: 53 }, (_, i) => i + 1));
    expect(columns.filter((role) => reachesOf(role, "activationMode:E").length > 0)).toEqual([
      "LEADING_ADMIN",
      "PROVINCIAL_ADMIN",
      "OPERATOR",
    ]);
  });

  it("第 53 行是推进阶段：系统后台与团中央设定，各级看得到（ORG-33）", () => {
    expect(ROLES.filter((role) => reachesOf(role, "rollout:E").length > 0)).toEqual(["OPERATOR", "CENTRAL_ADMIN"]);
    expect(ROLES.filter((role) => reachesOf(role, "rollout:V").length === 0)).toEqual(["MEMBER", "CADRE"]);
  });

  it("第 50 行是审计记录：直属上级看直属下级的，系统后台看全部（NFR-02）", () => {
    const seeing = columns.map((role) => reachesOf(role, "audit:V").join(""));
    expect(seeing).toEqual(["", "", "", "D", "D", "D", "D", "*"]);
    expect(ROLES.flatMap((role) => (["C", "E", "X", "A"] as Verb[]).flatMap((verb) => reachesOf(role, `audit:${verb}`)))).toEqual([]);
  });

  it("第 51 行是录入例外：省级上报，团中央与系统后台决定（MEM-27、MEM-29）；第 52 行是青年列表，支部自己记（MEM-33）", () => {
    const having = (verb: Verb, right: Right) => ROLES.filter((role) => reachesOf(role, `${right}:${verb}`).length > 0);
    expect([having("C", "entryWaiver"), having("A", "entryWaiver")]).toEqual([["PROVINCIAL_ADMIN"], ["OPERATOR", "CENTRAL_ADMIN"]]);
    for (const verb of ["C", "E", "X"] as const) expect(having(verb, "youth")).toEqual(["BRANCH_ADMIN"]);
  });

  it("团中央没有自己的列，用领导机关的（注 6）；只多年龄例外与推进阶段两项", () => {
    const alike = RIGHTS.filter((right) => right !== "rollout" && right !== "entryWaiver");
    for (const right of alike) expect(MATRIX[right].cells.CENTRAL_ADMIN).toEqual(MATRIX[right].cells.LEADING_ADMIN);
  });
});

describe("写得最远到直属下级（2.2）", () => {
  /** Named exceptions: transfers, bulk, marks, archives, review, special list, the province's papers, the operator. */
  const FAR: readonly Right[] = [
    "correctIdentity",
    "deleteMember",
    "entryWaiver",
    "approveArchive",
    "replaceArchive",
    "transferOut",
    "transferBulk",
    "graduationMark",
    "graduateMark",
    "reviewRating",
    "notices",
    "specialReport",
  ];
  it("除写明的几项，没有一种身份能改到隔级", () => {
    const far = RIGHTS.flatMap((right) =>
      ROLES.filter((role) => role !== "OPERATOR").flatMap((role) =>
        (["C", "E", "X", "A"] as Verb[]).filter((verb) => reachesOf(role, `${right}:${verb}`).includes("T")).map(() => right),
      ),
    );
    expect([...new Set(far)].sort()).toEqual([...FAR].sort());
  });

  it("团员和团干部在组织上什么也改不了", () => {
    const writes = RIGHTS.flatMap((right) =>
      (["MEMBER", "CADRE"] as Role[]).flatMap((role) =>
        (["C", "E", "X", "A"] as Verb[]).flatMap((verb) => reachesOf(role, `${right}:${verb}`).filter((reach) => reach !== "S")),
      ),
    );
    expect(writes).toEqual([]);
  });

  it("只有系统后台碰得到全部", () => {
    const all = ROLES.filter((role) => RIGHTS.some((right) => Object.values(MATRIX[right].cells[role]).some((r) => r.includes("*"))));
    expect(all).toEqual(["OPERATOR"]);
  });
});

describe("范围与关系", () => {
  it.each([
    ["S", []],
    ["O", ["own"]],
    ["D", ["child"]],
    ["T", ["own", "child", "deeper"]],
    ["*", ["own", "child", "deeper", "above", "foreign"]],
  ] as [Reach, string[]][])("%s 管到 %j", (reach, at) => {
    expect((["own", "child", "deeper", "above", "foreign"] as const).filter((relation) => covers([reach], relation))).toEqual(at);
  });

  it("没有范围就什么也管不到", () => {
    expect(covers([], "own")).toBe(false);
  });
});

describe("入口", () => {
  it("每个入口要的功能，至少有一种身份有", () => {
    const deeds = Object.values({ ...ACTIONS, ...ROUTES }).flatMap((access) => ("deed" in access ? [access.deed] : []));
    expect(deeds.filter((deed) => !ROLES.some((role) => reachesOf(role, deed).length > 0))).toEqual([]);
    expect(deeds.map(deedOf).every(([right, verb]) => RIGHTS.includes(right) && "VCEXA".includes(verb))).toBe(true);
  });

  it("每种身份都有中文", () => {
    expect(ROLES.filter((role) => !ROLE_LABELS[role])).toEqual([]);
  });
});
