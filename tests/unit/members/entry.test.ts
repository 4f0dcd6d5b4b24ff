import { describe, expect, it } from "vitest";
import { blocking, type EntryFacts, examine, settle } from "#lib/members/entry/rules";
import { type Draft, EMPTY_DRAFT, type Finding } from "#lib/members/entry/schema";
import { DEFAULTS, type Settings } from "#lib/settings/registry";
import { draftOf, facts, on, TODAY } from "#tests/support/drafts";
import { CANDIDATES, PEOPLE } from "#world/people";

const codes = (found: readonly Finding[]) => found.map((f) => `${f.field} ${f.code}`);
const check = (draft: Draft, more: Partial<EntryFacts> = {}) => codes(examine(draft, facts(more)));
const under = (set: Partial<Settings>) => ({ settings: { ...DEFAULTS, ...set } });
/** M03: joined in 2016, no number, no post. */
const plain = (more: Partial<Draft> = {}) => draftOf("M03", more);
const joined = (idNumber: string, day: string) =>
  check(plain({ idNumber, joinLeagueDate: on(day), developmentNo: day >= "2017" ? `${day.slice(0, 4)}39700001` : null })).filter((c) =>
    c.startsWith("joinLeagueDate"),
  );

describe("世界里的人都录得进去", () => {
  it.each(PEOPLE.filter((p) => p.branch && p.key !== "M10"))("$key $name", ({ key }) => {
    expect(codes(blocking(examine(draftOf(key), facts())))).toEqual([]);
  });

  it("M10 录入时是初中在读：对；已经上了高中再录，编号的领域不符（MEM-10）", () => {
    expect(check(draftOf("M10", { studyStatus: "01", education: "81" }))).toEqual([]);
    expect(check(draftOf("M10"))).toEqual(["developmentNo E-MEM-10"]);
  });

  it("什么都没写：每个必填项一句话，不会崩", () => {
    const found = examine(EMPTY_DRAFT, facts());
    expect(new Set(found.map((f) => f.code))).toEqual(new Set(["E-MEM-01"]));
    expect(found.map((f) => f.field)).toEqual(
      expect.arrayContaining([
        "name",
        "idNumber",
        "ethnicity",
        "occupationClass",
        "education",
        "politicalStatus",
        "joinLeagueDate",
        "mobile",
      ]),
    );
  });
});

