// 待决事项的用词（规格 8.11）。
import type { PaperState, PaperStepKind, PaperType } from "#generated/enums";

export const PAPER_TYPE_LABELS: Record<PaperType, string> = {
  SELF_REGISTRATION: "团员团干部注册审批",
  ADMIN_CHANGE: "管理员变更审批",
  ARCHIVE: "团员电子档案审批",
  ARCHIVE_REPLACEMENT: "档案替换审批",
  NUMBER_RELEASE: "编号占用释放审批",
  INFO_CHANGE: "组织信息变更审批",
  DELETION: "删除申请",
  IDENTITY_CORRECTION: "身份信息更正",
  EXPORT: "大批导出审批",
  SELF_EDIT: "本人修改资料审批",
  ENTRY_WAIVER: "录入例外审批",
  GRADUATION_MARK: "毕业标记更正",
  ORG_MOVE: "组织迁移审批",
  TRANSFER_OUT: "组织关系转接-转出审批",
  TRANSFER_IN: "组织关系转接-转入审批",
  TRANSFER_ASSIGN: "分配团支部",
  TRANSFER_LIST: "特殊单位上报名单",
  SPECIAL_UNIT: "特殊单位专属库审批",
  TRANSFER_APPEAL: "转接申诉",
  OVERSEAS: "出国（境）保留登记审批",
};

export const PAPER_STATE_LABELS: Record<PaperState, string> = {
  OPEN: "待处理",
  APPROVED: "已同意",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  CANCELLED: "已作废",
};

export const STEP_LABELS: Record<PaperStepKind, string> = {
  FILED: "提交",
  FORWARDED: "同意并上报",
  APPROVED: "同意",
  REFUSED: "不同意",
  WITHDRAWN: "撤回",
  CANCELLED: "作废",
};

/** Reasons that are given again and again, ready to be tapped; what a desk wrote itself comes before them. */
export const COMMON_REASONS: Record<PaperType, readonly string[]> = {
  SELF_REGISTRATION: ["不是本支部的团员", "身份证号码或姓名填写有误", "入团时间与志愿书不一致"],
  ADMIN_CHANGE: ["请先与上级联系确认人选", "不在本组织任职"],
  ARCHIVE: ["缺页", "字迹或照片模糊", "不是本人的入团志愿书", "编号与填报不一致", "没有盖章"],
  ARCHIVE_REPLACEMENT: ["新文件不如原文件清楚", "不是本人的入团志愿书", "没有盖章"],
  NUMBER_RELEASE: ["志愿书上的编号与申请不一致", "志愿书不清楚", "占用人的编号无误"],
  INFO_CHANGE: ["与实际不符", "请附上说明后重新提交"],
  DELETION: ["请通过组织关系转接办理", "情况说明不完整"],
  IDENTITY_CORRECTION: ["证明材料不清楚", "更正内容与证明不一致"],
  EXPORT: ["用不着导出，请在系统里查看", "请缩小范围", "用途没有写清楚"],
  ENTRY_WAIVER: ["情况说明不完整", "请先由县级团委出具说明", "不属于例外，按一般规定办理"],
  SELF_EDIT: ["与实际不符", "请附上依据后重新提交"],
  GRADUATION_MARK: ["与学籍信息不一致", "请写明依据后重新提交"],
  ORG_MOVE: ["隶属关系没有变化", "请先与对方团组织联系", "迁移原因没有写清楚"],
  TRANSFER_OUT: ["不在本支部", "转入组织与真实去向不一致", "请先完成团员身份认证"],
  TRANSFER_IN: ["不在本组织学习或工作", "转入组织选错，请核对组织全称", "请填写真实的单位或学校名称"],
  TRANSFER_ASSIGN: ["不在本组织学习或工作", "联系不上本人，请核对联系方式"],
  TRANSFER_LIST: [],
  SPECIAL_UNIT: ["不在上报名单内", "请按真实去向重新办理"],
  TRANSFER_APPEAL: ["接收组织的退回有据", "请按真实去向重新办理"],
  OVERSEAS: ["书面申请不清楚", "短期交流不需要登记", "请写明期限和国内联系人"],
};

/** What consent brings about, said below the two buttons. */
export const CONSEQUENCES: Record<PaperType, string> = {
  SELF_REGISTRATION: "同意后立即成为本支部团员；记得发激活条给他，凭它登录",
  ADMIN_CHANGE: "同意后立即生效",
  ARCHIVE: "同意后本人即为“已认证”",
  ARCHIVE_REPLACEMENT: "同意后换成新文件，旧文件留存",
  NUMBER_RELEASE: "同意后编号从占用人处释放，为申请人保留 30 天",
  INFO_CHANGE: "同意后立即生效",
  DELETION: "同意后继续上报，省级同意后由系统后台执行",
  IDENTITY_CORRECTION: "同意后继续上报，省级同意后立即更正",
  EXPORT: "同意后申请人 4 小时内可以导出一次，名单里的每个人都看得到",
  SELF_EDIT: "同意后立即生效",
  ENTRY_WAIVER: "同意后可以录入一次：年龄例外由团中央录入，退伍军人由团支部录入",
  GRADUATION_MARK: "同意后继续上报，省级同意后由系统后台更正",
  ORG_MOVE: "两个上级都同意后，这个组织连同全部下级立即改到新的上级之下",
  TRANSFER_OUT: "同意后转到接收一方；由接收一方发起的，团员随即离开本支部",
  TRANSFER_IN: "转入团支部的，同意后立即成为该支部团员；转入团委、团总支的，接着分配团支部",
  TRANSFER_ASSIGN: "选定团支部后，团员立即到该支部",
  TRANSFER_LIST: "列入名单后报省级审核",
  SPECIAL_UNIT: "同意后团员立即进入特殊单位专属库",
  TRANSFER_APPEAL: "申诉成立，转接视同该步已同意，继续往下走；不成立，维持退回",
  OVERSEAS: "同意后造册备案，团员随即转入出国（境）学习研究团员团支部",
};
