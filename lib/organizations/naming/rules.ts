// 组织名称：命名规则（ORG-07）与组织全称的生成（ORG-08）。
import type { OrgCategory } from "#generated/enums";
import { no, type Verdict, yes } from "#lib/verdict";

/** What is not a league organization, as a whole name (ORG-04, Q26). */
const FOREIGN = /^.*(青工委|青年部|青年工作部|群团部|群团工作部)$/;
const ALLOWED = /^[\p{Script=Han}A-Za-z0-9 （）()·、\-—]+$/u;

type Form = { form: RegExp; rule: string };
const ending = (word: string): Form => ({ form: new RegExp(`^.+${word}$`), rule: `须以‘${word}’结尾` });

/** How names of each category must look. */
const FORMS: Readonly<Record<OrgCategory, Form>> = {
  LEADING_BODY: { form: /^(团中央|团.{1,30}委)$/, rule: "须写作‘团+行政区划名称+委’" },
  COMMITTEE: ending("团委"),
  WORK_COMMITTEE: ending("团工委"),
  GENERAL_BRANCH: ending("团总支"),
  BRANCH: ending("团支部"),
  GRADUATE_ORG: ending("团支部"),
  PENDING_TRANSFER_BRANCH: ending("待接转团支部"),
  FLOATING_BRANCH: ending("流动团员团支部"),
  SOCIETY_LINK_TEMP_BRANCH: ending("学社衔接临时团支部"),
  DELAYED_GRADUATION_ORG: ending("延迟毕业团组织"),
  OVERSEAS_STUDY_BRANCH: ending("出国（境）学习研究团员团支部"),
  SPECIAL_UNIT_LIBRARY: ending("特殊单位专属库"),
  TEMP_BRANCH: ending("临时团支部"),
};
/** Second-level units that are not territories are exempt from the leading bodies' form. */
const SYSTEM_FORM = /^.+团(工)?委$/;

const CLASS_NAME = /^(.*专业)?\d{4}级\d{1,3}班团支部$/;

/** One spelling: full-width digits and letters become plain, outer spaces go, brackets are Chinese. */
export const canonicalName = (typed: string): string =>
  typed.normalize("NFKC").trim().replace(/\s+/g, " ").replace(/\(/g, "（").replace(/\)/g, "）");

/** Whether a short name follows the rules of its category. `level` 2 lets system units pass. */
export function isFitName(name: string, category: OrgCategory, level = 0): Verdict {
  if (FOREIGN.test(name)) return no("E-ORG-07");
  const length = [...name].length;
  if (length < 2 || length > 40) return no("E-ORG-01", { rule: "长度应为2至40个字" });
  if (!ALLOWED.test(name)) return no("E-ORG-01", { rule: "只能含汉字、字母、数字、空格和（）·、-—" });
  const { form, rule } = FORMS[category];
  const system = category === "LEADING_BODY" && level === 2 && SYSTEM_FORM.test(name);
  return form.test(name) || system ? yes : no("E-ORG-01", { rule });
}

/** Whether a full name, proposed or corrected by hand, can stand (4.4). */
export function isFitFullName(name: string): Verdict {
  const length = [...name].length;
  if (length < 4 || length > 100) return no("E-GEN-03", { field: "组织全称应为4至100个字，" });
  return ALLOWED.test(name) ? yes : no("E-GEN-03", { field: "组织全称里有不能用的字符，" });
}

/** Whether a school branch's name has the usual class form; a hint only. */
export const isClassName = (name: string): boolean => CLASS_NAME.test(name);

/** An ancestor as the generator needs it, the nearest last. */
export type NamedAncestor = { shortName: string; category: OrgCategory };

/** 江海海洋大学团委 → 江海海洋大学 */
export const unitName = (shortName: string): string => shortName.replace(/(团委|团工委|团总支)$/, "");
/** 团东屿区委 → 东屿区; units of the second level that are no territories are named like committees. */
export const regionName = (shortName: string): string =>
  shortName.startsWith("团") ? shortName.replace(/^团/, "").replace(/委$/, "") : unitName(shortName);

const gradeYear = (name: string): string | undefined => /^(\d{4})级$/.exec(name)?.[1];

/** Puts a name before the rest, unless the rest already begins with it or, for a grade, contains its year. */
function prefix(before: string, rest: string): string {
  const year = gradeYear(before);
  if (year && rest.includes(year)) return rest;
  return rest.startsWith(before) ? rest : before + rest;
}

function leadingName(shortName: string): string {
  if (shortName === "团中央") return "中国共产主义青年团中央委员会";
  return shortName.startsWith("团") ? `共青${shortName}` : shortName;
}

/**
 * Proposes a full name: unit names from the nearest leading body downwards, then the own short name; the region
 * stands before it when the leading body is the direct parent (ORG-08). Repeated words appear once (Q24).
 */
export function proposeFullName(shortName: string, category: OrgCategory, ancestors: readonly NamedAncestor[]): string {
  if (category === "LEADING_BODY") return leadingName(shortName);
  const start = ancestors.findLastIndex((a) => a.category === "LEADING_BODY");
  const units = ancestors.slice(start + 1).map((a) => unitName(a.shortName));
  const region = units.length === 0 ? ancestors[start] : undefined;
  const name = units.reduceRight((rest, unit) => prefix(unit, rest), shortName);
  return region ? prefix(regionName(region.shortName), name) : name;
}

const SOLEMN = "中国共产主义青年团";
const SOLEMN_ENDINGS: Partial<Record<OrgCategory, readonly [RegExp, string]>> = {
  LEADING_BODY: [/团?委$/, "委员会"],
  COMMITTEE: [/团委$/, "委员会"],
  WORK_COMMITTEE: [/团工委$/, "工作委员会"],
  GENERAL_BRANCH: [/团总支$/, "总支部委员会"],
  BRANCH: [/团支部$/, "支部委员会"],
};

/** 江海海洋大学团委 → 中国共产主义青年团江海海洋大学委员会; what is set up for a purpose keeps its name. */
function solemnName(fullName: string, category: OrgCategory): string {
  const [ending, word] = SOLEMN_ENDINGS[category] ?? [];
  if (!ending || !word || fullName.startsWith(SOLEMN)) return fullName;
  return SOLEMN + fullName.replace(/^共青团/, "").replace(ending, word);
}

/** How full names are written: as people say them, or as they stand on the seal (`org.fullNameStyle`). */
export type NameStyle = "SHORT" | "OFFICIAL";

/** A proposed full name in the style that holds there. */
export const inStyle = (style: NameStyle, category: OrgCategory, fullName: string): string =>
  style === "OFFICIAL" ? solemnName(fullName, category) : fullName;
