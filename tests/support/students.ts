// 名单里的人：一个想象中的班，一人一行，按人常用的列名来填。
import { addDays } from "#lib/dates";
import { checkDigit } from "#lib/members/identity/rules";
import type { PersonField } from "#lib/members/labels";
import { showValue } from "#lib/members/record/labels";
import { type TypedCell, xlsx } from "#tests/support/xlsx";
import { ADDRESS } from "#world/makers";
import { draftOfWorld, PEOPLE } from "#world/people";

/** What stands in the cells of a row, by column. */
export type Texts = Readonly<Record<string, string>>;

/** Columns as people name and order them; what has no key is of no interest. */
export const COLUMNS: readonly (readonly [key: string, header: string])[] = [
  ["", "序号"],
  ["name", "姓名"],
  ["", "性别"],
  ["idNumber", "身份证号"],
  ["ethnicity", "民族★"],
  ["mobile", "手机"],
  ["occupationClass", "职业"],
  ["status", "在读状况 / 具体职业"],
  ["education", "学历"],
  ["politicalStatus", "政治面貌"],
  ["joinLeagueDate", "入团年月"],
  ["developmentNo", "团员编号"],
  ["joinPartyDate", "入党时间"],
  ["isCadre", "是否团干部"],
  ["post", "团内现任职务"],
  ["postSince", "任现职年月"],
  ["postMode", "任现职方式"],
  ["cadreNature", "团干部性质"],
  ["isPeerPartyCommitteeMember", "是否同级党(工)委(党支部)委员"],
  ["householdAddress", "户籍地址"],
  ["email", "电子邮箱"],
  ["qq", "QQ"],
  ["wechat", "微信"],
  ["partyApplication", "是否递交入党申请书"],
  ["partyApplicationDate", "递交入党申请书时间"],
  ["isVolunteer", "是否成为注册志愿者"],
  ["volunteerSince", "成为注册志愿者的时间"],
  ["", "备注"],
];

const FAMILIES = "江海林周陈赵何孙吴白顾岳水程柳舟夏向郑许高沈罗叶石冯唐秦云安";
const GIVEN = "澜舒雨秋野川越帆夏山苇安禾见满辰予书临浅鸣晴央朔";
const letter = (letters: string, n: number): string => letters[n % letters.length] ?? "";

/** An ID number of the fictional region, by birthday and serial. */
export function idOf(birth: string, serial: number): string {
  const body = `379901${birth.replaceAll("-", "")}${String(serial).padStart(3, "0")}`;
  return body + checkDigit(body);
}

/** The n-th student of an imaginary class, as one types them into a sheet without any mistake. */
export function studentOf(n: number): Texts {
  const birth = addDays("2003-01-01", n % 365);
  return {
    name: letter(FAMILIES, n) + letter(GIVEN, n * 5 + Math.floor(n / 24)) + letter(GIVEN, n * 7 + 3),
    idNumber: idOf(birth, 100 + Math.floor(n / 365)),
    ethnicity: "汉族",
    mobile: `1992${String(n).padStart(7, "0")}`,
    occupationClass: "青年学生",
    status: "普通本科在读",
    education: "普通高中",
    politicalStatus: "共青团员",
    joinLeagueDate: "2018-05-04",
    developmentNo: `2018395${String(n).padStart(5, "0")}`,
    isCadre: "否",
    householdAddress: ADDRESS,
    partyApplication: "否",
    isVolunteer: "是",
    volunteerSince: "2020-03-05",
  };
}

/** Somebody of the world as their branch would type them. */
export function worldTexts(key: string): Texts {
  const person = PEOPLE.find((p) => p.key === key);
  if (!person) throw new Error(`nobody is called ${key}`);
  const draft = draftOfWorld(person, person.branch);
  const shown = COLUMNS.filter(([column]) => column !== "").map(([column]) => {
    const field = column === "status" ? (draft.studyStatus ? "studyStatus" : "occupation") : column;
    return [column, showValue(field as PersonField, draft, true) ?? ""];
  });
  return Object.fromEntries(shown);
}

/** A sheet of member rows in these columns, typed cell by cell. */
export const sheetOfTexts = (rows: readonly Readonly<Record<string, TypedCell>>[]): Buffer =>
  xlsx({ rows: [COLUMNS.map(([, header]) => header), ...rows.map((row) => COLUMNS.map(([key]) => (key ? (row[key] ?? null) : null)))] });
