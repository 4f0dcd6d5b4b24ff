// 团员资料的用词。
import type {
  ExportState,
  IrregularCause,
  SelfEditState,
  ArchiveState,
  DatePrecision,
  Gender,
  GraduateMark,
  MembershipStatus,
  NumberField,
  OccupationClass,
  PersonProfile,
  PersonStatus,
  PostStatus,
  RealNameCheck,
  WaiverKind,
  WaiverState,
} from "#generated/enums";

/** Fields of a person's record, in the order of the form (4.2). */
export const FIELD_LABELS = {
  name: "姓名",
  idNumber: "身份证号码",
  ethnicity: "民族",
  occupationClass: "职业",
  studyStatus: "在读状况",
  occupation: "具体职业",
  education: "学历",
  politicalStatus: "政治面貌",
  joinLeagueDate: "入团时间",
  developmentNo: "发展团员编号",
  joinPartyDate: "入党时间",
  isCadre: "是否团干部",
  post: "团内现任职务",
  postSince: "任现职年月",
  postMode: "任现职方式",
  cadreNature: "团干部性质",
  isPeerPartyCommitteeMember: "是否同级党（工）委（党支部）委员",
  dutyStatus: "在岗状态",
  mobile: "手机号码",
  householdAddress: "户籍地址",
  email: "电子邮箱",
  qq: "QQ",
  wechat: "微信",
  weibo: "微博",
  unitName: "学校/单位",
  partyApplication: "是否递交入党申请书",
  partyApplicationDate: "递交入党申请书时间",
  isVolunteer: "是否成为注册志愿者",
  volunteerSince: "成为注册志愿者的时间",
} as const;
export type PersonField = keyof typeof FIELD_LABELS;

export const GENDER_LABELS: Readonly<Record<Gender, string>> = { MALE: "男", FEMALE: "女" };
export const OCCUPATION_CLASS_LABELS: Readonly<Record<OccupationClass, string>> = {
  STUDENT: "青年学生",
  WORKING_YOUTH: "职业青年",
};
export const PRECISION_LABELS: Readonly<Record<DatePrecision, string>> = { DAY: "到日", MONTH: "到月" };
export const REAL_NAME_LABELS: Readonly<Record<RealNameCheck, string>> = {
  UNCHECKED: "未认证",
  SENT: "已送核",
  PASSED: "认证通过",
  FAILED: "认证不通过",
};
/** 团员身份认证 as it is shown (5.3). */
export const ARCHIVE_LABELS: Readonly<Record<ArchiveState, string>> = {
  NOT_REQUIRED: "无需认证",
  NOT_UPLOADED: "尚未认证，未上传",
  PENDING: "尚未认证，审批中",
  REJECTED: "认证不通过",
  APPROVED: "已认证",
  REPLACE_PENDING: "已认证，替换审批中",
};
/** For narrow columns. */
export const SHORT_ARCHIVE_LABELS: Readonly<Record<ArchiveState, string>> = {
  NOT_REQUIRED: "无需认证",
  NOT_UPLOADED: "待传志愿书",
  PENDING: "审核中",
  REJECTED: "已退回",
  APPROVED: "已认证",
  REPLACE_PENDING: "替换审核中",
};
export const GRADUATE_LABELS: Readonly<Record<GraduateMark, string>> = {
  NONE: "无",
  GRADUATE: "毕业生",
  DELAYED: "延迟毕业生",
  TEACHER: "教师",
};
export const PROFILE_LABELS: Readonly<Record<PersonProfile, string>> = { MEMBER: "团员", CADRE: "团干部" };
export const PERSON_STATUS_LABELS: Readonly<Record<PersonStatus, string>> = { ACTIVE: "正常", CLOSED: "已注销" };
export const MEMBERSHIP_STATUS_LABELS: Readonly<Record<MembershipStatus, string>> = { ACTIVE: "在支部", ENDED: "已离开" };
export const POST_STATUS_LABELS: Readonly<Record<PostStatus, string>> = { ACTIVE: "在任", ENDED: "已离任" };
export const NUMBER_FIELD_LABELS: Readonly<Record<NumberField, string>> = {
  JUNIOR_HIGH: "初中",
  SENIOR_HIGH: "普通高中",
  VOCATIONAL: "中职",
  UNIVERSITY: "高校",
  SOCIETY: "社会",
};

export const IRREGULAR_LABELS: Readonly<Record<IrregularCause, string>> = {
  OCCUPIED: "编号已被占用",
  YEAR: "前四位与入团年份不同",
  LENGTH: "位数或号段不对",
  FORMAT: "格式不对",
};
export const EXPORT_STATE_LABELS: Readonly<Record<ExportState, string>> = {
  WAITING: "待同意",
  APPROVED: "已同意",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  USED: "已导出",
};
export const SELF_EDIT_LABELS: Readonly<Record<SelfEditState, string>> = {
  WAITING: "待审批",
  APPROVED: "已生效",
  REFUSED: "未同意",
  CANCELLED: "已作废",
};
export const WAIVER_KIND_LABELS: Readonly<Record<WaiverKind, string>> = { AGE: "年龄例外", ARMY: "退伍军人" };
export const WAIVER_STATE_LABELS: Readonly<Record<WaiverState, string>> = {
  REPORTED: "等团中央同意",
  APPROVED: "已同意，待录入",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  USED: "已录入",
};
