// 组织迁移的词汇：申请、两级同意，迁了之后在哪里。
import { requestMove } from "#lib/reorganization/actions";
import { decide, papersOf } from "#tests/support/desks";
import { organizationOf } from "#tests/support/organizations";
import { given, organizationId, type Player, press } from "#tests/support/people";

export const CITY = "共青团临澜市委";
export const DISTRICT = "共青团东屿区委";
export const SHIPYARD = "东屿区海澜船舶有限公司团委";
export const WORKSHOP = "海澜船舶有限公司机电车间团支部";

/** An organization asks to hang below another. */
export const askToMove = async (
  player: Player,
  ...[fullName, target, reason = "企业总部迁到市区"]: [from: string, to: string, reason?: string]
) => press(player.browser, requestMove, { organizationId: await organizationId(fullName), targetId: await organizationId(target), reason });

/** Decides the move that waits on a desk. */
export async function decideMoveAt(player: Player, refused?: string) {
  const paper = (await papersOf(player)).find((p) => p.type === "ORG_MOVE");
  return decide(player, paper?.id ?? crypto.randomUUID(), refused);
}

/** Both superiors agree. */
export async function agree(...players: readonly Player[]): Promise<void> {
  for (const player of players) given(await decideMoveAt(player));
}

/** Whose direct child an organization is, and on which level. */
export async function placeOf(fullName: string): Promise<{ level: number; parentId: string | null }> {
  const { level, parentId } = await organizationOf(fullName);
  return { level, parentId };
}
