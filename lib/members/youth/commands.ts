// 青年列表：团支部记下还不是团员的青年，改、删都留痕；设置没有打开就没有这回事（MEM-33）。
import type { Organization } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import type { Deed } from "#lib/auth/matrix";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { seal } from "#lib/crypto/seal";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { canonicalMobile, canonicalName, isMobile, isValidName } from "#lib/members/identity/rules";
import { mobilePlace } from "#lib/members/youth/queries";
import { isYouthYear } from "#lib/members/youth/rules";
import type { YouthEntry } from "#lib/members/youth/schema";
import { mayHoldMembers } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

async function requireBranch(tx: Tx, actor: Actor, branchId: string, deed: Deed): Promise<Organization> {
  const branch = (await tx.organization.findFirst({ where: { id: branchId, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
  permit(may(actor, deed, branch));
  permit(mayHoldMembers(branch.category));
  const { "member.youthTab": shown } = await readSettings(branch.path);
  return shown ? branch : refuse("E-GEN-08");
}

/** What of a form is kept; the phone sealed. */
function columnsOf(id: string, { name: typed, mobile: dialled, birthYear }: YouthEntry) {
  const [name, mobile] = [canonicalName(typed), canonicalMobile(dialled)];
  permit(isValidName(name), "name");
  if (mobile !== "" && !isMobile(mobile)) refuse("E-MEM-15", {}, "mobile");
  permit(isYouthYear(Number(birthYear), Number(dayOf(now()).slice(0, 4))), "birthYear");
  return { name, birthYear: Number(birthYear), mobile: mobile ? new Uint8Array(seal(mobile, mobilePlace(id))) : null };
}

/** Notes somebody, or puts right what was noted. */
export const saveYouth = (actor: Actor, entry: YouthEntry): Promise<{ youthId: string }> =>
  transaction(async (tx) => {
    const branch = await requireBranch(tx, actor, entry.branchId, entry.youthId ? "youth:E" : "youth:C");
    const id = entry.youthId ?? newId();
    const columns = columnsOf(id, entry);
    const where = { id, branchId: branch.id };
    const by = { notedById: actor.personId, notedAt: now() };
    if (!entry.youthId) await tx.youth.create({ data: { ...where, ...columns, ...by } });
    else if ((await tx.youth.updateMany({ where, data: columns })).count === 0) refuse("E-GEN-08");
    await record(tx, actor, { action: "youth.saved", subject: { type: "youth", id } });
    return { youthId: id };
  });

/** Forgets somebody altogether: what is not needed is not kept. */
export const removeYouth = (actor: Actor, { youthId }: { youthId: string }): Promise<void> =>
  transaction(async (tx) => {
    const youth = (await tx.youth.findUnique({ where: { id: youthId } })) ?? refuse("E-GEN-08");
    await requireBranch(tx, actor, youth.branchId, "youth:X");
    if ((await tx.youth.deleteMany({ where: { id: youthId } })).count === 0) refuse("E-GEN-08");
    await record(tx, actor, { action: "youth.removed", subject: { type: "youth", id: youthId } });
  });
