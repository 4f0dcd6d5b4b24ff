// 下载本人的全部资料：支部确认过是本人的才行，因为里面的号码是完整的。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { selfScopeOf } from "#lib/auth/scope";
import { transaction } from "#lib/db";
import { writeTable } from "#lib/excel/write";
import { exportOwn } from "#lib/members/own/report";
import { refuse } from "#lib/verdict";

export type Workbook = { name: string; base64: string };

/** A workbook of everything that is kept about oneself (S18). */
export const exportOwnData = (actor: Actor): Promise<Workbook> =>
  transaction(async (tx) => {
    if (actor.assurance < 2) refuse("E-PERM-06");
    const { sheets, name } = await exportOwn(selfScopeOf(actor));
    await record(tx, actor, { action: "member.ownDataExported", subject: { type: "person", id: actor.personId } });
    return { name, base64: Buffer.from(await writeTable(sheets)).toString("base64") };
  });
