// 大批导出的读取：本组织申请过的，与决定的人要看的几项。
import type { ExportState } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import type { PaperFact } from "#lib/papers/rules";

export type RequestRow = {
  id: string;
  state: ExportState;
  size: number;
  reason: string;
  areaName: string;
  requestedAt: Date;
  requestedBy: string;
  decidedBy: string | null;
  expiresAt: Date | null;
  usedAt: Date | null;
  /** Whether the reader may fetch it now. */
  open: boolean;
};

/** The latest requests of the own organization. */
export const listExports = ({ organizationId, personId }: Scope, limit = 50): Promise<RequestRow[]> =>
  db().$queryRaw`
    SELECT r.id, r.state, r.size, r.reason, o.short_name AS "areaName", r.requested_at AS "requestedAt", p.name AS "requestedBy",
      d.name AS "decidedBy", r.expires_at AS "expiresAt", r.used_at AS "usedAt",
      (r.state = 'APPROVED' AND r.expires_at > ${now()} AND r.requested_by_id = ${personId}::uuid) AS open
    FROM export_request r JOIN organization o ON o.id = r.area_id JOIN person p ON p.id = r.requested_by_id
    LEFT JOIN person d ON d.id = r.decided_by_id
    WHERE r.organization_id = ${organizationId}::uuid ORDER BY r.requested_at DESC LIMIT ${limit}`;

/** What the person who decides reads. */
export async function listExportFacts(requestId: string): Promise<PaperFact[]> {
  const request = await db().exportRequest.findUniqueOrThrow({ where: { id: requestId } });
  const area = await db().organization.findUniqueOrThrow({ where: { id: request.areaId }, select: { fullName: true } });
  return [
    { label: "范围", value: area.fullName },
    { label: "人数", value: `${request.size} 人`, warn: "名单里的每个人都看得到自己被导出" },
    { label: "用途", value: request.reason },
  ];
}
