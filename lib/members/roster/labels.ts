// 团员列表的列：表格、手机卡片、导出、列设置读同一张单子。
import type { RosterRow } from "#lib/members/roster/queries";
import { FIELD_LABELS, GRADUATE_LABELS, type PersonField, REAL_NAME_LABELS, SHORT_ARCHIVE_LABELS } from "#lib/members/labels";
import type { Laggard } from "#lib/members/reminders/rules";
import { POST_LABELS } from "#lib/organizations/labels";

/** The first line of a reminder for members of a list. */
export const LAGGING = "以下{n}位同学，请打开智慧团建办一下：";

/** What each of these members has not done yet; who has done everything is left out. */
export const laggardsOf = (rows: readonly RosterRow[]): Laggard[] =>
  rows.flatMap(({ name, activated, complete, missing, archiveState }) => {
    const notes = [
      activated ? "" : "激活账号（激活条找支部要）",
      complete ? "" : `在“我的—团员基本资料”里补上${missingText(missing)}`,
      archiveState === "NOT_UPLOADED" ? "交入团志愿书" : "",
    ].filter(Boolean);
    return notes.length > 0 ? [{ name, note: notes.join("，") }] : [];
  });

export type ColumnKey =
  | "name"
  | "post"
  | "idMasked"
  | "mobileMasked"
  | "branchName"
  | "complete"
  | "archiveState"
  | "joined"
  | "developmentNo"
  | "realNameCheck"
  | "activated"
  | "graduationMonth"
  | "graduateMark";

export type RosterColumn = { key: ColumnKey; label: string; width: number; text: (row: RosterRow) => string; optional?: true };

/** What is missing of a person, in words. */
export const missingText = (fields: readonly string[]): string => fields.map((f) => FIELD_LABELS[f as PersonField] ?? f).join("、");

/** In the order of the table; optional ones are hidden at first. */
export const ROSTER_COLUMNS: readonly RosterColumn[] = [
  { key: "name", label: "姓名", width: 12, text: (r) => r.name },
  { key: "post", label: "职务", width: 10, text: (r) => (r.post ? POST_LABELS[r.post] : ""), optional: true },
  { key: "idMasked", label: "身份证号码", width: 22, text: (r) => r.idMasked },
  { key: "mobileMasked", label: "手机号码", width: 14, text: (r) => r.mobileMasked ?? "" },
  { key: "branchName", label: "所在团支部", width: 30, text: (r) => r.branchName },
  { key: "complete", label: "资料是否完整", width: 26, text: (r) => (r.complete ? "完整" : `缺：${missingText(r.missing)}`) },
  { key: "archiveState", label: "团员身份认证", width: 18, text: (r) => SHORT_ARCHIVE_LABELS[r.archiveState] },
  { key: "joined", label: "入团时间", width: 12, text: (r) => r.joined?.slice(0, 7) ?? "" },
  { key: "developmentNo", label: "发展团员编号", width: 16, text: (r) => r.developmentNo ?? "" },
  { key: "realNameCheck", label: "实名认证", width: 12, text: (r) => REAL_NAME_LABELS[r.realNameCheck], optional: true },
  { key: "activated", label: "账号", width: 10, text: (r) => (r.activated ? "已激活" : "待激活"), optional: true },
  { key: "graduationMonth", label: "预计毕业时间", width: 14, text: (r) => r.graduationMonth ?? "", optional: true },
  {
    key: "graduateMark",
    label: "被标记成员身份",
    width: 16,
    text: (r) => (r.graduateMark === "NONE" ? "" : GRADUATE_LABELS[r.graduateMark]),
    optional: true,
  },
];

export const isColumnKey = (text: string): text is ColumnKey => ROSTER_COLUMNS.some((c) => c.key === text);
