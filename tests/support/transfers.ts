// 转接的词汇：谁在哪个支部，直接挪人。
import { type Recorder, SYSTEM } from "#lib/audit/record";
import { db, transaction } from "#lib/db";
import { type Moving, moveMembers } from "#lib/transfers/moving/commands";
import { organizationId, personId } from "#tests/support/people";

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
