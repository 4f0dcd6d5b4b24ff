// 新来的团员：转入之后要联系本人、更新联系方式、安排报到（MEM-35）。
import type { TransferReason } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { db } from "#lib/db";

export type Arrival = {
  transferId: string;
  personId: string;
  name: string;
  branch: string;
  from: string;
  reason: TransferReason;
  since: Date;
};

/** Members of the organization's own and directly lower branches who came and were not welcomed yet, the latest first. */
export const listArrivals = ({ organizationId: at }: Scope): Promise<Arrival[]> =>
  db().$queryRaw`
    SELECT t.id AS "transferId", p.id AS "personId", p.name, b.short_name AS branch, f.full_name AS "from", t.reason, m.since
    FROM organization b JOIN membership m ON m.branch_id = b.id AND m.status = 'ACTIVE' JOIN transfer t ON t.id = m.transfer_id
    JOIN person p ON p.id = m.person_id JOIN organization f ON f.id = t.from_branch_id
    WHERE (b.id = ${at}::uuid OR b.parent_id = ${at}::uuid) AND t.welcomed_at IS NULL ORDER BY m.since DESC, p.id LIMIT 200`;
