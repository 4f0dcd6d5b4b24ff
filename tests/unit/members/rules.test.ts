import { describe, expect, it } from "vitest";
import { gapsOf } from "#lib/members/completeness/rules";
import { examine, settle } from "#lib/members/entry/rules";
import type { Draft } from "#lib/members/entry/schema";
import type { Segment } from "#lib/members/number/rules";
import { readMemberRow } from "#lib/members/sheet";
import { DEFAULTS } from "#lib/settings/registry";
import { idOf, studentOf, type Texts } from "#tests/support/students";

const TODAY = "2025-03-03";
const FIELDS = [
  ["JUNIOR_HIGH", 1, 299_999],
  ["SENIOR_HIGH", 300_000, 549_999],
  ["VOCATIONAL", 550_000, 699_999],
  ["UNIVERSITY", 700_000, 849_999],
  ["SOCIETY", 850_000, 999_999],
] as const;
const segments: Segment[] = [2020, 2021, 2022, 2023, 2024].flatMap((year) =>
  FIELDS.map(([field, fromSerial, toSerial]) => ({ year, provinceCode: "39", field, fromSerial, toSerial, ownerId: "" })),
);
type More = { province?: string; settings?: Partial<typeof DEFAULTS> };
const factsOf = ({ province = "39", settings = {} }: More) => ({
  today: TODAY,
  profile: "MEMBER" as const,
  branchProvince: province,
  settings: { ...DEFAULTS, ...settings },
  segments,
  posts: ["SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER"] as const,
});
const draftOf = (texts: Texts): Draft => readMemberRow({ ...studentOf(1), ...texts }, 2).draft;
/** Codes of what the rules find in a student with these cells. */
const found = (texts: Texts, more: More = {}): string[] => examine(draftOf(texts), factsOf(more)).map((f) => f.code);

const born = (birth: string, joined: string, number = ""): Texts => ({
  idNumber: idOf(birth, 500),
  joinLeagueDate: joined,
  developmentNo: number,
});

describe("入团年龄（MEM-06）", () => {
  it.each([
    ["2006-03-15", "2018-12-01", "201839000001", "E-MEM-06"],
    ["2004-06-20", "2016-12-31", "", ""],
    ["2004-06-20", "2017-01-01", "201739000001", "E-MEM-06"],
    ["2004-06-20", "2017-06-19", "201739000001", "E-MEM-06"],
    ["2004-06-20", "2017-06-20", "201739000001", "W-MEM-06"],
    ["2004-06-20", "2018-06-20", "201839000001", ""],
    ["2004-06-30", "2017-06", "201739000001", "W-MEM-06"],
    ["2004-06-20", "2016-06-19", "", "E-MEM-06"],
    ["2004-02-29", "2017-02-28", "201739000001", "E-MEM-06"],
    ["2004-02-29", "2017-03-01", "201739000001", "W-MEM-06"],
  ])("%s出生，%s入团", (birth, joined, ...[number, code]) => {
    expect(found(born(birth, joined, number)).join()).toBe(code);
  });

  it("话里有年份和岁数；新疆一律13周岁，界线可以设", () => {
    const [finding] = examine(draftOf(born("2006-03-15", "2018-12-01", "201839000001")), factsOf({}));
    expect(finding?.because).toBe("入团年龄不符合规定：2018年入团须年满13周岁。");
    expect(found(born("2003-06-20", "2015-12-31"), { province: "65" })).toEqual(["E-MEM-06"]);
    expect(found(born("2003-06-20", "2015-12-31"))).toEqual([]);
    expect(found(born("2003-06-20", "2015-12-31", "201565000001"))).toEqual(["E-MEM-06"]);
    expect(found(born("2004-06-20", "2016-12-31"), { settings: { "join.ageCutDate": "2016-09-01" } })).toContain("E-MEM-06");
  });
});

