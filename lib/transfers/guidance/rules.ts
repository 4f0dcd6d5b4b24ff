// 能不能转、该往哪里转：八类毕业去向与其他原因（8.6）、硬性规定与提示（TRF-13、TRF-14、TRF-17、TRF-23、TRF-26、TRF-33）。
import type { GraduateMark, OrgCategory, SchoolType, TransferKind, TransferReason, TransferRoute } from "#generated/enums";
import { isBranchLike, isCommitteeLike } from "#lib/organizations/rules";
import { no, type No } from "#lib/verdict";

/** An organization as the guidance sees it. What lies below a township, or in an external system, is so, too. */
export type Place = {
  id: string;
  path: string;
  name: string;
  category: OrgCategory;
  schoolField: boolean;
  township: boolean;
  youthHome: boolean;
  external: boolean;
};

/** Somebody who is to go, and what stands in the way. */
export type Traveller = {
  personId: string;
  name: string;
  mark: GraduateMark;
  /** A new-development member whose archive is not certified. */
  uncertified: boolean;
  /** What is under way about them besides a transfer. */
  busyWith: string | null;
  pending: boolean;
  /** Holds a post in the branch. */
  holdsPost: boolean;
  branch: Place;
};

type Wish = "school" | "township" | "townshipOrYouthHome" | "delayed" | "work";
export type ReasonFacts = {
  /** Number in 8.6. */
  no: number;
  /** The member names the new school or employer. */
  asksUnit: boolean;
  asksSchoolType: boolean;
  /** What the form says below the choice. */
  says: string;
  wish?: Wish;
};

const facts = (no: number, says: string, more: Partial<ReasonFacts> = {}): ReasonFacts => ({
  no,
  says,
  asksUnit: false,
  asksSchoolType: false,
  ...more,
});

export const REASONS: Readonly<Record<TransferReason, ReasonFacts>> = {
  FURTHER_STUDY: facts(1, "转到新学校的团组织，入学一个月内由新学校创建；不得转到户籍所在地等乡镇街道。", {
    ...{ asksUnit: true, asksSchoolType: true, wish: "school" },
  }),
  EMPLOYED: facts(2, "转到工作单位的团组织。", { asksUnit: true, wish: "work" }),
  EMPLOYED_WITHOUT_LEAGUE: facts(3, "转到工作单位所在地的乡镇街道团组织，或青年之家。", { asksUnit: true, wish: "townshipOrYouthHome" }),
  UNEMPLOYED: facts(4, "转到居住地、户籍地或生源地乡镇街道的流动团员团支部；学校保留不超过六个月。", { wish: "township" }),
  ARMY: facts(5, "进本省的特殊单位专属库。入伍通知书等材料线下查看，不得上传。"),
  STUDY_ABROAD: facts(6, "关系留在学校：请办理出国（境）保留登记，不用转出。"),
  ABROAD_ON_DUTY: facts(7, "出国之前转到派出单位的团组织。", { asksUnit: true, wish: "work" }),
  ABROAD_PRIVATELY: facts(8, "出国之前转到户籍地、本人或父母居住地的乡镇街道团组织。", { wish: "township" }),
  JOB_CHANGE: facts(9, "转到新单位的团组织。", { wish: "work" }),
  SCHOOL_CHANGE: facts(10, "转到新学校的团组织。", { wish: "school" }),
  LEFT_SCHOOL: facts(11, "转到户籍所在地的团组织，须本人知情。"),
  RESIDENCE: facts(12, "转到新住处或户籍地的团组织。"),
  DELAYED_GRADUATION: facts(13, "转到本校的延迟毕业团组织。", { wish: "delayed" }),
  REORGANIZATION: facts(14, "本组织下的团支部调整，只用于批量接转。"),
  OTHER: facts(15, "请写明原因。"),
};

/** A sentence about a plan: `block` stops it, `hint` makes one look again. */
export type Advice = { level: "block" | "hint"; code: string; because: string; field?: string };