describe("入团年龄（MEM-06）", () => {
  it("规格的三个例子：M14 十二岁不行，M15 差一天两样", () => {
    const found = examine(plain({ ...CANDIDATES.M14, joinLeagueDate: on("2018-12-01"), developmentNo: "201839000001" }), facts());
    expect(found.find((f) => f.field === "joinLeagueDate")).toMatchObject({
      code: "E-MEM-06",
      because: "入团年龄不符合规定：2018年入团须年满13周岁。",
    });
    expect(joined(CANDIDATES.M15.idNumber, "2016-12-31")).toEqual([]);
    expect(joined(CANDIDATES.M15.idNumber, "2017-01-01")).toEqual(["joinLeagueDate E-MEM-06"]);
  });

  it("生日当天就满；十三岁可以，但提示应满十四（2017 年起）", () => {
    const id = CANDIDATES.M14.idNumber;
    expect([joined(id, "2019-03-14"), joined(id, "2019-03-15"), joined(id, "2020-03-14"), joined(id, "2020-03-15")]).toEqual([
      ["joinLeagueDate E-MEM-06"],
      ["joinLeagueDate W-MEM-06"],
      ["joinLeagueDate W-MEM-06"],
      [],
    ]);
  });

  it("只写到月的按月末算，对本人有利（Q12）", () => {
    expect(joined(CANDIDATES.M14.idNumber, "2019-03")).toEqual(["joinLeagueDate W-MEM-06"]);
    expect(joined(CANDIDATES.M14.idNumber, "2019-02")).toEqual(["joinLeagueDate E-MEM-06"]);
  });

  it("新疆一律十三岁：看支部所在省，或编号里的省", () => {
    const draft = plain({ idNumber: CANDIDATES.M15.idNumber, joinLeagueDate: on("2016-12-31") });
    expect(check(draft)).toEqual([]);
    expect(check({ ...draft, developmentNo: "201665000001" })).toEqual(["joinLeagueDate E-MEM-06"]);
    expect(check({ ...draft, developmentNo: "201639000001" }, { branchProvince: "65" })).toEqual([]);
    expect(check(draft, { branchProvince: "65" })).toContain("joinLeagueDate E-MEM-06");
  });

  it("分界日期、年龄都是设置", () => {
    const draft = plain({ idNumber: CANDIDATES.M15.idNumber, joinLeagueDate: on("2016-12-31") });
    expect(check(draft, under({ "join.ageCutDate": "2016-09-01" }))).toEqual(["joinLeagueDate E-MEM-06"]);
    expect(check(draft, under({ "join.minAgeBefore": 13 }))).toEqual(["joinLeagueDate E-MEM-06"]);
  });

  it("不能晚于今天；本月不算将来（Q12）", () => {
    const on2025 = (text: string) => check(plain({ joinLeagueDate: on(text), developmentNo: "202539700001" }));
    expect([on2025("2025-03-04"), on2025("2025-04")]).toEqual([
      expect.arrayContaining(["joinLeagueDate E-MEM-42"]),
      expect.arrayContaining(["joinLeagueDate E-MEM-42"]),
    ]);
    expect([...on2025("2025-03-03"), ...on2025("2025-03")].filter((c) => c.startsWith("joinLeagueDate"))).toEqual([]);
  });
});

describe("编号的号段（Q9、Q10）", () => {
  const student = (number: string, day: string) => check(plain({ developmentNo: number, joinLeagueDate: on(day) }));

  it("段外：2023 年起入团的拒绝，之前的提示，2020 年以前不看", () => {
    expect(student("202339000000", "2023-01-01")).toEqual(["developmentNo E-MEM-08d"]);
    expect(student("202240000001", "2022-12-31")).toEqual(["developmentNo W-MEM-08"]);
    expect(student("201939000000", "2019-05-04")).toEqual([]);
  });

  it("设置改成只提示，就只提示", () => {
    const draft = plain({ developmentNo: "202339000000", joinLeagueDate: on("2023-05-04") });
    expect(check(draft, under({ "devNo.unknownSegment": "ALLOW_WITH_WARNING" }))).toEqual(["developmentNo W-MEM-08"]);
  });

  it("领域不符：2023 年起入团的拒绝，之前的提示", () => {
    expect(student("202339000045", "2023-05-04")).toEqual(["developmentNo E-MEM-10"]);
    expect(student("202239000045", "2022-05-04")).toEqual(["developmentNo W-MEM-10"]);
    expect(student("202339700008", "2023-11-18")).toEqual([]);
  });

  it("只有年份写错时，改法摆在旁边", () => {
    const [found] = examine(plain({ developmentNo: "202039700001", joinLeagueDate: on("2021-11-20") }), facts());
    expect(found).toMatchObject({ code: "E-MEM-08b", fix: { value: "202139700001" } });
  });
});

