// 人会犯的错：花名册里每一种写法，该得什么结论，怎么改才对。
import type { ImportVerdict } from "#generated/enums";
import { idOf, studentOf, type Texts, worldTexts } from "#tests/support/students";
import type { TypedCell } from "#tests/support/xlsx";

type Typing = (base: Texts, n: number) => Readonly<Record<string, TypedCell>>;

/** A way to fill a row: over a faultless student, or over `base`. `fix: null` cannot be set right here. Without E- codes the row goes in. */
export type Mistake = {
  story: string;
  codes: readonly string[];
  typed: Typing;
  expect?: ImportVerdict;
  base?: (n: number) => Texts;
  fix?: ((base: Texts, n: number) => Texts) | null;
};

type More = Partial<Pick<Mistake, "base" | "fix" | "expect">>;
const row = (story: string, codes: string, ...[typed, more = {}]: [typed: Typing, more?: More]): Mistake => ({
  story,
  codes: codes.split(" ").filter(Boolean),
  typed,
  ...more,
});
const same =
  (cells: Readonly<Record<string, TypedCell>>): Typing =>
  () =>
    cells;
const wide = (text = ""): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const spaced = (text = ""): string => ` ${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}　`;
const serial = (day: string): number => (Date.parse(day) - Date.parse("1899-12-30")) / 86_400_000;

const OFFICE = {
  isCadre: "是",
  post: "委员",
  postSince: "2023-09",
  postMode: "选任（选举）",
  cadreNature: "兼职",
  isPeerPartyCommitteeMember: "否",
};
const NO_OFFICE = { isCadre: "否", post: "", postSince: "", postMode: "", cadreNature: "", isPeerPartyCommitteeMember: "" };
const withX = (n: number): Texts => {
  const day = `2003-10-${10 + (n % 20)}`;
  const found = Array.from({ length: 11 }, (_, i) => idOf(day, 300 + i)).find((id) => id.endsWith("X"));
  return { idNumber: found ?? "" };
};
const joined = (date: string, number: string) => ({ joinLeagueDate: date, developmentNo: number });
const five = (n: number): string => String(n).padStart(5, "0");

/** Odd, but clear: these rows go in. */
export const HABITS: readonly Mistake[] = [
  row("号码里有空格", "", (b) => ({
    idNumber: spaced(b.idNumber),
    mobile: `${b.mobile?.slice(0, 3)}-${b.mobile?.slice(3, 7)}-${b.mobile?.slice(7)}`,
  })),
  row("全角数字", "", (b) => ({ idNumber: wide(b.idNumber), mobile: wide(b.mobile), developmentNo: wide(b.developmentNo) })),
  row("小写x", "", (b) => ({ idNumber: (b.idNumber ?? "").toLowerCase() }), { base: withX }),
  row("前面有撇号", "", (b) => ({ idNumber: `'${b.idNumber}` })),
  row("姓名中间有空格", "", (b) => ({ name: [...(b.name ?? "")].join(" ") })),
  row("姓名中间有全角空格", "", (b) => ({ name: [...(b.name ?? "")].join("　") })),
  row("间隔号写法不同", "", same({ name: "阿依古丽・买买提" }), { base: () => ({ name: "阿依古丽·买买提" }) }),
  row("分段着色的姓名", "", (b) => ({ name: { runs: [...(b.name ?? "")] } })),
  row("手机与编号是数字", "", (b) => ({ mobile: Number(b.mobile), developmentNo: Number(b.developmentNo) })),
  row("手机是公式的结果", "", (b) => ({ mobile: { formula: "A1", result: Number(b.mobile) } })),
  row("日期是真日期", "", same({ joinLeagueDate: { serial: serial("2018-05-04") }, volunteerSince: { serial: serial("2020-03-05") } })),
  row("日期写作2018.5.4", "", same({ joinLeagueDate: "2018.5.4", volunteerSince: "2020/3/5" })),
  row("日期写作2018年5月", "", same({ joinLeagueDate: "2018年5月", volunteerSince: "2020年3月5日" })),
  row("日期写作2018.10", "", same({ joinLeagueDate: "2018.10" })),
  row("日期写作201805", "", same({ joinLeagueDate: "201805", volunteerSince: 20200305 })),
  row("民族学历用简称", "", same({ ethnicity: "汉", education: "高中", politicalStatus: "团员", status: "本科在读" })),
  row("是否写作有无", "", same({ partyApplication: "无", isVolunteer: true, isCadre: false })),
  row("不满14周岁入团", "W-MEM-06", same({}), {
    base: (n) => ({ idNumber: idOf(`2004-08-${10 + (n % 20)}`, 310), ...joined("2018-05-04", `2018394${five(n)}`) }),
  }),
  row("未满18周岁填了入党申请", "W-MEM-13", same({ partyApplication: "否" }), {
    base: (n) => ({ ...pupil(n), ...joined("2023-05-04", `2023393${five(n)}`), partyApplication: "" }),
  }),
  row("职业青年，28周岁以上", "W-MEM-28", same({}), {
    base: (n) => ({
      idNumber: idOf(`1995-04-${10 + (n % 20)}`, 320),
      occupationClass: "职业青年",
      status: "待业",
      education: "大学本科",
      ...joined("2010-05-04", ""),
    }),
  }),
  row("2017年以前没有编号", "", same({}), { base: () => joined("2016-11-30", "") }),
  row("新发展团员，号段对得上", "", same({}), { base: (n) => joined("2021-11-20", `2021397${five(n)}`) }),
  row("新发展团员，号段没有登记", "W-MEM-08", same({}), { base: (n) => joined("2021-11-20", `2021387${five(n)}`) }),
  row("新发展团员，初中的号段", "W-MEM-10", same({}), { base: (n) => joined("2020-11-20", `2020390${five(n)}`) }),
  row("在读学生填了正在读的学历", "W-MEM-12", same({ education: "大学本科" })),
  row("团干部", "", same({}), { base: () => OFFICE }),
  row("旧职务名", "W-CAD-15", same({ post: "组织委员" }), { base: () => OFFICE }),
];

