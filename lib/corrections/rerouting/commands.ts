// 组织树动了之后：在途的更正与删除按现在的上级接着走；到了别的省，从那里重新开始（规格 5.18）。
import type { CorrectionState, PaperType } from "#generated/enums";
import { isWithin, pathEnd } from "#lib/auth/reach";
import { nextState } from "#lib/corrections/rules";
import type { Tx } from "#lib/db";
import { redirectPaper } from "#lib/papers/commands";
import { refuse } from "#lib/verdict";

/** Where a part of the tree lay, and where it lies now. */
export type Moved = { from: string; path: string; parentId: string };

type Waiting = { id: string; paperId: string; type: PaperType; state: CorrectionState; deciderPath: string | null };

const listWaiting = (tx: Tx, path: string): Promise<Waiting[]> => tx.$queryRaw`
  SELECT c.id, p.id AS "paperId", p.type, c.state, d.path AS "deciderPath" FROM correction c
  JOIN organization o ON o.id = c.origin_id AND o.path >= ${path} AND o.path < ${pathEnd(path)}
  JOIN paper p ON p.subject_id = c.id AND p.state = 'OPEN'
  LEFT JOIN organization d ON d.id = p.decider_id WHERE c.closed_at IS NULL ORDER BY c.id`;

const PROVINCE = 8;

/** Whether the desk that holds it is still on its way up; the operator's is, for what the province has agreed to. */
const staysOnItsWay = ({ deciderPath }: Waiting, path: string): boolean =>
  deciderPath === null || isWithin(deciderPath, path) || isWithin(path, deciderPath);

export async function rerouteCorrections(tx: Tx, { from, path, parentId }: Moved): Promise<void> {
  const abroad = from.slice(0, PROVINCE) !== path.slice(0, PROVINCE);
  for (const waiting of await listWaiting(tx, path)) {
    const { id, paperId, state, deciderPath, type } = waiting;
    const inside = deciderPath !== null && isWithin(deciderPath, path);
    if (inside || (!abroad && staysOnItsWay(waiting, path))) continue;
    if (abroad) {
      const kind = type === "DELETION" ? "DELETION" : "IDENTITY";
      const to = nextState(state, { kind, move: "restart", by: "system" }) ?? refuse("E-GEN-02");
      await tx.correction.update({ where: { id }, data: { state: to, provinceAt: null } });
    }
    await redirectPaper(tx, { id: paperId }, parentId);
  }
}