const WISHES: Readonly<Record<Wish, { fits: (to: Place) => boolean; says: string }>> = {
  school: { fits: (to) => to.schoolField, says: "所选组织不是学校的团组织，请核对。" },
  township: { fits: (to) => to.township, says: "所选组织不是乡镇街道的团组织，请核对。" },
  townshipOrYouthHome: { fits: (to) => to.township || to.youthHome, says: "所选组织不是乡镇街道的团组织，也不是青年之家，请核对。" },
  delayed: { fits: (to) => to.category === "DELAYED_GRADUATION_ORG", says: "延迟毕业的请转到本校的延迟毕业团组织。" },
  work: { fits: (to) => !to.township && !to.schoolField, says: "所选组织是学校或乡镇街道的团组织，请确认是工作单位的团组织。" },
};

const block = ({ code, because }: No, field?: string): Advice => ({ level: "block", code, because, ...(field ? { field } : {}) });
const hint = (code: string, because: string): Advice => ({ level: "hint", code, because });

/** What somebody plans. `answers` are those of the form. */
export type Plan = {
  kind: TransferKind;
  reason: TransferReason;
  to: Place;
  reasonNote?: string;
  newUnitName?: string;
  newUnitAddress?: string;
  schoolType?: SchoolType | null;
  memberInformed?: boolean;
  employedElsewhere?: boolean | null;
};

/** The route of a plan: by the reason, or by where the target lies. */
export const routeOf = ({ kind, reason, to }: Pick<Plan, "kind" | "reason" | "to">): TransferRoute => {
  if (kind === "IN" || kind === "BULK") return "NORMAL";
  return reason === "ARMY" ? "SPECIAL" : to.external ? "EXTERNAL" : "NORMAL";
};

const cannot = (name: string, because: string): Advice => block(no("E-TRF-40", { 组织: name, 原因: because }), "toOrgId");

/** Why an organization of that category takes nobody in by this route; null when it does. */
function closedBecause({ kind, reason, to }: Pick<Plan, "kind" | "reason" | "to">): string | null {
  const library = to.category === "SPECIAL_UNIT_LIBRARY";
  if (routeOf({ kind, reason, to }) === "SPECIAL") return library ? null : "参军入伍、转往涉密单位的只能进本省特殊单位专属库";
  if (library) return "只有参军入伍、转往涉密单位的才进专属库";
  if (to.category === "PENDING_TRANSFER_BRANCH") return "它只存放待接转的团员";
  if (to.category === "OVERSEAS_STUDY_BRANCH") return "请办理出国（境）保留登记";
  const takes = to.external || isBranchLike(to.category) || isCommitteeLike(to.category);
  return takes ? null : "团的领导机关不接收团员，请选它下面的团组织";
}

/** Whether an organization of that category takes members in at all by this route. */
function fitTarget({ kind, reason, to }: Plan): Advice[] {
  const closed = closedBecause({ kind, reason, to });
  if (closed) return [cannot(to.name, closed)];
  if (routeOf({ kind, reason, to }) !== "SPECIAL" && to.external && !isBranchLike(to.category)) return [block(no("E-TRF-17"), "toOrgId")];
  return kind === "BULK" && !isBranchLike(to.category) ? [block(no("E-TRF-09"), "toOrgId")] : [];
}

/** Why a place does not suit when it is chosen, as far as place, branch and reason tell; null when it does. */
export function unfitBecause({ to, from, reason }: { to: Place; from: Place | null; reason: TransferReason | null }): string | null {
  if (from && to.id === from.id) return "就是现在所在的团支部";
  const closed = closedBecause({ kind: "OUT", reason: reason ?? "JOB_CHANGE", to });
  if (closed) return closed;
  if (to.external && !isBranchLike(to.category)) return no("E-TRF-17").because;
  return reason === "FURTHER_STUDY" && to.township && (from?.schoolField ?? true) ? no("E-TRF-23").because : null;
}

