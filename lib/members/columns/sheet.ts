// 团员团干部工作簿的列、下拉与填写说明（规格 4.9.2）。
import type { Post } from "#generated/enums";
import type { Column, Template } from "#lib/excel/template";
import { ETHNIC_GROUPS } from "#lib/options/ethnic-groups";
import { YES_NO } from "#lib/options/option-list";
import {
  CADRE_NATURES,
  DUTY_STATUSES,
  EDUCATIONS,
  OCCUPATION_CLASSES,
  OCCUPATIONS,
  POLITICAL_STATUSES,
  POST_MODES,
  STUDY_STATUSES,
} from "#lib/options/person-options";
import { POST_LABELS } from "#lib/organizations/labels";

const BRANCH_POSTS: readonly Post[] = ["SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER"];
type Extra = Partial<Pick<Column, "aliases" | "options" | "width">>;
/** Key, header, need, note, example, and what else a column has. */
type Line = readonly [key: string, header: string, required: Column["required"], note: string, example: string, extra?: Extra];
const column = ([key, header, required, note, example, extra = {}]: Line): Column => ({
  key,
  header,
  required,
  note,
  example,
  width: 16,
  ...extra,
});

const DATE_NOTE = "写作 2021-11-20；只知道年月时写 2021-11。";
const YES_NO_OPTIONS = { options: YES_NO.labels, width: 12 };

const STATUS_COLUMN = column([
  "status",
  "在读状况/具体职业",
  "always",
  "学生选在读状况，其他人选具体职业。",
  "普通本科在读",
  {
    options: [...STUDY_STATUSES.labels, ...OCCUPATIONS.labels],
    aliases: ["在读状况", "具体职业"],
    width: 18,
  },
]);

const COLUMNS: readonly Column[] = [
  column(["name", "姓名", "always", "与身份证一致，少数民族姓名用·连接。", "林晓澜", { width: 12 }]),
  column([
    "idNumber",
    "身份证号码",
    "always",
    "18位，末位X大写；此列须为文本。",
    "379901200302149024",
    {
      aliases: ["身份证号", "证件号码", "身份证", "公民身份号码"],
      width: 22,
    },
  ]),
  column(["ethnicity", "民族", "always", "从下拉列表选择。", "汉族", { options: ETHNIC_GROUPS.labels, width: 12 }]),
  column(["occupationClass", "职业", "always", "青年学生或职业青年。", "青年学生", { options: OCCUPATION_CLASSES.labels, width: 12 }]),
  STATUS_COLUMN,
  column(["education", "学历", "always", "已经取得的最高学历，在读的不算。", "普通高中", { options: EDUCATIONS.labels, width: 14 }]),
  column([
    "politicalStatus",
    "政治面貌",
    "always",
    "共青团员、中共党员、中共预备党员。",
    "共青团员",
    {
      options: ["共青团员", "中共党员", "中共预备党员"],
      width: 14,
    },
  ]),
  column(["joinLeagueDate", "入团时间", "always", DATE_NOTE, "2017-05-04", { aliases: ["入团年月", "入团日期"], width: 14 }]),
  column([
    "developmentNo",
    "发展团员编号",
    "sometimes",
    "2017年1月1日及以后入团的必填，12位，前四位是入团年份。",
    "201739000123",
    {
      aliases: ["团员编号", "发展编号"],
      width: 18,
    },
  ]),
  column(["joinPartyDate", "入党时间", "sometimes", `党员和预备党员必填。${DATE_NOTE}`, "", { width: 14 }]),
  column(["isCadre", "是否团干部", "always", "填“是”的，后面五列都要填。", "是", YES_NO_OPTIONS]),
  column([
    "post",
    "团内现任职务",
    "sometimes",
    "只填在本支部的职务。",
    "书记",
    {
      options: BRANCH_POSTS.map((p) => POST_LABELS[p]),
      width: 14,
    },
  ]),
  column(["postSince", "任现职年月", "sometimes", "写作 2021-10。", "2021-10", { width: 12 }]),
  column(["postMode", "任现职方式", "sometimes", "从下拉列表选择。", "选任（选举）", { options: POST_MODES.labels, width: 14 }]),
  column(["cadreNature", "团干部性质", "sometimes", "学生团干部均为兼职。", "兼职", { options: CADRE_NATURES.labels, width: 12 }]),
  column([
    "isPeerPartyCommitteeMember",
    "是否同级党（工）委（党支部）委员",
    "sometimes",
    "是或否。",
    "否",
    {
      ...YES_NO_OPTIONS,
      aliases: ["是否同级党委委员"],
    },
  ]),
  column([
    "mobile",
    "手机号码",
    "always",
    "11位；学生没有手机的，可填家长或老师的。",
    "19900000001",
    {
      aliases: ["手机号", "手机", "联系电话", "电话"],
    },
  ]),
  column([
    "householdAddress",
    "户籍地址",
    "always",
    "100字以内。",
    "江海省临澜市东屿区望潮街道1号",
    {
      aliases: ["户籍所在地", "户籍"],
      width: 34,
    },
  ]),
  column(["email", "电子邮箱", "never", "", "", { aliases: ["邮箱"], width: 20 }]),
  column(["qq", "QQ", "never", "", ""]),
  column(["wechat", "微信", "never", "", ""]),
  column(["weibo", "微博", "never", "", ""]),
  column(["partyApplication", "是否递交入党申请书", "sometimes", "年满18周岁的必填。", "否", YES_NO_OPTIONS]),
  column(["partyApplicationDate", "递交入党申请书时间", "sometimes", `递交过的必填。${DATE_NOTE}`, "", { width: 14 }]),
  column(["isVolunteer", "是否成为注册志愿者", "always", "是或否。", "是", YES_NO_OPTIONS]),
  column(["volunteerSince", "成为注册志愿者的时间", "sometimes", `是注册志愿者的必填。${DATE_NOTE}`, "2020-03-05", { width: 14 }]),
];