const pupil = (n: number): Texts => ({
  idNumber: idOf(`2008-03-${10 + (n % 20)}`, 330),
  status: "普通高中在读",
  education: "初中",
  partyApplication: "",
});

/** What has to be set right. */
export const MISTAKES: readonly Mistake[] = [
  row("号码是数字，丢了后三位", "E-IMP-09", (b) => ({ idNumber: Number(`${b.idNumber?.slice(0, 15)}000`) })),
  row("号码成了科学计数法", "E-IMP-09", (b) => ({ idNumber: `${b.idNumber?.[0]}.${b.idNumber?.slice(1, 6)}E+17` })),
  row("号码末位打错", "E-ID-01", (b) => ({ idNumber: `${b.idNumber?.slice(0, 17)}${b.idNumber?.endsWith("7") ? "8" : "7"}` })),
  row("号码里有字母O", "E-ID-01", (b) => ({ idNumber: `${b.idNumber?.slice(0, 12)}O${b.idNumber?.slice(13)}` })),
  row("出生日期不存在", "E-ID-01", same({ idNumber: idOf("2003-02-30", 400) })),
  row("号码少一位", "E-ID-03", (b) => ({ idNumber: b.idNumber?.slice(0, 17) ?? "" })),
  row("老的十五位号码", "E-ID-03", same({ idNumber: "379901030214902" })),
  row("没有号码", "E-MEM-01", same({ idNumber: "" })),
  row("姓名里有数字", "E-MEM-46", (b) => ({ name: `${b.name}2` })),
  row("姓名只有一个字", "E-MEM-46", same({ name: "林" })),
  row("姓名像公式", "E-MEM-46", same({ name: '=HYPERLINK("http://a","林晓")' })),
  row("姓名里有标签", "E-MEM-46", same({ name: "<img src=x onerror=alert(1)>" })),
  row("没有姓名", "E-MEM-01", same({ name: "　" })),
  row("入团时不满13周岁", "E-MEM-06", (_, n) => joined("2017-01-10", `2017396${five(n)}`), {
    base: (n) => ({ idNumber: idOf(`2004-06-${10 + (n % 20)}`, 410), ...joined("2018-07-04", `2018396${five(n)}`) }),
    fix: (b) => ({ joinLeagueDate: b.joinLeagueDate ?? "", developmentNo: b.developmentNo ?? "" }),
  }),
  row("入团时间在以后", "E-MEM-08b E-MEM-42", same({ joinLeagueDate: "2025-04-01" })),
  row("入团时间是数字2021.1", "E-MEM-44", same({ joinLeagueDate: 2018.1 })),
  row("入团时间不是日期", "E-MEM-44", same({ joinLeagueDate: "高一上学期" })),
  row("入团那天不存在", "E-MEM-44", same({ joinLeagueDate: "2018-02-30" })),
  row("没有入团时间", "E-MEM-01", same({ joinLeagueDate: "" })),
  row("编号少一位", "E-MEM-08a", (b) => ({ developmentNo: b.developmentNo?.slice(0, 11) ?? "" })),
  row("编号里有字母", "E-MEM-08a", (b) => ({ developmentNo: `${b.developmentNo?.slice(0, 11)}A` })),
  row("编号年份不对", "E-MEM-08b", (b) => ({ developmentNo: `2017${b.developmentNo?.slice(4)}` })),
  row("没有编号", "E-MEM-07", same({ developmentNo: "" })),
  row("2023年的编号不在号段内", "E-MEM-08d", (_, n) => ({ developmentNo: `2023387${five(n)}` }), {
    base: (n) => joined("2023-11-18", `2023397${five(n)}`),
  }),
  row("2023年的编号是中学的", "E-MEM-10", (_, n) => ({ developmentNo: `2023390${five(n)}` }), {
    base: (n) => joined("2023-11-18", `2023397${five(n)}`),
  }),
  row("手机号码是假的", "E-MEM-15", same({ mobile: "12345678901" })),
  row("手机号码少一位", "E-MEM-15", (b) => ({ mobile: b.mobile?.slice(0, 10) ?? "" })),
  row("没有手机号码", "E-MEM-01", same({ mobile: "" })),
  row("民族不认得", "E-MEM-41", same({ ethnicity: "汉人族" })),
  row("学历不认得", "E-MEM-41", same({ education: "大学在读" })),
  row("职业写成大学生", "E-MEM-41", same({ occupationClass: "大学生" })),
  row("在读状况不认得", "E-MEM-41", same({ status: "大三" }), { fix: () => ({ status: "普通本科在读" }) }),
  row("不是团员也不是党员", "E-MEM-41", same({ politicalStatus: "群众" })),
  row("预备党员没有入党时间", "E-MEM-01", same({ politicalStatus: "中共预备党员" })),
  row("团员有入党时间", "E-MEM-14", same({ joinPartyDate: "2024-06-01" })),
  row("入党时不满18周岁", "E-MEM-40", same({ politicalStatus: "中共党员", joinPartyDate: "2019-06-01" })),
  row("说是团干部，什么也没填", "E-MEM-01", same({ isCadre: "是" })),
  row("说不是团干部，填了职务", "E-IMP-10", same({ ...OFFICE, isCadre: "否" }), { fix: () => NO_OFFICE }),
  row("职务不是支部的", "E-CAD-04", same({ ...OFFICE, post: "部长" }), { fix: () => OFFICE }),
  row("任职时间在入团以前", "E-MEM-43", same({ ...OFFICE, postSince: "2017-09" }), { fix: () => OFFICE }),
  row("邮箱与QQ不对", "E-GEN-03", same({ email: "没有", qq: "012" })),
  row("户籍地址太长", "E-GEN-03", same({ householdAddress: "江".repeat(101) })),
  row("没有户籍地址", "E-MEM-01", same({ householdAddress: "" })),
  row("递交了申请书没有时间", "E-MEM-01", same({ partyApplication: "是" })),
  row("递交申请书时不满18周岁", "E-MEM-45", same({ partyApplication: "是", partyApplicationDate: "2019-03-01" })),
  row("志愿者的时间在以后", "E-MEM-42", same({ volunteerSince: "2026-01-01" })),
  row("是否志愿者不清楚", "E-MEM-41", same({ isVolunteer: "也许" })),
  row("号码与前一人重复", "E-IMP-04", same({ idNumber: studentOf(0).idNumber ?? "" })),
  row("编号与前一人重复", "E-IMP-16", same({ developmentNo: studentOf(2).developmentNo ?? "" })),
  row("编号已被占用", "E-MEM-09", same(joined("2021-11-20", "202139700001"))),
  row("已在别的支部", "E-MEM-03", same({}), { base: () => ({ ...worldTexts("M07"), ...NO_OFFICE }), fix: null }),
  row("在特殊单位团员库", "E-MEM-47", same({}), { base: () => worldTexts("M12"), fix: null }),
];

const here = (key: string) => () => worldTexts(key);

/** People who are in 计算机专业2021级1班团支部 already. */
export const KNOWN: readonly Mistake[] = [
  row("已在本支部，一模一样", "", same({}), { base: here("M01"), expect: "SAME" }),
  row("已在本支部，换了手机", "", same({ mobile: "19900000055", wechat: "heyexing" }), { base: here("M05"), expect: "UPDATE" }),
  row("已在本支部，空的格子不清掉什么", "", same({ householdAddress: "", mobile: "", education: "" }), {
    base: here("M06"),
    fix: null,
    expect: "SAME",
  }),
  row("已在本支部，姓名对不上", "E-ORG-13", same({ name: "周望山" }), { base: here("M02"), fix: null }),
  row("书记已有人", "E-CAD-12", same({ ...OFFICE, post: "书记" }), { fix: () => OFFICE }),
];

/** The same people for a branch that does not know them. */
export const FRESH: readonly Mistake[] = [
  row("已在别的支部", "E-MEM-03", same({}), { base: here("M03"), fix: null }),
  row("支部的书记", "", same({}), { base: () => ({ ...OFFICE, post: "书记" }) }),
];