describe("发展团员编号（MEM-07、MEM-08、MEM-10、Q9）", () => {
  const joined = (joinLeagueDate: string, developmentNo: string): Texts => ({
    idNumber: idOf("2002-01-02", 500),
    joinLeagueDate,
    developmentNo,
  });
  it.each([
    ["2017-01-01", "", "E-MEM-07"],
    ["2016-12-31", "", ""],
    ["2021-11-20", "20213970000", "E-MEM-08a"],
    ["2021-11-20", "2021397000012", "E-MEM-08a"],
    ["2021-11-20", "2021397000A1", "E-MEM-08a"],
    ["2021-11-20", "202039700001", "E-MEM-08b"],
    ["2018-12-09", "201739004567", "E-MEM-08b"],
    ["2021-11-20", "202139700001", ""],
    ["2021-11-20", "202138700001", "W-MEM-08"],
    ["2023-11-20", "202338700001", "E-MEM-08d"],
    ["2021-11-20", "202139000001", "W-MEM-10"],
    ["2023-11-20", "202339000001", "E-MEM-10"],
    ["2016-09-01", "2016", "E-MEM-08c"],
    ["2016-09-01", "2015999", "E-MEM-08c"],
    ["2016-09-01", "20161", ""],
    ["2016-09-01", "2015161234567890", ""],
    ["2017-09-01", "2016171234567890", ""],
    ["2018-09-01", "2016171234567890", "E-MEM-08b"],
  ])("%s入团，编号“%s”：%s", (date, number, code) => {
    expect(found(joined(date, number)).join()).toBe(code);
  });

  it("2017、2018两年的编号通用是一个开关（C-43）", () => {
    expect(found(joined("2018-12-09", "201739004567"), { settings: { "devNo.yearInterchange": [2017, 2018] } })).toEqual([]);
  });

  it("初中的编号：普通高中在读不行，初中在读可以（MEM-10）", () => {
    const pupil = { ...joined("2023-05-04", "202339000046"), idNumber: idOf("2008-04-02", 500), education: "初中", partyApplication: "" };
    expect(found({ ...pupil, status: "普通高中在读" })).toEqual(["E-MEM-10"]);
    expect(found({ ...pupil, education: "小学", status: "初中在读" })).toEqual([]);
    expect(found({ ...joined("2023-05-04", "202339850001"), occupationClass: "职业青年", status: "待业" })).toEqual([]);
  });

  it("新疆2016年起就要编号", () => {
    expect(found(joined("2016-06-01", ""), { province: "65" })).toEqual(["E-MEM-07"]);
  });
});

describe("其余各项", () => {
  it("手机号码（MEM-15）", () => {
    for (const mobile of ["12345678901", "1990000000", "199000000012", "+8512345678901", "abc"])
      expect(found({ mobile })).toEqual(["E-MEM-15"]);
    for (const mobile of ["13000000000", "199-0000-0001", "１９９００００000１", "+86 19900000001"]) expect(found({ mobile })).toEqual([]);
  });

  it("入党时间只有党员填，也必须填（MEM-14、Q15）", () => {
    expect(found({ politicalStatus: "中共预备党员" })).toEqual(["E-MEM-01"]);
    expect(found({ joinPartyDate: "2024-11-15" })).toEqual(["E-MEM-14"]);
    expect(found({ politicalStatus: "中共党员", joinPartyDate: "2024-11-15" })).toEqual([]);
    expect(found({ politicalStatus: "中共党员", joinPartyDate: "2020-01-01" })).toEqual(["E-MEM-40"]);
    expect(found({ politicalStatus: "中共党员", joinPartyDate: "2025-04" })).toEqual(["E-MEM-42"]);
  });

  it("在读学生的学历是已经取得的（MEM-12）：只提醒", () => {
    expect(found({ education: "大学本科" })).toEqual(["W-MEM-12"]);
    expect(found({ education: "中等职业教育" })).toEqual([]);
  });

  it("满18周岁那天起要填是否递交入党申请书（MEM-13、MEM-24）", () => {
    const pupil = {
      idNumber: idOf("2007-03-03", 500),
      status: "普通高中在读",
      education: "初中",
      partyApplication: "",
      ...{ joinLeagueDate: "2022-05-04", developmentNo: "202239300001" },
    };
    expect(found(pupil)).toEqual(["E-MEM-01"]);
    expect(found({ ...pupil, idNumber: idOf("2007-03-04", 500) })).toEqual([]);
    expect(
      settle(draftOf({ ...pupil, idNumber: idOf("2007-03-04", 500), partyApplication: "是", partyApplicationDate: "2025-01-01" }), TODAY),
    ).toMatchObject({ partyApplication: null, partyApplicationDate: null });
  });

  it("满28周岁、无职务、非党员：只提醒；党员保留团籍（MEM-28、Q20）", () => {
    const old = {
      idNumber: idOf("1997-03-03", 500),
      occupationClass: "职业青年",
      status: "待业",
      joinLeagueDate: "2011-05-04",
      developmentNo: "",
    };
    expect(found(old)).toEqual(["W-MEM-28"]);
    expect(found({ ...old, idNumber: idOf("1997-03-04", 500) })).toEqual([]);
    expect(found({ ...old, politicalStatus: "中共党员", joinPartyDate: "2020-01-01" })).toEqual([]);
  });

  it("没有户籍地址就不完整（MEM-24）", () => {
    expect(gapsOf(draftOf({ householdAddress: "" }), factsOf({}))).toEqual(["householdAddress"]);
    expect(gapsOf(draftOf({}), factsOf({}))).toEqual([]);
  });

  it("团干部的五项缺一不可，只能是支部的职务（MEM-01、CAD-04）", () => {
    const office = {
      isCadre: "是",
      post: "委员",
      postSince: "2023-09",
      postMode: "选任（选举）",
      cadreNature: "兼职",
      isPeerPartyCommitteeMember: "否",
    };
    expect(found(office)).toEqual([]);
    for (const field of ["post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"])
      expect(found({ ...office, [field]: "" })).toEqual(["E-MEM-01"]);
    expect(found({ ...office, postSince: "2025-04" })).toEqual(["E-MEM-43"]);
    expect(found({ ...office, postSince: "2018-05" })).toEqual([]);
    expect(found({ ...office, postSince: "2018-04" })).toEqual(["E-MEM-43"]);
  });
});
