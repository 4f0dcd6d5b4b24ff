// 设置目录：规格附录 A 的每一项，以及本系统自己的几项。默认值、取值范围、含义与依据都是数据。
import * as z from "zod";
import { isRealDay } from "#lib/dates";

const day = z.iso.date();
const int = z.number().int();
const monthDay = z.string().refine((text) => isRealDay(`2024-${text}`));
const range = z.object({ from: monthDay, to: monthDay });
const text = z.string();
/** An address that a browser may open, or none: no scheme that runs something (security case 17). */
const address = z.union([z.literal(""), z.url({ protocol: /^https?$/ })]);

/** A setting: how it is written, what holds when nobody set it, what it means, where it comes from. */
type Setting<T> = { schema: z.ZodType<T>; fallback: T; meaning: string; source: string };
type Words = Pick<Setting<unknown>, "meaning" | "source">;
const setting = <T>(schema: z.ZodType<T>, fallback: NoInfer<T>, words: Words): Setting<T> => ({ schema, fallback, ...words });

export const REGISTRY = {
  "admin.maxPerOrg": setting(int.min(1).max(3), 2, { meaning: "每个组织的管理员人数上限", source: "C-01" }),
  "reg.codeDays": setting(int.min(1), 20, { meaning: "管理员注册码有效天数", source: "REG-04" }),
  "reg.selfUntil": setting(day, "2019-12-31", { meaning: "可自行注册的最晚入团日期", source: "C-21" }),
  "pwd.resetCodeHours": setting(int.min(1), 48, { meaning: "重置密码验证码有效小时数", source: "PWD-04" }),
  "pwd.minLength": setting(int.min(8), 8, { meaning: "密码最短长度", source: "PWD-03" }),
  "pwd.adminMinLength": setting(int.min(8), 12, { meaning: "管理员密码最短长度", source: "PWD-03" }),
  "pwd.composition": setting(z.boolean(), false, { meaning: "密码须含数字、字母、符号中的两种（等保要求）", source: "PWD-03" }),
  "auth.activationMode": setting(z.enum(["A", "B", "C"]), "A", { meaning: "首次登录方式：个人激活码、支部激活码、兼容", source: "PWD-02" }),
  "auth.activationDays": setting(int.min(1), 20, { meaning: "激活码有效天数", source: "PWD-02" }),
  "auth.branchCodeHours": setting(int.min(1).max(72), 72, { meaning: "支部激活码有效小时数", source: "PWD-02" }),
  "auth.secondFactor": setting(z.boolean(), true, { meaning: "领导机关、团委、团工委管理员须用动态口令", source: "PWD-01" }),
  "join.ageCutDate": setting(day, "2017-01-01", { meaning: "入团最低年龄的分界日期", source: "C-03" }),
  "join.minAgeBefore": setting(int, 12, { meaning: "分界日期之前的入团最低年龄", source: "C-03" }),
  "join.minAgeAfter": setting(int, 13, { meaning: "分界日期起的入团最低年龄", source: "C-03" }),
  "join.strictProvinces": setting(z.array(text), ["65"], { meaning: "一律适用较高年龄与2016年编号规则的省份", source: "C-03" }),
  "join.warnBelow": setting(int, 14, { meaning: "提示核对的入团年龄", source: "MEM-06" }),
  "devNo.requiredFrom": setting(day, "2017-01-01", { meaning: "发展团员编号必填的起始日期", source: "C-04" }),
  "devNo.requiredFromStrict": setting(day, "2016-01-01", { meaning: "严格省份编号必填的起始日期", source: "C-04" }),
  "devNo.yearInterchange": setting(z.array(int), [], { meaning: "编号年份可以互换的年份", source: "C-43" }),
  "devNo.releaseHoldDays": setting(int, 30, { meaning: "释放的编号为申请人保留的天数", source: "EDB-17" }),
  "devNo.acceptSd16": setting(z.boolean(), true, { meaning: "接受旧的16位编号", source: "4.3" }),
  "devNo.unknownSegment": setting(z.enum(["ALLOW_WITH_WARNING", "REJECT"]), "REJECT", {
    meaning: "编号不在已登记的号段内：只提示，或对分界日期起入团的拒绝",
    source: "4.3",
  }),
  "devNo.rejectUnknownFrom": setting(day, "2023-01-01", { meaning: "编号的号段与领域从严核对的入团日期分界", source: "4.3" }),
  "member.requiredProfile": setting(z.enum(["V2019", "V2023"]), "V2023", { meaning: "必填资料的版本", source: "C-14" }),
  "member.branchDelete": setting(z.boolean(), false, { meaning: "支部可以删除团员", source: "C-02" }),
  "member.superiorEntryScope": setting(z.enum(["DIRECT", "SUBTREE"]), "DIRECT", { meaning: "上级可以录入的范围", source: "C-23" }),
  "member.selfEditNeedsApproval": setting(z.boolean(), false, { meaning: "本人修改资料需要审批", source: "MEM-17" }),
  "member.youthTab": setting(z.boolean(), false, { meaning: "显示青年列表", source: "MEM-33" }),
  "member.guardianUnder14": setting(z.boolean(), true, { meaning: "不满14周岁的，监护人同意之后才能激活账号", source: "S18" }),
  "org.selfEditNeedsApproval": setting(z.boolean(), false, { meaning: "本级修改组织信息需要审批", source: "C-44" }),
  "org.lockedFields": setting(z.array(text), ["shortName", "fullName", "category", "industryCategory"], {
    meaning: "本级保存后不能再改的项",
    source: "C-17",
  }),
  "org.requiredByCategory": setting(z.record(text, z.array(text)), {}, { meaning: "按类别另定的必填项，空为默认", source: "C-33" }),
  "org.deleteGraduateWithMembers": setting(z.boolean(), false, { meaning: "可以删除仍有团员的毕业生团组织", source: "C-18" }),
  "org.moveNeedsReceiver": setting(z.boolean(), true, { meaning: "组织迁移须接收方同意", source: "5.9" }),
  "org.fullNameStyle": setting(z.enum(["SHORT", "OFFICIAL"]), "SHORT", { meaning: "组织全称的写法", source: "ORG-08" }),
  "post.allowStaffInCommittee": setting(z.boolean(), false, { meaning: "团委可设工作人员", source: "C-15" }),
  "edb.newDevelopmentFrom": setting(day, "2020-01-01", { meaning: "此日起入团的为新发展团员", source: "EDB-01" }),
  "edb.deadlineDays": setting(int, 30, { meaning: "上传志愿书的期限天数", source: "EDB-02" }),
  "edb.maxBytes": setting(int, 20_971_520, { meaning: "志愿书文件的字节上限", source: "EDB-05" }),
  "edb.requireAtSingleEntry": setting(z.boolean(), true, { meaning: "单个录入新发展团员时必须上传志愿书", source: "C-11" }),
  "transfer.bulkMax": setting(int, 30, { meaning: "批量接转一次的人数上限", source: "TRF-10" }),
  "transfer.autoReturnDays": setting(int, 10, { meaning: "转接自动退回的天数", source: "C-08" }),
  "transfer.autoReturnSeason": setting(range, { from: "10-01", to: "04-30" }, { meaning: "自动退回适用的季节", source: "C-08" }),
  "transfer.appealDays": setting(int.min(1), 10, { meaning: "退回之后可以申诉的天数", source: "BEY-17" }),
  "transfer.externalProvinces": setting(z.array(text), ["11", "35", "44"], { meaning: "使用外部系统的省份", source: "TRF-17" }),
  "special.approvalDays": setting(int, 15, { meaning: "特殊单位专属库审批天数", source: "TRF-19" }),
  "special.reportDays": setting(int, 10, { meaning: "列入上报名单的天数", source: "TRF-19" }),
  "special.reportRhythmDays": setting(int, 5, { meaning: "上报名单的间隔天数", source: "TRF-19" }),
  "grad.convertAt": setting(monthDay, "06-01", { meaning: "毕业团支部转换的日期", source: "GRAD-08" }),
  "grad.markScope": setting(z.enum(["DIRECT", "SUBTREE"]), "SUBTREE", { meaning: "标记毕业时间的范围", source: "C-39" }),
  "grad.markEditable": setting(z.boolean(), false, { meaning: "转换之前可以修改毕业标记", source: "C-05" }),
  "grad.retentionMonths": setting(int, 6, { meaning: "团籍保留在学校的月数", source: "C-31" }),
  "grad.floatingMaxMonths": setting(int, 12, { meaning: "在县级流动团员团支部的月数上限", source: "TRF-27" }),
  "rating.maxSelfChanges": setting(int, 3, { meaning: "自评可修改次数", source: "RAT-04" }),
  "rating.lockAt": setting(text, "12-31 12:00", { meaning: "复核锁定时间", source: "RAT-09" }),
  "rating.foundedBefore": setting(
    z.record(text, day),
    { "2020": "2020-10-01" },
    { meaning: "参加定级的最晚成立日期，其余年份为7月1日", source: "RAT-03" },
  ),
  "rating.excludeCategories": setting(
    z.array(text),
    [
      "FLOATING_BRANCH",
      "PENDING_TRANSFER_BRANCH",
      "TEMP_BRANCH",
      "SOCIETY_LINK_TEMP_BRANCH",
      "OVERSEAS_STUDY_BRANCH",
      "DELAYED_GRADUATION_ORG",
      "SPECIAL_UNIT_LIBRARY",
    ],
    { meaning: "不参加定级的类别", source: "RAT-03" },
  ),
  "rating.criteria": setting(z.record(text, z.array(z.unknown())), {}, { meaning: "各年度参考标准", source: "RAT-02" }),
  "rect.window": setting(range, { from: "09-01", to: "12-31" }, { meaning: "组织整顿自检的时间", source: "RECT-01" }),
  "rect.poorThreshold": setting(int, 10, { meaning: "较差项的分界", source: "RECT-06" }),
  "rect.minOrgAgeMonths": setting(int, 3, { meaning: "排名后20%不含成立不满几个月的", source: "RECT-07" }),
  "appraisal.excellentRatio": setting(z.number().min(0).max(1), 0.3, { meaning: "优秀等次的比例上限", source: "SYS2-02" }),
  "annual.deferMonths": setting(int.min(3).max(6), 3, { meaning: "暂缓注册的月数", source: "SYS2-06" }),
  "day.minPerMonth": setting(int, 1, { meaning: "每月团日活动次数", source: "DAY-04" }),
  "day.minParticipation": setting(z.number(), 0.5, { meaning: "团日活动参与率", source: "DAY-04" }),
  "stat.completeMode": setting(z.enum(["ALL", "AT_LEAST_N"]), "ALL", { meaning: "录入完成的口径", source: "7.2" }),
  "stat.minCadres": setting(int, 2, { meaning: "团干部录入完成的最少人数", source: "7.2" }),
  "stat.minMembers": setting(int, 3, { meaning: "团支部的最少人数", source: "7.3" }),
  "nav.educationUrl": setting(address, "", { meaning: "团员教育的网址", source: "NAV-11" }),
  "nav.filmUrl": setting(address, "", { meaning: "宣传片的网址", source: "NAV-02" }),
  "realname.provider": setting(z.enum(["STUB", "FILE"]), "STUB", { meaning: "实名认证的方式", source: "MEM-23" }),
  "import.maxRows": setting(int, 20_000, { meaning: "一份工作簿的行数上限", source: "Q2" }),
  "import.undoHours": setting(int, 24, { meaning: "导入之后可以撤销的小时数", source: "MEM-02" }),
} as const;

export type SettingKey = keyof typeof REGISTRY;
export type Settings = { [K in SettingKey]: (typeof REGISTRY)[K]["fallback"] };
export const SETTING_KEYS = Object.keys(REGISTRY) as SettingKey[];

/** What holds when nothing was set. */
export const DEFAULTS = Object.fromEntries(SETTING_KEYS.map((k) => [k, REGISTRY[k].fallback])) as Settings;
