// 单位所属行业类别（规格 8.5）：决定是否学校领域。
import { optionList } from "#lib/options/option-list";

const TABLE: readonly (readonly [code: string, label: string, school: boolean])[] = [
  ["01", "党政机关", false],
  ["02", "事业单位（不含公立学校）", false],
  ["03PTGDYX", "普通高等院校", true],
  ["04ZYJYXX", "职业教育学校", true],
  ["05PTGZ", "普通高中", true],
  ["051ZDZYYX", "中等职业院校", true],
  ["052WQZX", "完全中学", true],
  ["06CZ", "初中", true],
  ["07", "小学", false],
  ["071JNYGZXX", "九年一贯制学校", true],
  ["072SENYGZXX", "十二年一贯制学校", true],
  ["08", "国有企业", false],
  ["09", "集体企业", false],
  ["10", "非公企业", false],
  ["11", "新社会组织（不含民办学校）", false],
  ["12", "军队", false],
  ["13", "武警", false],
  ["14", "城市社区", false],
  ["15", "农村", false],
  ["16", "其他", false],
];

export const INDUSTRIES = optionList(TABLE.map(([code, label]) => [code, label]));

/** Whether units of this industry belong to the school field. */
export const isSchoolField = (code: string | null): boolean => TABLE.some(([c, , school]) => c === code && school);
