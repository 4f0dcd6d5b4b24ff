// 新来的团员已经联系、报到：从清单上划去（MEM-35）。
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { transaction } from "#lib/db";
import { permit, refuse } from "#lib/verdict";

/** The branch, or its direct superior, has got in touch with who came. */
export const welcomeMember = (actor: Actor, { transferId }: { transferId: string }): Promise<void> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    const home = await tx.membership.findFirst({ where: { transferId, status: "ACTIVE" } });
    permit(may(actor, "editMember:E", { path: home?.branchPath ?? refuse("E-GEN-08") }));
    const noted = await tx.transfer.updateMany({ where: { id: transferId, welcomedAt: null }, data: { welcomedAt: now() } });
    if (noted.count === 0) refuse("E-GEN-02");
    await record(tx, actor, { action: "transfer.welcomed", subject: { type: "person", id: home?.personId ?? null } });
  });
