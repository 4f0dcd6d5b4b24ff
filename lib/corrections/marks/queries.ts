// 毕业标记更正的读取：由什么改成什么，牵涉多少人（GRAD-06）。
import type { Correction } from "#generated/client";
import { db } from "#lib/db";
import { showMark } from "#lib/graduation/labels";
import { markStateOf, type Mark } from "#lib/graduation/rules";
import type { PaperFact } from "#lib/papers/rules";

/** What a branch is marked with, and what it shall be. */
export type MarkValues = { before: Mark; wanted: Mark };
export const markValues = ({ mark }: Pick<Correction, "mark">): MarkValues => mark as unknown as MarkValues;

export async function listMarkFacts(row: Correction): Promise<PaperFact[]> {
  const branch = await db().organization.findUniqueOrThrow({ where: { id: row.branchId ?? "" } });
  const { before, wanted } = markValues(row);
  const converted = markStateOf(branch) === "CONVERTED";
  const members = converted ? await db().membership.count({ where: { branchId: branch.id, status: "ACTIVE" } }) : 0;
  const undone = { label: "已转为毕业生团组织", value: `${members}\u00a0名团员`, warn: "毕业年份推后的，变回团支部，毕业生标识取消" };
  return [
    { label: "团支部", value: branch.fullName },
    { label: "预计毕业时间", value: showMark(wanted), before: showMark(before) },
    ...(converted ? [undone] : []),
  ];
}