/** Where somebody must not go because of where they are. */
function fitWay({ kind, to }: Plan, { branch }: Traveller): Advice[] {
  if (kind === "IN") {
    if (branch.path.startsWith(to.path)) return [block(no("E-TRF-05"), "idNumber")];
    return branch.external ? [cannot(branch.name, "北京、广东、福建的团员请本人从当地系统发起")] : [];
  }
  return branch.id === to.id ? [block(no("E-TRF-10b"), "toOrgId")] : [];
}

/** What stands in the way of one person, whatever the target (TRF-13, TRF-14, MEM-37). */
export function hindrances({ pending, uncertified, busyWith }: Omit<Traveller, "branch">): Advice[] {
  return [
    ...(pending ? [block(no("E-TRF-02"))] : []),
    ...(uncertified ? [block(no("E-TRF-14"))] : []),
    ...(busyWith ? [block(no("E-MEM-37", { 事项: busyWith }))] : []),
  ];
}

/** Whether a receiving organization must say if somebody has found work elsewhere (TRF-33). */
export const asksEmployment = (to: Pick<Place, "township">, mark: GraduateMark): boolean => to.township && mark === "GRADUATE";

function fitReason(plan: Plan, { branch, mark }: Traveller): Advice[] {
  const { kind, reason, to } = plan;
  const found: Advice[] = [];
  if (reason === "REORGANIZATION" && kind !== "BULK") found.push(block(no("E-TRF-24"), "reason"));
  if (reason === "FURTHER_STUDY" && to.township && (kind === "SELF" || (kind === "OUT" && branch.schoolField)))
    found.push(block(no("E-TRF-23"), "toOrgId"));
  if (kind === "IN" && asksEmployment(to, mark) && plan.employedElsewhere !== false)
    found.push(block(plan.employedElsewhere ? no("E-TRF-23b") : no("E-TRF-41"), "employedElsewhere"));
  return found;
}

/** What the form itself still lacks; pressing asks, the check beforehand does not. */
export function gapsOfPlan({ kind, reason, ...form }: Omit<Plan, "to">): Advice[] {
  const { asksUnit, asksSchoolType } = REASONS[reason];
  const asked = kind === "SELF";
  const gaps: [string, string, boolean][] = [
    ["reasonNote", "原因说明", reason === "OTHER" && !form.reasonNote],
    ["newUnitName", "新学校/单位名称", asked && asksUnit && !form.newUnitName],
    ["newUnitAddress", "新学校/单位所在详细地址", asked && asksUnit && !form.newUnitAddress],
    ["schoolType", "毕业去向类别", asked && asksSchoolType && !form.schoolType],
  ];
  const empty = gaps.filter(([, , lacks]) => lacks).map(([field, label]) => block(no("E-GEN-01", { fields: label }), field));
  const uninformed = reason === "LEFT_SCHOOL" && kind !== "SELF" && !form.memberInformed;
  return uninformed ? [...empty, block(no("E-TRF-26"), "memberInformed")] : empty;
}

function hints({ reason, to }: Plan, { holdsPost }: Traveller): Advice[] {
  const { wish } = REASONS[reason];
  return [
    ...(wish && !WISHES[wish].fits(to) ? [hint("TRF-23", WISHES[wish].says)] : []),
    ...(reason === "STUDY_ABROAD" ? [hint("TRF-32", REASONS.STUDY_ABROAD.says)] : []),
    ...(holdsPost ? [hint("TRF-28", "该团员在原支部担任职务，转出后职务自动终止。")] : []),
  ];
}

/** Everything there is to say of one person's way: what stops it first, then what to look at (TRF-23). */
export function adviseOn(plan: Plan, traveller: Traveller): Advice[] {
  const blocks = [...hindrances(traveller), ...fitWay(plan, traveller), ...fitTarget(plan), ...fitReason(plan, traveller)];
  return [...blocks, ...hints(plan, traveller)];
}

export const blocksOf = (advice: readonly Advice[]): Advice[] => advice.filter((a) => a.level === "block");