const BRANCH_COLUMN = column([
  "branch",
  "所在团支部",
  "always",
  "填写组织全称。",
  "江海海洋大学信息学院计算机专业2021级1班团支部",
  {
    aliases: ["团支部", "支部"],
    width: 40,
  },
]);
const DUTY_COLUMN = column(["dutyStatus", "在岗状态", "always", "从下拉列表选择。", "在岗", { options: DUTY_STATUSES.labels, width: 12 }]);

const NOTES = [
  "一行一人，不要合并单元格；列的先后可以调整，多出来的列不影响。",
  "单元格是文本、数字或日期都能识别；身份证号码请用文本，否则Excel会丢掉后几位。",
  "上传之后先检查、后写入，有问题的行可以在网页上直接改，也可以下载带批注的原表改好再传。",
];

const OFFICE_KEYS = ["post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"];

/** What a column of the members' sheet is in the cadres': the post is asked of everybody, the League of those who were members. */
function cadreColumn(given: Column, posts: readonly Post[]): Column {
  const required = OFFICE_KEYS.includes(given.key) ? "always" : given.key === "joinLeagueDate" ? "sometimes" : given.required;
  if (given.key === "politicalStatus") return { ...given, required, options: POLITICAL_STATUSES.labels, note: "从下拉列表选择。" };
  if (given.key === "post") return { ...given, required, options: posts.map((p) => POST_LABELS[p]), note: "只填在本组织的职务。" };
  if (given.key === "joinLeagueDate") return { ...given, required, note: `是或曾是团员的必填。${DATE_NOTE}` };
  return { ...given, required };
}

/** The cadres' sheet of an organization with these posts (4.9.3). */
export function cadreTemplate(posts: readonly Post[]): Template {
  const kept = COLUMNS.filter((c) => c.key !== "householdAddress" && c.key !== "isCadre");
  const columns = [...kept.map((c) => cadreColumn(c, posts)), DUTY_COLUMN];
  return { kind: "CADRES", title: "本级团干部", columns, notes: NOTES };
}

/** Templates of this noun, by the kind of import. The cadres' one is known so that mixing is noticed (E-IMP-05). */
export const MEMBER_TEMPLATE: Template = { kind: "MEMBERS", title: "团员团干部", columns: COLUMNS, notes: NOTES };
export const MEMBER_BELOW_TEMPLATE: Template = {
  kind: "MEMBERS_BELOW",
  title: "下级团员团干部",
  columns: [BRANCH_COLUMN, ...COLUMNS],
  notes: NOTES,
};
export const CADRE_TEMPLATE = cadreTemplate(BRANCH_POSTS);
