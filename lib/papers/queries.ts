// 待决事项的读取：给各业务的命令用。
import type { Paper, PaperType } from "#generated/client";
import { db } from "#lib/db";

/** The paper of that type about that thing which still waits. */
export const findOpenPaper = (type: PaperType, subjectId: string): Promise<Paper | null> =>
  db().paper.findFirst({ where: { type, subjectId, state: "OPEN" } });

/** Who made the last step of a paper. */
export async function nameOfLast(paperId: string): Promise<string> {
  const step = await db().paperStep.findFirst({
    where: { paperId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { personName: true },
  });
  return step?.personName ?? "申请人";
}
