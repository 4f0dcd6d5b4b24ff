import { describe, expect, it } from "vitest";
import { blocking, type EntryFacts, examine } from "#lib/members/entry/rules";
import { type Draft, EMPTY_DRAFT, type Finding } from "#lib/members/entry/schema";
import { DEFAULTS, type Settings } from "#lib/settings/registry";
import { draftOf, facts, on } from "#tests/support/drafts";
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
