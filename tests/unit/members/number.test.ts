import { describe, expect, it } from "vitest";
import {
  developmentProvince,
  fitsField,
  hasSegment,
  isFitNumber,
  isNumberRequired,
  repairedNumber,
  segmentOf,
} from "#lib/members/number/rules";
import { DEFAULTS, type Settings } from "#lib/settings/registry";
import type { Verdict } from "#lib/verdict";
import { SEGMENTS } from "#tests/support/drafts";
import { PEOPLE } from "#world/people";

const told = (verdict: Verdict) => (verdict.yes ? "yes" : verdict.code);
type Case = { province?: string | null; set?: Partial<Settings> };
const caseOf = (number: string | null, joined: string, { province = "39", set = {} }: Case = {}) => ({
  number,
  joined,
  branchProvince: province,
  settings: { ...DEFAULTS, ...set },
});
const check = (number: string | null, joined: string, more?: Case) => told(isFitNumber(caseOf(number, joined, more)));

describe("何时必填（MEM-07）", () => {
  it("2017-01-01 起必填，前一天不必", () => {
    expect([check(null, "2017-01-01"), check(null, "2016-12-31")]).toEqual(["E-MEM-07", "yes"]);
    expect(check("", "2017-01-01")).toBe("E-MEM-07");
  });

  it("新疆 2016-01-01 起必填：看编号的第五六位，没有编号看支部所在省（Q11）", () => {
    expect([check(null, "2016-01-01", { province: "65" }), check(null, "2015-12-31", { province: "65" })]).toEqual(["E-MEM-07", "yes"]);
    expect(isNumberRequired(caseOf("201665000001", "2016-06-01"))).toBe(true);
    expect(isNumberRequired(caseOf("201639000001", "2016-06-01", { province: "65" }))).toBe(false);
    expect([developmentProvince("201665000001", "39"), developmentProvince("20166500", "39"), developmentProvince(null, null)]).toEqual([
      "65",
      "39",
      null,
    ]);
  });
});

describe("怎么写（MEM-08）", () => {
  it.each([
    ["20213970000", "2021-11-20", "E-MEM-08a"],
    ["202039700001", "2021-11-20", "E-MEM-08b"],
    ["201739004567", "2018-12-09", "E-MEM-08b"],
    ["202139700001", "2021-11-20", "yes"],
    ["2021397000011", "2021-11-20", "E-MEM-08a"],
    ["20213970000A", "2021-11-20", "E-MEM-08a"],
    ["2021 3970000", "2021-11-20", "E-MEM-08a"],
    ["２０２１３９７００００１", "2021-11-20", "E-MEM-08a"],
  ])("%s，%s 入团：%s", (number, joined, code) => {
    expect(check(number, joined)).toBe(code);
  });

  it("2017 与 2018 互换只在设置打开时（C-43），别的年份仍不行", () => {
    const set = { "devNo.yearInterchange": [2017, 2018] };
    expect([check("201739004567", "2018-12-09", { set }), check("201839004567", "2017-12-09", { set })]).toEqual(["yes", "yes"]);
    expect([check("201739004567", "2019-12-09", { set }), check("201939004567", "2018-12-09", { set })]).toEqual([
      "E-MEM-08b",
      "E-MEM-08b",
    ]);
  });

  it("2017 年以前从宽：多于四个字、前四位是入团年份（E-MEM-08c）", () => {
    expect(["2015", "20159", "2015ABC", "201439000001", "A2015"].map((n) => check(n, "2015-09-10"))).toEqual([
      "E-MEM-08c",
      "yes",
      "yes",
      "E-MEM-08c",
      "E-MEM-08c",
    ]);
  });

  it("山东旧编号：201516 对 2015、2016 年，201617 对 2016、2017 年（4.3，Q9）", () => {
    const [older, newer] = ["2015161234567890", "2016171234567890"];
    const years = ["2014", "2015", "2016", "2017", "2018"].map((y) => `${y}-05-04`);
    expect(years.map((y) => check(older, y))).toEqual(["E-MEM-08b", "yes", "yes", "E-MEM-08b", "E-MEM-08b"]);
    expect(years.map((y) => check(newer, y))).toEqual(["E-MEM-08b", "E-MEM-08b", "yes", "yes", "E-MEM-08b"]);
    expect(check("2018191234567890", "2018-05-04")).toBe("E-MEM-08b");
    expect(check(newer, "2017-05-04", { set: { "devNo.acceptSd16": false } })).toBe("E-MEM-08a");
  });

  it("世界里每个人的编号都合规", () => {
    const wrong = PEOPLE.filter(({ draft: d }) => d.joinLeagueDate && check(d.developmentNo ?? null, d.joinLeagueDate.day) !== "yes");
    expect(wrong.map((p) => p.key)).toEqual([]);
  });

  it("只有年份不对时给出改法", () => {
    expect(repairedNumber("202039700001", "2021-11-20")).toBe("202139700001");
    expect([repairedNumber("202139700001", "2021-11-20"), repairedNumber("20203970000", "2021-11-20")]).toEqual([null, null]);
  });
});

describe("号段与领域（MEM-10，9.4）", () => {
  const fieldOf = (number: string) => segmentOf(number, SEGMENTS)?.field ?? null;

  it("两头都在段内，年份与省份都要对", () => {
    expect(
      ["000001", "299999", "300000", "549999", "550000", "699999", "700000", "849999", "850000", "999999"].map((s) =>
        fieldOf(`202139${s}`),
      ),
    ).toEqual([
      ...["JUNIOR_HIGH", "JUNIOR_HIGH", "SENIOR_HIGH", "SENIOR_HIGH", "VOCATIONAL", "VOCATIONAL"],
      ...["UNIVERSITY", "UNIVERSITY", "SOCIETY", "SOCIETY"],
    ]);
    expect([fieldOf("202139000000"), fieldOf("202140700001"), fieldOf("201939700001")]).toEqual([null, null, null]);
  });

  it("2020 年起的十二位编号才看号段（Q9）", () => {
    expect(["202039000001", "201939000001", "2015161234567890", "20203900001", ""].map(hasSegment)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  const STUDIES = ["01", "02", "03", "04", "05", "06", "07"];
  it.each([
    ["JUNIOR_HIGH", "初中", ["01"]],
    ["SENIOR_HIGH", "普通高中", ["02"]],
    ["VOCATIONAL", "中职", ["03"]],
    ["UNIVERSITY", "高校", ["04", "05", "06", "07"]],
    ["SOCIETY", "社会", []],
  ] as const)("%s（%s领域）的学生只能是 %j", (field, word, fitting) => {
    const student = (studyStatus: string) => fitsField(field, { occupationClass: "STUDENT", studyStatus });
    expect(STUDIES.filter((s) => student(s).yes)).toEqual(fitting);
    const refused = STUDIES.map(student).find((v) => !v.yes);
    expect(refused).toMatchObject({ code: "E-MEM-10", because: expect.stringContaining(`属于${word}领域`) });
    expect(fitsField(field, { occupationClass: "WORKING_YOUTH", studyStatus: null }).yes).toBe(field === "SOCIETY");
    expect(fitsField(field, { occupationClass: null, studyStatus: null }).yes).toBe(false);
  });
});
