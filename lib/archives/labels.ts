// 电子档案的用词。
import type { ArchiveVersionState, FileStore, NumberReleaseState } from "#generated/enums";

export const VERSION_LABELS: Readonly<Record<ArchiveVersionState, string>> = {
  PENDING: "等待审批",
  CURRENT: "现用",
  REFUSED: "未通过",
  REPLACED: "已被替换",
  DROPPED: "已作废",
};

export const RELEASE_LABELS: Readonly<Record<NumberReleaseState, string>> = {
  SUBMITTED: "等待审批",
  APPROVED: "已释放，等待重新录入",
  REFUSED: "未同意",
  CANCELLED: "已作废",
  CLOSED: "已重新录入",
};

export const STORE_LABELS: Readonly<Record<FileStore, string>> = { DISK: "本机磁盘", S3: "对象存储" };

/** What the uploader looks at before the file goes (EDB-20). */
export const CHECKS = ["格式规范：一页不缺，端正清楚", "信息准确：姓名、编号、日期、盖章无误", "流程完整：各级意见和签字齐全"] as const;
