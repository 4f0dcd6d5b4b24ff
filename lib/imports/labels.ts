// 导入的用词。
import type { ImportKind, ImportState, ImportVerdict } from "#generated/enums";

export const KIND_LABELS: Readonly<Record<ImportKind, string>> = {
  MEMBERS: "团员团干部",
  MEMBERS_BELOW: "下级团员团干部",
  ORGANIZATIONS: "下级组织",
  CADRES: "本级团干部",
  TRANSFERS_IN: "办理转入",
};

export const STATE_LABELS: Readonly<Record<ImportState, string>> = {
  READING: "正在读取",
  MAPPING: "等待对列",
  CHECKING: "正在检查",
  CHECKED: "已查完，等待确认",
  APPLYING: "正在写入",
  APPLIED: "已写入",
  UNDONE: "已撤销",
  FAILED: "不能继续",
  DISCARDED: "已放弃",
};

export const VERDICT_LABELS: Readonly<Record<ImportVerdict, string>> = { NEW: "新增", UPDATE: "更新", SAME: "没有变化", SKIP: "跳过" };

const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^E-TRF-/, "转接"],
  [/^E-ID-|^E-IMP-09/, "证件号码"],
  [/^E-MEM-03|^E-MEM-47|^E-ORG-13/, "已在别处登记"],
  [/^E-IMP-04|^E-IMP-16|^E-ORG-03/, "重复"],
  [/^[EW]-MEM-06/, "入团年龄"],
  [/^[EW]-MEM-0[7-9]|^[EW]-MEM-10/, "发展团员编号"],
  [/^([EW]-MEM|W-IMP)-15/, "手机号码"],
  [/^E-MEM-01/, "缺必填项"],
  [/^E-MEM-41|^E-IMP-18/, "不在可选范围"],
  [/^E-MEM-4[2-5]|^E-MEM-14/, "日期"],
  [/^[EW]-CAD-|^E-IMP-10|^E-MEM-43/, "职务"],
  [/^W-MEM-12/, "学历与在读"],
  [/^W-MEM-13/, "入党申请"],
  [/^W-MEM-28/, "年满28周岁"],
  [/^E-IMP-17|^E-PERM|^E-GEN-08/, "团支部"],
  [/^E-ORG-/, "组织名称与类别"],
];

/** Under which heading a finding is counted in the preview. */
export const groupOf = (code: string): string => GROUPS.find(([form]) => form.test(code))?.[1] ?? "其他";
