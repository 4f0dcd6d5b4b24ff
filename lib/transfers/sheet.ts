// 成批办理转入的工作簿：姓名、身份证号码、转入原因（TRF-25）。
import type { TransferReason } from "#generated/enums";
import type { Column, Template } from "#lib/excel/template";
import { REASONS } from "#lib/transfers/guidance/rules";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";

/** Reasons that a list may give: none that asks for more words, or for the member's knowledge. */
const OFFERED = (Object.keys(REASONS) as TransferReason[]).filter(
  (reason) => !["OTHER", "LEFT_SCHOOL", "REORGANIZATION", "ARMY"].includes(reason),
);
/** What an empty cell means: new students. */
const USUAL: TransferReason = "FURTHER_STUDY";

const column = (key: string, header: string, more: Partial<Column>): Column => ({
  ...{ key, header, required: "always", width: 22, note: "", example: "" },
  ...more,
});

export const TRANSFER_TEMPLATE: Template = {
  kind: "TRANSFERS_IN",
  title: "办理转入",
  columns: [
    column("name", "姓名", { width: 12, note: "与身份证一致，少数民族姓名用·连接。", example: "林晓澜" }),
    column("idNumber", "身份证号码", {
      ...{
        aliases: ["身份证号", "证件号码", "身份证", "公民身份号码"],
        note: "18位，末位X大写；此列须为文本。",
        example: "379901200302149024",
      },
    }),
    column("reason", "转入原因", {
      ...{ required: "never", aliases: ["原因", "转接原因"], width: 30, options: OFFERED.map((r) => TRANSFER_REASON_LABELS[r]) },
      ...{ note: "从下拉列表选择；空着算升学。", example: TRANSFER_REASON_LABELS[USUAL] },
    }),
  ],
  notes: ["一行一人，姓名和身份证号码都要对。", "每人一份办理转入的申请，由原团支部或其直属上级审批；到了之后再分配团支部。"],
};

/** The reason that a cell means; null when it is none of the list. */
export function reasonOfCell(text: string): TransferReason | null {
  const wanted = text.normalize("NFKC").replace(/\s/g, "");
  if (wanted === "") return USUAL;
  return OFFERED.find((reason) => TRANSFER_REASON_LABELS[reason].normalize("NFKC") === wanted) ?? null;
}
