import { describe, expect, it } from "vitest";
import { aheadOf } from "#lib/members/ahead/rules";
import { EMPTY_DRAFT, draftOfForm, EMPTY_FORM, formOfDraft } from "#lib/members/entry/schema";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { changedFields, changeOf } from "#lib/members/profiles/rules";
import { showValue } from "#lib/members/record/labels";
import { editSchema, entrySchema, rosterFilterSchema } from "#lib/members/schema";
import { listTodos } from "#lib/members/todos/rules";
import { draftOf, on, TODAY } from "#tests/support/drafts";
import { PEOPLE } from "#world/people";

const FIELDS = Object.keys(FIELD_LABELS) as PersonField[];

describe("表单与资料互相变得回来", () => {
  it.each(PEOPLE.filter((p) => p.branch))("$key", ({ key }) => {
    const draft = draftOf(key);
    expect(draftOfForm(formOfDraft(draft))).toEqual(draft);
  });

  it("空表单就是空资料；只写到月的还是只到月", () => {
    expect(draftOfForm(EMPTY_FORM)).toEqual(EMPTY_DRAFT);
    const draft = draftOf("M01", { joinLeagueDate: on("2017-05") });
    expect(draftOfForm(formOfDraft(draft)).joinLeagueDate).toEqual({ day: "2017-05-01", precision: "MONTH" });
  });

  it("姓名、证件号、日期怎么写都收成一种", () => {
    const form = {
      ...EMPTY_FORM,
      name: " 林　晓澜 ",
      idNumber: "37990120071120977x",
      joinLeagueDate: "2017年5月4日",
      postSince: "2021.10",
    };
    expect(draftOfForm(form)).toMatchObject({
      name: "林晓澜",
      idNumber: "37990120071120977X",
      joinLeagueDate: on("2017-05-04"),
      postSince: "2021-10",
    });
  });

  it("手机、编号、QQ：全角的、带空格和横线的、带 +86 的，和表格里一样认得（MEM-08、MEM-15）", () => {
    const numbers = (mobile: string, developmentNo = "", qq = "") => {
      const read = draftOfForm({ ...EMPTY_FORM, mobile, developmentNo, qq });
      return [read.mobile, read.developmentNo, read.qq];
    };
    for (const mobile of [
      "199 0000 0003",
      "199-0000-0003",
      "１９９０００００００３",
      "+86 199 0000 0003",
      "8619900000003",
      "0086-19900000003",
    ])
      expect(numbers(mobile), mobile).toEqual(["19900000003", null, null]);
    expect(numbers("", "2021 3970 0001", "12 345–678")).toEqual([null, "202139700001", "12345678"]);
    expect(numbers("86199", "862139700001")).toEqual(["86199", "862139700001", null]);
    expect(numbers("199****0003")).toEqual(["199****0003", null, null]);
  });
});

describe("表单的形状（S8）", () => {
  const entry = { branchId: crypto.randomUUID(), idNumberConfirm: "", acceptWarnings: false, person: EMPTY_FORM };
  const edit = { personId: crypto.randomUUID(), version: 0, acceptWarnings: false, person: EMPTY_FORM };

  it("多出来的格子不收：角色、版本、别人的编号都塞不进来（滥用案例 5）", () => {
    expect(entrySchema.safeParse(entry).success).toBe(true);
    for (const extra of [{ role: "OPERATOR" }, { profile: "CADRE" }, { id: "x" }])
      expect([
        entrySchema.safeParse({ ...entry, ...extra }).success,
        entrySchema.safeParse({ ...entry, person: { ...EMPTY_FORM, ...extra } }).success,
      ]).toEqual([false, false]);
    expect(editSchema.safeParse({ ...edit, person: { ...EMPTY_FORM, gender: "MALE" } }).success).toBe(false);
  });

  it("不是日期的日期、太长的文字、不是文字的都不收，说清写法", () => {
    const refused = (person: object) => entrySchema.safeParse({ ...entry, person: { ...EMPTY_FORM, ...person } });
    for (const wrong of ["昨天", "2021-02-30", "20211", "2021-13", "1"])
      expect(refused({ joinLeagueDate: wrong }).success, wrong).toBe(false);
    for (const wrong of [{ name: "林".repeat(61) }, { name: 1 }, { name: null }, { name: ["林"] }, { isCadre: true }, { post: "KING" }])
      expect(refused(wrong).success).toBe(false);
    expect(refused({ joinLeagueDate: "昨天" }).error?.issues[0]?.message).toBe(
      "入团时间应写成年月日，例如 2021-11-20；只知道年月时写 2021-11。",
    );
  });
});

