// 转接的词汇：发起、审批、分配、撤销，谁在哪个支部，直接挪人。
import type { Transfer } from "#generated/client";
import type { TransferReason } from "#generated/enums";
import { type Recorder, SYSTEM } from "#lib/audit/record";
import { db, transaction } from "#lib/db";
import { decidePaper } from "#lib/inbox/actions";
import type { Answers } from "#lib/papers/rules";
import { storeFile } from "#lib/files/commands";
import {
  appealOwnTransfer,
  assignBranch,
  continueOwnTransfer,
  continueTransfer,
  requestOwnTransfer,
  transferIn,
  transferInBulk,
  transferOut,
} from "#lib/transfers/actions";
import { type Moving, moveMembers } from "#lib/transfers/moving/commands";
import { actorFor, idNumberOf, organizationId, type Player, personId, press, signedIn } from "#tests/support/people";
import { PEOPLE } from "#world/people";

export const LIBRARY = "江海省特殊单位专属库";
export const DELAYED = "江海海洋大学信息学院延迟毕业团组织";
export const HOLDING = "江海海洋大学信息学院待接转团支部";
export const FLOATING = "望潮街道流动团员团支部";
export const COMPANY = "东屿区海澜船舶有限公司团委";
export const WORKSHOP = "海澜船舶有限公司机电车间团支部";
export const CITY = "共青团临澜市委";
export const DISTRICT = "共青团东屿区委";
export const BEIJING_STREET = "北京市澄园街道团委";
export const BEIJING_BRANCH = "澄园街道澄园社区团支部";

/** Full name of the branch that somebody is in. */
export async function branchOf(key: string): Promise<string> {
  const where = { personId: await personId(key), status: "ACTIVE" } as const;
  const { branchId } = await db().membership.findFirstOrThrow({ where });
  return (await db().organization.findUniqueOrThrow({ where: { id: branchId } })).fullName;
}

/** Moves people of the world as it is done once everything is decided. */
export const move = async (keys: readonly string[], to: string, more: Partial<Moving> & { who?: Recorder } = {}): Promise<void> => {
  const { who = SYSTEM, ...moving } = more;
  const personIds = await Promise.all(keys.map(personId));
  const toBranchId = await organizationId(to);
  await transaction((tx) => moveMembers(tx, who, { personIds, toBranchId, reason: "组织调整", ...moving }));
};

export const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });

/** What a form is when nothing but the reason was chosen. */
export const PLAN = { reasonNote: "", newUnitName: "", newUnitAddress: "", schoolType: null, remark: "", memberInformed: false } as const;

type Given = { reason?: TransferReason; more?: object };
type Bound = string | null | (Given & { to: string | null });

/** 办理转出 of people of the world; to nowhere for the library. */
export async function sendOut(player: Player, keys: readonly string[], bound: Bound) {
  const { to, reason = "JOB_CHANGE", more = {} } = typeof bound === "object" && bound ? bound : { to: bound };
  const personIds = await Promise.all(keys.map(personId));
  const form = { personIds, toOrgId: to && (await organizationId(to)), ...PLAN, reason, ...more };
  return press(player.browser, transferOut, form);
}

/** 办理转入 by name and number. */
export const bringIn = async (player: Player, key: string, { reason = "SCHOOL_CHANGE", more = {} }: Given = {}) =>
  press(player.browser, transferIn, {
    ...{ name: PEOPLE.find((p) => p.key === key)?.name ?? "", idNumber: idNumberOf(key), ...PLAN, reason, employedElsewhere: null },
    ...more,
  });

/** 本人申请. */
export const apply = async (player: Player, to: string | null, { reason = "JOB_CHANGE", more = {} }: Given = {}) =>
  press(player.browser, requestOwnTransfer, {
    ...{ isExternal: false, toOrgId: to && (await organizationId(to)), ...PLAN, reason, contact: "19900000003" },
    ...more,
  });

/** 批量接转. */
export async function moveInBulk(player: Player, keys: readonly string[], [from, to, more = {}]: readonly [string, string, object?]) {
  const [fromBranchId, toBranchId] = [await organizationId(from), await organizationId(to)];
  const personIds = await Promise.all(keys.map(personId));
  const form = { fromBranchId, toBranchId, personIds, reason: "FURTHER_STUDY" as const, reasonNote: "", memberInformed: false };
  return press(player.browser, transferInBulk, { ...form, ...more });
}

/** The latest transfer of somebody. */
export const transferOf = async (key: string): Promise<Transfer> =>
  db().transfer.findFirstOrThrow({ where: { personId: await personId(key) }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
export const stateOf = async (key: string): Promise<string> => (await transferOf(key)).state;

/** The paper about somebody's transfer that waits. */
export async function paperOf(key: string): Promise<string> {
  const { id } = await transferOf(key);
  return (await db().paper.findFirst({ where: { subjectId: id, state: "OPEN" } }))?.id ?? "";
}

/** Decides on somebody's transfer: consents, or returns it with a reason. */
export const judge = async (player: Player, key: string, { refused, ...answers }: Answers & { refused?: string } = {}) =>
  press(player.browser, decidePaper, {
    ...{ paperId: await paperOf(key), decision: refused === undefined ? ("approve" as const) : ("refuse" as const) },
    ...{ reason: refused ?? "", answers },
  });

/** 分配团支部. */
export const assign = async (player: Player, key: string, branch: string) =>
  press(player.browser, assignBranch, { transferId: (await transferOf(key)).id, branchId: await organizationId(branch) });

type Corrected = Given & { to: string | null; own?: boolean };

/** 更正后继续, with the rest of the form as it was. */
export const correct = async (player: Player, key: string, { to, reason = "JOB_CHANGE", more = {}, own }: Corrected) =>
  press(player.browser, own ? continueOwnTransfer : continueTransfer, {
    ...{ transferId: (await transferOf(key)).id, toOrgId: to && (await organizationId(to)), ...PLAN, reason, contact: "" },
    ...more,
  });

/** A proof that somebody just uploaded. */
export async function proofOf(player: Player): Promise<string> {
  const body = new Blob(["%PDF-1.7\n%%EOF"]).stream();
  const arrival = { body, name: "录取通知书.pdf", mime: "application/pdf", purpose: "transfer", maxBytes: 1024 };
  return (await storeFile(await actorFor(player, false), arrival)).id;
}

/** 申诉 of the member. */
export const appealFor = async (player: Player, key: string, more: object = {}) =>
  press(player.browser, appealOwnTransfer, {
    ...{ transferId: (await transferOf(key)).id, reason: "我确实在这里工作，有劳动合同", fileId: await proofOf(player) },
    ...more,
  });

/** 出国（境）学习研究保留团组织关系, as the form is filled in. */
export const stayForm = async (player: Player, more: object = {}) => ({
  ...{
    toBranchId: await organizationId("江海海洋大学出国（境）学习研究团员团支部"),
    place: "某国某大学",
    startOn: "2025-09-01",
    endOn: "2027-08-31",
  },
  ...{ contactName: "周父", contactPhone: "19900000102", fileId: await proofOf(player) },
  ...more,
});

/** The street's desk: it may decide for the floating branch below it. */
export const STREET_DESK = (): Promise<Player> => at("M09", "东屿区望潮街道团工委");
