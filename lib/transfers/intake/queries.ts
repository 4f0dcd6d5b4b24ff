// 转入本组织范围的，各在哪一步（TRF-25）。
import type { TransferState } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { db } from "#lib/db";

/** How many transfers into the scope are under way, by state. */
export const countStates = ({ path, end }: Scope): Promise<{ state: TransferState; n: number }[]> =>
  db().$queryRaw`
    SELECT t.state, count(*)::int AS n FROM transfer t JOIN organization o ON o.id = t.to_org_id
    WHERE o.path >= ${path} AND o.path < ${end} AND t.kind <> 'BULK' AND t.closed_at IS NULL GROUP BY t.state ORDER BY t.state`;
