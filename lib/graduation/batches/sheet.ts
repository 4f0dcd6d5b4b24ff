// 毕业生去向的工作簿：一行一人，到哪个组织、为什么。
import type { TransferReason } from "#generated/enums";
import type { Template } from "#lib/excel/template";
import { ROUTES, laneOf } from "#lib/graduation/declarations/rules";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";

/** Reasons that a transfer can be started for from here. */
const REASONS: readonly TransferReason[] = [...ROUTES.filter((r) => laneOf(r) !== "REGISTER"), "SCHOOL_CHANGE", "RESIDENCE"];

export const GRADUATE_TEMPLATE: Template = {
  kind: "GRADUATES",
  title: "毕业生去向",
  columns: [
    { key: "name", header: "姓名", required: "always", width: 12, note: "与团员列表一致", example: "陈听雨" },
    {
      key: "idNumber",
      header: "身份证号码",
      aliases: ["身份证号", "证件号码"],
      required: "always",
      width: 22,
      note: "单元格设为文本",
      example: "379901200211309248",
    },
    {
      key: "reason",
      header: "转接原因",
      aliases: ["毕业去向", "转出原因"],
      required: "always",
      options: REASONS.map((r) => TRANSFER_REASON_LABELS[r]),
      width: 30,
      note: "从下拉里选",
      example: TRANSFER_REASON_LABELS.EMPLOYED,
    },
    {
      key: "target",
      header: "转入组织全称",
      aliases: ["转入组织", "转入团组织"],
      required: "sometimes",
      width: 40,
      note: "参军入伍的空着",
      example: "东屿区海澜船舶有限公司团委",
    },
    {
      key: "unitName",
      header: "新学校或单位名称",
      aliases: ["单位名称", "学校名称"],
      required: "never",
      width: 26,
      note: "",
      example: "海澜船舶有限公司",
    },
    { key: "remark", header: "备注", required: "never", width: 26, note: "不超过200字", example: "" },
  ],
  notes: ["一行一人；已经在本组织范围内的才能办理。", "转入组织写全称，转往本组织下面的团支部立即转入，转往别处的等对方审批。"],
};

const tidy = (text: string): string => text.normalize("NFKC").replace(/[\s（）()]/g, "");
const BY_LABEL = new Map(REASONS.map((r) => [tidy(TRANSFER_REASON_LABELS[r]), r]));

/** The reason that a cell means; its label up to the bracket will do. */
export const reasonOf = (text: string): TransferReason | null => {
  const wanted = tidy(text);
  if (wanted === "") return null;
  return BY_LABEL.get(wanted) ?? [...BY_LABEL].find(([label]) => label.startsWith(wanted) && wanted.length >= 2)?.[1] ?? null;
};