describe("党员（MEM-14，Q15）", () => {
  const party = (more: Partial<Draft>) => check(draftOf("M05", more)).filter((c) => c.startsWith("joinPartyDate"));

  it("党员和预备党员必填，别人不必", () => {
    expect(party({ joinPartyDate: null })).toEqual(["joinPartyDate E-MEM-01"]);
    expect(check(plain({ joinPartyDate: null }))).toEqual([]);
  });

  it("不是党员却填了：E-MEM-14；将来的：说不能晚于今天", () => {
    expect(party({ politicalStatus: "03" })).toEqual(["joinPartyDate E-MEM-14"]);
    expect(party({ joinPartyDate: on("2025-03-04") })).toEqual(["joinPartyDate E-MEM-42"]);
  });

  it("满十八周岁当天可以，前一天不行；只写到月的按月末", () => {
    expect([
      party({ joinPartyDate: on("2020-08-31") }),
      party({ joinPartyDate: on("2020-09-01") }),
      party({ joinPartyDate: on("2020-09") }),
    ]).toEqual([["joinPartyDate E-MEM-40"], [], []]);
  });

  it("不早于入团：两个都写到日就按日比，有一个只到月就按月比", () => {
    const late = { joinLeagueDate: on("2021-05-20"), developmentNo: "202139700002" };
    expect([
      party({ ...late, joinPartyDate: on("2021-05-19") }),
      party({ ...late, joinPartyDate: on("2021-05-20") }),
      party({ ...late, joinPartyDate: on("2021-05") }),
      party({ ...late, joinPartyDate: on("2021-04") }),
    ]).toEqual([["joinPartyDate E-MEM-40"], [], [], ["joinPartyDate E-MEM-40"]]);
  });
});

describe("学历与在读（MEM-12，8.4）", () => {
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ["01", ["81"]],
    ["02", ["71"]],
    ["03", ["71"]],
    ["04", ["61", "41"]],
    ["05", ["61", "41", "31"]],
    ["06", ["21"]],
    ["07", ["14", "21"]],
  ];
  it.each(expected)("在读 %s：已取得的学历可以是 %j，别的提示但不拦", (studyStatus, fitting) => {
    for (const education of ["81", "71", "41", "61", "31", "21", "14", "11", "90"]) {
      const found = examine(plain({ studyStatus, education }), facts());
      expect(codes(found)).toEqual(fitting.includes(education) ? [] : ["education W-MEM-12"]);
      expect(blocking(found)).toEqual([]);
    }
  });
});

describe("职务（CAD-04）与任职年月", () => {
  it("支部里没有常委：E-CAD-04", () => {
    expect(check(draftOf("M01", { post: "STANDING_MEMBER" }))).toEqual(["post E-CAD-04"]);
  });

  it("是团干部就要填全五项（MEM-01）", () => {
    const bare = { post: null, postSince: null, postMode: null, cadreNature: null, isPeerPartyCommitteeMember: null };
    expect(check(draftOf("M01", bare))).toEqual(
      ["post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"].map((f) => `${f} E-MEM-01`),
    );
    expect(check(draftOf("M01", { ...bare, isCadre: false }))).toEqual([]);
  });

  it("任现职年月不晚于本月，不早于入团那个月（Q12）", () => {
    const since = (postSince: string) => check(draftOf("M01", { postSince }));
    expect([since("2025-03"), since("2025-04"), since("2017-05"), since("2017-04")]).toEqual([
      [],
      ["postSince E-MEM-43"],
      [],
      ["postSince E-MEM-43"],
    ]);
  });
});

describe("联系方式（4.2 #21–26）", () => {
  it.each([
    ["mobile", ["12345678901", "1990000000"], ["19900000003"], "E-MEM-15"],
    ["email", ["a", "a@b", "a b@c.cn", "@c.cn"], ["lin@example.cn"], "E-GEN-03"],
    ["qq", ["0123456", "1234", "1234567890123", "12a45"], ["12345", "123456789012"], "E-GEN-03"],
    ["wechat", ["微".repeat(33)], ["lin_xl", "微".repeat(32)], "E-GEN-03"],
    ["weibo", ["博".repeat(65)], ["@林"], "E-GEN-03"],
    ["householdAddress", ["址".repeat(101)], ["址".repeat(100)], "E-GEN-03"],
  ] as const)("%s", (field, wrong, right, code) => {
    expect(wrong.map((value) => check(plain({ [field]: value })))).toEqual(wrong.map(() => [`${field} ${code}`]));
    expect(right.map((value) => check(plain({ [field]: value })))).toEqual(right.map(() => []));
  });
});

