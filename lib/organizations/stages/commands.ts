// 推进阶段的设定：系统后台与团中央（ORG-33）。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayToDb } from "#lib/dates";
import { transaction } from "#lib/db";
import { isInOrder, type Stage } from "#lib/organizations/stages/rules";
import { permit, refuse } from "#lib/verdict";

const subject = { type: "stage", id: null };

/** Sets the stage of a level; an earlier one of that level is replaced. */
export const saveStage = (actor: Actor, { level, ...days }: Stage): Promise<void> =>
  transaction(async (tx) => {
    permit(mayUse(actor, "rollout:E"));
    permit(isInOrder(days), "endOn");
    const dated = Object.fromEntries(Object.entries(days).map(([name, day]) => [name, dayToDb(day) as Date]));
    const data = { ...(dated as Record<keyof typeof days, Date>), setById: actor.personId, setAt: now() };
    await tx.rolloutStage.upsert({ where: { level }, create: { id: newId(), level, ...data }, update: data });
    await record(tx, actor, { action: "stage.saved", subject, detail: { level, ...days } });
  });

/** Takes the stage of a level back. */
export const removeStage = (actor: Actor, { level }: { level: number }): Promise<void> =>
  transaction(async (tx) => {
    permit(mayUse(actor, "rollout:E"));
    if ((await tx.rolloutStage.deleteMany({ where: { level } })).count === 0) refuse("E-GEN-08");
    await record(tx, actor, { action: "stage.removed", subject, detail: { level } });
  });
