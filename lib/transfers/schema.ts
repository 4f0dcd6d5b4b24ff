// 组织关系转接的表单与列表筛选（规格 4.6、TRF-02 至 TRF-12、TRF-32）。
import * as z from "zod/mini";
import { SchoolType, TransferKind, TransferReason, TransferRefusal, TransferState } from "#generated/enums";
import { line, searched } from "#lib/fields";

const choice = <T extends string>(values: Readonly<Record<string, T>>, because: string) =>
  z.enum(Object.values(values) as [T, ...T[]], because);
const reason = choice(TransferReason, "请选择转接原因。");
const note = (label: string, most = 200) => line(most, `${label}不能超过${most}个字。`);
const people = z.array(z.uuid()).check(z.minLength(1, "请选择转出团员。"), z.maxLength(500, "一次最多选500人，请分次办理。"));
const schoolType = z.nullable(choice(SchoolType, "请从列表中选择毕业去向类别。"));
const yesNo = z.nullable(z.boolean());

/** What every form asks of a transfer; empty texts and null stand for what was not answered. */
const plan = {
  reason,
  reasonNote: note("原因说明"),
  newUnitName: note("新学校/单位名称", 100),
  newUnitAddress: note("新学校/单位所在详细地址"),
  schoolType,
  remark: note("备注"),
  memberInformed: z.boolean(),
};

/** 办理转出. For 参军入伍/转往涉密单位 the target is the library of the own province: null. */
export const transferOutSchema = z.strictObject({ personIds: people, toOrgId: z.nullable(z.uuid("请选择转入组织。")), ...plan });
export type TransferOut = z.output<typeof transferOutSchema>;

const named = { name: line(60), idNumber: line(30) };
/** Who is to come: both must match (TRF-04). */
export const lookUpSchema = z.strictObject(named);
export type LookUp = z.output<typeof lookUpSchema>;

/** 办理转入 into the own organization. */
export const transferInSchema = z.strictObject({ ...named, ...plan, employedElsewhere: yesNo });
export type TransferIn = z.output<typeof transferInSchema>;

const contact = z.string().check(z.trim(), z.regex(/^(1[3-9]\d{9}|\d{3,4}-?\d{7,8})$/, "请填写真实、可联络的手机号码。"));

/** 组织关系转接申请 by the member; `isExternal` is the first question of the form. */
export const ownTransferSchema = z.strictObject({
  isExternal: z.boolean(),
  toOrgId: z.nullable(z.uuid("请选择申请转入的组织。")),
  ...plan,
  contact,
});
export type OwnTransfer = z.output<typeof ownTransferSchema>;

/** 批量接转 between two branches of the own subtree. */
export const bulkSchema = z.strictObject({
  fromBranchId: z.uuid("请选择转出团支部。"),
  toBranchId: z.uuid("请选择转入团支部。"),
  personIds: people,
  reason,
  reasonNote: note("原因说明"),
  memberInformed: z.boolean(),
});
export type Bulk = z.output<typeof bulkSchema>;

/** “能不能转”, asked while the form is filled in; what is not chosen yet is null. */
export const checkSchema = z.strictObject({
  kind: choice(TransferKind, "请选择类型。"),
  personIds: people,
  toOrgId: z.nullable(z.uuid()),
  reason: z.nullable(reason),
});
export const ownCheckSchema = z.strictObject({ toOrgId: z.nullable(z.uuid()), reason: z.nullable(reason) });
export type Check = z.output<typeof checkSchema>;
export type OwnCheck = z.output<typeof ownCheckSchema>;

export const transferSchema = z.strictObject({ transferId: z.uuid() });
/** 分配团支部. */
export const assignSchema = z.strictObject({ transferId: z.uuid(), branchId: z.uuid("请选择本组织下的团支部。") });
/** 团员报到 with the code that the member was sent. */
export const reportSchema = z.strictObject({ transferId: z.uuid(), code: line(20) });
/** 列入上报名单, several at once. */
export const listSchema = z.strictObject({
  transferIds: z.array(z.uuid()).check(z.minLength(1, "请勾选要列入名单的团员。"), z.maxLength(500, "一次最多列入500人。")),
});

/** 更正后继续 (A11). */
export const correctionSchema = z.strictObject({
  transferId: z.uuid(),
  toOrgId: z.nullable(z.uuid("请选择转入组织。")),
  ...plan,
  contact: z.union([z.literal(""), contact]),
});
export type Correction = z.output<typeof correctionSchema>;

/** 申诉, with what proves it. */
export const appealSchema = z.strictObject({
  transferId: z.uuid(),
  reason: note("申诉理由").check(z.minLength(2, "请写明申诉的理由。")),
  fileId: z.nullable(z.uuid()),
});
export type Appeal = z.output<typeof appealSchema>;

const ASKED = "请填写境外学习研究地点、期限、国内联系人和联系方式。";
const stay = {
  toBranchId: z.uuid("请选择本校的出国（境）学习研究团员团支部。"),
  place: note("境外学习研究地点", 100).check(z.minLength(1, ASKED)),
  startOn: z.iso.date(ASKED),
  endOn: z.iso.date(ASKED),
  contactName: line(30).check(z.minLength(1, ASKED)),
  contactPhone: line(20).check(z.minLength(1, ASKED)),
  fileId: z.uuid("请上传书面申请。"),
};
/** 出国（境）学习研究保留团组织关系 (TRF-32), by the branch or by the member. */
export const staySchema = z.strictObject({ personId: z.uuid(), ...stay });
export const ownStaySchema = z.strictObject(stay);
export type Stay = z.output<typeof staySchema>;
export type OwnStay = z.output<typeof ownStaySchema>;
export const stayIdSchema = z.strictObject({ stayId: z.uuid() });
/** 汇报境外学习期间个人情况. */
export const abroadSchema = z.strictObject({ text: note("汇报内容", 500).check(z.minLength(2, "请写几句在外学习的情况。")) });

/** What the decision on a transfer may carry besides the reason (TRF-12, TRF-18, TRF-33). */
export const answersSchema = z.strictObject({
  refusal: z.optional(choice(TransferRefusal, "请选择退回的理由。")),
  employedElsewhere: z.optional(z.boolean()),
  proofSeen: z.optional(z.boolean()),
});

/** What waits to be let go, to be taken in, to be given a branch; what this organization began; everything. */
export const TRANSFER_TABS = ["pending", "out", "in", "assign", "mine", "incoming", "outgoing", "all"] as const;
export type TransferTab = (typeof TRANSFER_TABS)[number];

const KINDS = Object.values(TransferKind);
const STATES = Object.values(TransferState);
const CHOSEN_REASONS = Object.values(TransferReason);
const optional = <T extends string>(values: readonly T[]) => z.catch(z.optional(z.enum(values as unknown as [T, ...T[]])), undefined);
const optionalDay = z.catch(z.optional(z.iso.date()), undefined);

/** The list of transfers as its address says it (TRF-20). */
export const transferFilterSchema = z.object({
  tab: z.catch(z.enum(TRANSFER_TABS), "pending"),
  kind: optional(KINDS),
  state: optional(STATES),
  reason: optional(CHOSEN_REASONS),
  from: optionalDay,
  to: optionalDay,
  q: searched,
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
export type TransferFilter = z.output<typeof transferFilterSchema>;
/** Transfers of one page. */
export const TRANSFER_PAGE = 20;
