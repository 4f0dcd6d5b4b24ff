// 团组织的用词。
import type { InfoChangeState, OrgCategory, OrgStatus, Post } from "#generated/enums";

export const CATEGORY_LABELS: Readonly<Record<OrgCategory, string>> = {
  LEADING_BODY: "团的领导机关",
  COMMITTEE: "团委",
  WORK_COMMITTEE: "团工委",
  GENERAL_BRANCH: "团总支",
  BRANCH: "团支部",
  GRADUATE_ORG: "毕业生团组织",
  PENDING_TRANSFER_BRANCH: "待接转团支部",
  FLOATING_BRANCH: "流动团员团支部",
  SOCIETY_LINK_TEMP_BRANCH: "学社衔接临时团支部",
  DELAYED_GRADUATION_ORG: "延迟毕业团组织",
  OVERSEAS_STUDY_BRANCH: "出国（境）学习研究团员团支部",
  SPECIAL_UNIT_LIBRARY: "特殊单位专属库",
  TEMP_BRANCH: "临时团支部",
};

/** For narrow columns. */
export const SHORT_CATEGORY_LABELS: Readonly<Record<OrgCategory, string>> = {
  ...CATEGORY_LABELS,
  LEADING_BODY: "领导机关",
  GRADUATE_ORG: "毕业生",
  PENDING_TRANSFER_BRANCH: "待接转",
  FLOATING_BRANCH: "流动团员",
  SOCIETY_LINK_TEMP_BRANCH: "学社衔接",
  DELAYED_GRADUATION_ORG: "延迟毕业",
  OVERSEAS_STUDY_BRANCH: "出国学习",
  SPECIAL_UNIT_LIBRARY: "专属库",
};

export const STATUS_LABELS: Readonly<Record<OrgStatus, string>> = {
  CREATED: "信息未完善",
  ACTIVE: "正常",
  DELETED: "已删除",
};

export const POST_LABELS: Readonly<Record<Post, string>> = {
  FIRST_SECRETARY: "第一书记",
  SECRETARY: "书记",
  DEPUTY_SECRETARY: "副书记",
  STANDING_MEMBER: "常委",
  COMMITTEE_MEMBER: "委员",
  ALTERNATE_MEMBER: "候补委员",
  STAFF: "工作人员",
};

export const INFO_CHANGE_LABELS: Readonly<Record<InfoChangeState, string>> = {
  PENDING: "等待审批",
  APPROVED: "已同意",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  CANCELLED: "已作废",
};

/** Fields of an organization's form. */
export const FIELD_LABELS = {
  category: "组织类别",
  shortName: "组织简称",
  fullName: "组织全称",
  industryCategory: "单位所属行业类别",
  phone: "联系电话",
  email: "电子邮箱",
  adminQuota: "本级团组织行政编制数",
  adminQuotaActual: "行政编制实际配备数",
  institutionQuota: "本级团组织事业编制数",
  institutionQuotaActual: "事业编制实际配备数",
  youthCount: "14-28周岁青年数",
  recommendedPartyCount: "年度经推优入党团员数",
  schoolCode: "学校机构编号",
  foundedAt: "成立时间",
  lastElectionAt: "最近换届时间",
  purpose: "用途",
  validUntil: "截止日期",
  isTownship: "乡镇街道团组织",
  isYouthHome: "青年之家",
  sortOrder: "组织排序",
  secretary: "书记",
  secretaryName: "书记姓名",
  secretaryIdNumber: "书记身份证号码",
  secretaryMobile: "书记手机号码",
} as const;
export type OrganizationField = keyof typeof FIELD_LABELS;
