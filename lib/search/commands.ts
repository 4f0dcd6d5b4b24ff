// 找人的表单答的话：粘贴的名单不进网址，所以走操作这道门。
import type { Actor } from "#lib/auth/actor";
import { scopeOf } from "#lib/auth/scope";
import { writeTable } from "#lib/excel/write";
import { exportChosen } from "#lib/members/roster/report";
import { type Listed, searchList } from "#lib/search/queries";

/** Looks for a pasted list in the whole subtree: found, missing, ambiguous. */
export const findPeople = (actor: Actor, { text }: { text: string }): Promise<Listed> => searchList(actor, scopeOf(actor), text);

export type Workbook = { name: string; base64: string };

/** A workbook of the people who were chosen, masked as every list. */
export async function exportPeople(actor: Actor, { personIds }: { personIds: string[] }): Promise<Workbook> {
  const { sheet, name } = await exportChosen(actor, scopeOf(actor), personIds);
  return { name, base64: Buffer.from(await writeTable([sheet])).toString("base64") };
}
