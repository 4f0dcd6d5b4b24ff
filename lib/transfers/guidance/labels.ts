// 按原因该转到哪里、接收一方该怎么办（TRF-22、TRF-23、TRF-26、TRF-33）。
import type { TransferReason } from "#generated/enums";

/** Where somebody with this reason belongs. */
export const REASON_HINTS: Record<TransferReason, string> = {
  FURTHER_STUDY: "转到新学校的团组织，入学一个月内办。不能转到户籍所在地、居住地的乡镇街道。",
  EMPLOYED: "转到工作单位的团组织。劳务派遣的先找用工单位，再找派遣单位或用工单位所在地的乡镇街道；试用期也应当接收。",
  EMPLOYED_WITHOUT_LEAGUE: "转到工作单位所在地的乡镇街道团组织，或者青年之家的团组织。",
  UNEMPLOYED: "转到户籍地、生源地或居住地乡镇街道的流动团员团支部。已经找到工作的不要选这一项。",
  ARMY: "转入本省的特殊单位专属库，系统自动选定。入伍通知书等涉密材料不要上传。",
  STUDY_ABROAD: "毕业后去境外学习、由学校保留关系的，请走“出国（境）保留登记”。短期交流不用转。",
  ABROAD_ON_DUTY: "出国之前转到派出单位的团组织。",
  ABROAD_PRIVATELY: "出国之前转到户籍地、本人或父母居住地的乡镇街道团组织。",
  JOB_CHANGE: "转到新单位的团组织；没有的，转到工作地的乡镇街道。",
  SCHOOL_CHANGE: "转到新学校的团支部。",
  LEFT_SCHOOL: "转到户籍所在地的团组织，须本人知情。",
  RESIDENCE: "转到现在居住地的乡镇街道或社区团组织。",
  DELAYED_GRADUATION: "转到本校的延迟毕业团组织。",
  REORGANIZATION: "班级合并、拆分等，在本组织之下调整。",
  OTHER: "请写清楚原因。",
};

/** What whoever receives has to do (TRF-22). */
export const RECEIVING_DUTIES = "请核实真实去向，及时决定。线下档案的查对不能拖延线上接收，也不得要求本人自带档案。";

/** What may not be a ground for refusal (TRF-12). */
export const FORBIDDEN_GROUNDS = "不得以非本单位正式编制职工、非本地区正式户籍居民等理由拒绝转入申请。";

export const OFFLINE_NOTE = "系统里的去向要与线下一致；关系和档案可以不在一处，按真实去向转。除参军、涉密单位外，线下办好不能代替线上，线下的进度也不能拖延线上。";
