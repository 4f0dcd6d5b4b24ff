// 任务的用词：叫什么、做什么、什么时候做。
import type { TaskName } from "#lib/jobs/queue";

type Words = { label: string; does: string; when: string };

/** What the queue does by the clock, in the order in which the operator reads it. */
export const JOB_WORDS: Readonly<Partial<Record<TaskName, Words>>> = {
  sealAudit: { label: "封存审计记录", does: "给新的审计记录盖上链式封条。", when: "每分钟" },
  expireCodes: { label: "注册码到期", does: "过了有效期的管理员注册码标为已过期。", when: "每小时" },
  convertGraduates: { label: "毕业转换", does: "到期的团支部转为毕业生团组织，团员标为毕业生。", when: "每小时" },
  remindGraduates: { label: "毕业生期满提醒", does: "提醒保留期、流动期将满的毕业生和支部。", when: "每天8:30" },
  expireApplications: { label: "自行注册到期", does: "三十天没人审批的自行注册作废。", when: "每小时" },
  remindOfCadres: { label: "团干部核对提醒", does: "提醒各级核对本级团干部。", when: "每月1、5、9、11日8:00" },
  remindOfEmptied: { label: "毕业生团组织已空", does: "空了满七天的毕业生团组织，提醒直属上级删除。", when: "每天8:20" },
  remindOfLacking: { label: "空心组织与不足3人团支部", does: "重新核对名单，提醒直属上级。", when: "每周一8:30" },
  ensureLibraries: { label: "特殊单位专属库", does: "给还没有专属库的省级组织建立一个。", when: "每天0:15" },
  returnTransfers: { label: "转接到期", does: "到期没有审批的转接自动退回，到期前提醒。", when: "每小时" },
  remindOfLists: { label: "特殊单位上报名单", does: "按间隔提醒各级上报名单。", when: "每天8:00" },
  remindAbroad: { label: "出国（境）联系提醒", does: "半年没有汇报的，提醒本人汇报境外学习情况。", when: "每天8:30" },
  completeAtEighteen: { label: "满十八岁", does: "当天满十八岁的团员，补上需要填的项。", when: "每天0:05" },
  verifyRealNames: { label: "实名认证送核", does: "把未认证的团员送核一批。", when: "每天2:00" },
  findIrregularNumbers: { label: "不规范编号", does: "重新找出不规范的发展团员编号。", when: "每天3:00" },
  purge: { label: "清理", does: "清掉过期的会话、没交出的上传和不再需要的路标。", when: "每天3:30" },
};

/** Tasks that the clock starts, and the operator may start by hand. */
export const CLOCKED = Object.keys(JOB_WORDS) as TaskName[];