describe("团员列表的地址（怎么写都打得开）", () => {
  it("乱写的各项回到默认", () => {
    const wild = { q: "林".repeat(41), at: "../..", show: "everything", from: "abc", to: "99999", sort: "id; DROP TABLE", page: "-1" };
    expect(rosterFilterSchema.parse(wild)).toEqual({
      q: "林".repeat(40),
      at: undefined,
      show: "all",
      from: undefined,
      to: undefined,
      sort: "branch",
      page: 1,
    });
    expect(rosterFilterSchema.parse({})).toMatchObject({ show: "all", sort: "branch", page: 1 });
    expect(rosterFilterSchema.parse({ page: ["2", "3"], q: { a: 1 } })).toMatchObject({ page: 1, q: "" });
  });
});

describe("变动记录（MEM-32）", () => {
  it("只记变了的项；证件号、手机、住址打着码写进记录", () => {
    const before = draftOf("M04");
    const after = { ...before, developmentNo: "202139700002", mobile: "19900000044", householdAddress: "江海省临澜市西屿区1号" };
    const edited = { personId: "p", before, after };
    expect(changedFields(before, after)).toEqual(["developmentNo", "mobile", "householdAddress"]);
    expect(changedFields(before, after).map(changeOf(edited))).toEqual([
      { personId: "p", kind: "EDITED", field: "发展团员编号", oldValue: "202139700001", newValue: "202139700002" },
      { personId: "p", kind: "EDITED", field: "手机号码", oldValue: "199****0004", newValue: "199****0044" },
      { personId: "p", kind: "EDITED", field: "户籍地址", oldValue: "江海省临澜市******", newValue: "江海省临澜市******" },
    ]);
    expect(changedFields(before, { ...before })).toEqual([]);
  });

  it("每一项都写成人话：代码变名称，是否变是否，空的不写", () => {
    const draft = draftOf("M01", { email: "lin@example.cn" });
    expect(showValue("ethnicity", draft)).toBe("汉族");
    expect([showValue("post", draft), showValue("isVolunteer", draft), showValue("joinLeagueDate", draft)]).toEqual([
      "书记",
      "是",
      "2017-05-04",
    ]);
    expect(showValue("idNumber", draft)).toBe("379901********9024");
    expect(showValue("idNumber", draft, true)).toBe("379901200302149024");
    expect(FIELDS.map((f) => showValue(f, EMPTY_DRAFT))).toEqual(FIELDS.map(() => null));
  });
});

describe("本人首页", () => {
  it("一年之内满十八、满二十八的日子排出来（MEM-13、MEM-28）", () => {
    expect(aheadOf("2007-06-01", TODAY).map((a) => [a.day, a.title])).toEqual([["2025-06-01", "年满18周岁"]]);
    expect(aheadOf("1997-03-04", TODAY).map((a) => a.day)).toEqual(["2025-03-04"]);
    expect([aheadOf("1997-03-03", TODAY), aheadOf("2009-03-04", TODAY), aheadOf("1980-01-01", TODAY)]).toEqual([[], [], []]);
    expect(aheadOf("2004-02-29", "2022-01-01").map((a) => a.day)).toEqual(["2022-03-01"]);
    expect(aheadOf("2008-02-29", TODAY).map((a) => a.day)).toEqual(["2026-03-01"]);
  });

  const facts = { missing: [] as string[], assurance: 2, secondFactor: true, isManager: false, unfinished: null };
  it("没事就没有；先确认本人，再补资料；管理员提醒动态口令", () => {
    expect(listTodos(facts)).toEqual([]);
    expect(listTodos({ ...facts, missing: ["mobile"], assurance: 1 }).map((t) => t.key)).toEqual(["confirm"]);
    expect(listTodos({ ...facts, missing: ["householdAddress"] })).toMatchObject([{ title: "补填户籍地址", href: "/my/profile/edit" }]);
    expect(listTodos({ ...facts, missing: ["mobile", "education", "ethnicity", "isVolunteer"] })).toMatchObject([
      { title: "补填 4\u00a0项资料", note: "缺：手机号码、学历、民族等" },
    ]);
    const unfinished = { shortName: "信息学院团委", missing: ["secretaryMobile", "adminQuota"] };
    expect(listTodos({ ...facts, isManager: true, unfinished, missing: ["mobile"] })).toMatchObject([
      { title: "请完善组织信息", note: "信息学院团委还缺：书记手机号码、本级团组织行政编制数", href: "/manage/organizations/own" },
      { key: "missing" },
    ]);
    expect(listTodos({ ...facts, isManager: true, secondFactor: false }).map((t) => t.key)).toEqual(["factor"]);
  });
});
