// 本人每年核对一次资料（MEM-36）。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayOwn } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { transaction } from "#lib/db";
import { missingText } from "#lib/members/roster/labels";
import { permit, refuse } from "#lib/verdict";

/** Confirms the own record for this year; what is missing is filled in first. */
export const confirmOwnRecord = (actor: Actor, _: Record<string, never>): Promise<{ year: number }> =>
  transaction(async (tx) => {
    permit(mayOwn(actor, "ownRecord:E"));
    if (actor.assurance < 2) refuse("E-PERM-06");
    const { personId } = actor;
    const { missing } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    if (missing.length > 0) refuse("E-GEN-01", { fields: missingText(missing) });
    const year = Number(dayOf(now()).slice(0, 4));
    const { count } = await tx.selfCheck.createMany({ data: [{ personId, year, confirmedAt: now() }], skipDuplicates: true });
    if (count > 0) await record(tx, actor, { action: "member.selfChecked", subject: { type: "person", id: personId }, detail: { year } });
    return { year };
  });