describe("入党申请与志愿者（MEM-13，Q14）", () => {
  it("未满十八周岁不问；填了只提示，且不保存", () => {
    const pupil = draftOf("M10", { studyStatus: "01", education: "81" });
    expect(check({ ...pupil, partyApplication: true, partyApplicationDate: on("2024-05-04") })).toEqual(["partyApplication W-MEM-13"]);
    expect(settle({ ...pupil, partyApplication: true, partyApplicationDate: on("2024-05-04") }, TODAY)).toMatchObject({
      partyApplication: null,
      partyApplicationDate: null,
    });
  });

  it("十八周岁生日那天起必填（MEM-13）", () => {
    const pupil = draftOf("M10", { studyStatus: "01", education: "81", partyApplication: null });
    expect([check(pupil, { today: "2026-04-01" }), check(pupil, { today: "2026-04-02" })]).toEqual([[], ["partyApplication E-MEM-01"]]);
  });

  it("递交过的要写时间，且那时已满十八、不在将来", () => {
    const filed = (partyApplicationDate: Draft["partyApplicationDate"]) => check(plain({ partyApplication: true, partyApplicationDate }));
    expect([filed(null), filed(on("2020-11-29")), filed(on("2020-11-30")), filed(on("2025-03-04"))]).toEqual([
      ["partyApplicationDate E-MEM-01"],
      ["partyApplicationDate E-MEM-45"],
      [],
      ["partyApplicationDate E-MEM-42"],
    ]);
  });

  it("党员一律算递交过，时间可以不写（Q14）", () => {
    const member = draftOf("M05", { partyApplication: null, partyApplicationDate: null });
    expect(check(member)).toEqual([]);
    expect(settle(member, TODAY).partyApplication).toBe(true);
  });

  it("注册志愿者要写时间，不在将来；不是志愿者的时间不保存", () => {
    expect(check(plain({ isVolunteer: true, volunteerSince: null }))).toEqual(["volunteerSince E-MEM-01"]);
    expect(check(plain({ volunteerSince: on("2025-03-04") }))).toEqual(["volunteerSince E-MEM-42"]);
    expect(settle(plain({ isVolunteer: false }), TODAY).volunteerSince).toBeNull();
  });
});

describe("其他", () => {
  it("团员的政治面貌只有三种（8.1b）；团干部不限", () => {
    expect(check(plain({ politicalStatus: "13" }))).toEqual(["politicalStatus E-MEM-41"]);
    expect(check(plain({ politicalStatus: "13", isCadre: true, ...OFFICE, dutyStatus: "01" }), { profile: "CADRE" })).toEqual([]);
  });

  it("满二十八周岁没有职务又不是党员：提示（MEM-28，Q20）", () => {
    expect(check(draftOf("M11", { idNumber: "379901199606069714" }))).toEqual(["idNumber W-MEM-28"]);
    expect(check(draftOf("M11", { idNumber: "379901199703048016" }), { today: "2025-03-03" }).filter((c) => c.includes("28"))).toEqual([]);
  });

  it("学生的具体职业、职业青年的在读状况都不保存", () => {
    expect(settle(plain({ occupation: "03" }), TODAY).occupation).toBeNull();
    expect(settle(plain({ occupationClass: "WORKING_YOUTH", occupation: "03" }), TODAY)).toMatchObject({
      studyStatus: null,
      occupation: "03",
    });
    expect(settle(plain({ joinPartyDate: on("2024-01-01") }), TODAY).joinPartyDate).toBeNull();
  });

  it("提示不拦，拒绝才拦；每一句都是中文", () => {
    const found = examine(draftOf("M10", { email: "x", education: "21" }), facts());
    expect(blocking(found).every((f) => f.code.startsWith("E-"))).toBe(true);
    expect(found.every((f) => /\p{Script=Han}/u.test(f.because) && !/[{}]/.test(f.because))).toBe(true);
  });
});

const OFFICE: Partial<Draft> = {
  post: "SECRETARY",
  postSince: "2024-01",
  postMode: "01",
  cadreNature: "03",
  isPeerPartyCommitteeMember: false,
};
