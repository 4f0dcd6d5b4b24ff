// 成批转接的词汇：一份去向工作簿，定好、办理、撤销，每个人成了什么。
import type { GraduateBatch, GraduateBatchRow } from "#generated/client";
import { db } from "#lib/db";
import { beginGraduateBatch, runGraduateBatch, undoGraduateBatch } from "#lib/graduation/actions";
import { store } from "#tests/support/imports";
import { work } from "#tests/support/jobs";
import { given, idNumberOf, type Player, press } from "#tests/support/people";
import { xlsx } from "#tests/support/xlsx";
import { PEOPLE } from "#world/people";

export type Line = { key?: string; name?: string; idNumber?: string; reason: string; target: string };

/** A workbook of where people go; whoever is of the world is named by their key. */
export const sheetOf = (lines: readonly Line[]): Buffer =>
  xlsx({
    rows: [
      ["姓名", "身份证号", "毕业去向", "转入组织", "单位名称"],
      ...lines.map(({ key, name, idNumber, reason, target }) => {
        const person = key ? PEOPLE.find((p) => p.key === key) : undefined;
        return [name ?? person?.name ?? "", idNumber ?? (key ? idNumberOf(key) : ""), reason, target, ""];
      }),
    ],
  });

export const graduateBatch = (id: string): Promise<GraduateBatch> => db().graduateBatch.findUniqueOrThrow({ where: { id } });
export const linesOf = (batchId: string): Promise<GraduateBatchRow[]> =>
  db().graduateBatchRow.findMany({ where: { batchId }, orderBy: { rowNo: "asc" } });

/** Verdicts of a batch, by name. */
export const verdictsOf = async (batchId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await linesOf(batchId)).map((r) => [r.name, r.verdict]));

/** Plans from declarations, or from a workbook. */
export async function planned(player: Player, lines?: readonly Line[]): Promise<string> {
  const fileId = lines ? await store(player, sheetOf(lines)) : null;
  const source = lines ? ("WORKBOOK" as const) : ("DECLARATIONS" as const);
  const { batchId } = given(await press(player.browser, beginGraduateBatch, { source, areaId: null, fileId }));
  await work();
  return batchId;
}

/** Confirms, and lets the background carry it out. */
export async function carriedOut(player: Player, batchId: string): Promise<void> {
  given(await press(player.browser, runGraduateBatch, { batchId }));
  await work();
}

export const takenBack = async (player: Player, batchId: string) => {
  const answer = await press(player.browser, undoGraduateBatch, { batchId });
  await work();
  return answer;
};
