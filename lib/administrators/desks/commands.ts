// 管理员权限随职务走：职务没了，权限随之结束；等着的申请失去对象，就作废（ADM-08、ADM-10）。
import type { AdminChangeRequest } from "#generated/client";
import { type Desk, endAdmins, noteVacancy } from "#lib/administrators/commands";
import { nextState } from "#lib/administrators/rules";
import { type Recorder, SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import type { Tx } from "#lib/db";
import { cancelPaper } from "#lib/papers/commands";

type Moot = Pick<AdminChangeRequest, "id" | "state"> & { because: string };

/** Requests that have lost what they are about, and why. */
const findMoot = (tx: Tx, organizationIds: readonly string[]): Promise<Moot[]> =>
  tx.$queryRaw`
    SELECT r.id, r.state, CASE WHEN o.status = 'DELETED' THEN '组织已撤销' WHEN a.id IS NOT NULL THEN '已经是管理员' ELSE '不再担任本组织职务' END AS because
    FROM admin_change_request r JOIN organization o ON o.id = r.organization_id
    LEFT JOIN org_admin a ON a.organization_id = r.organization_id AND a.person_id = r.new_admin_id AND a.status = 'ACTIVE'
    WHERE r.state = 'PENDING' AND r.organization_id = ANY(${[...organizationIds]}::uuid[]) AND (o.status = 'DELETED' OR a.id IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM cadre_post c WHERE c.organization_id = r.organization_id AND c.person_id = r.new_admin_id AND c.status = 'ACTIVE'))
    ORDER BY r.id`;

/** Voids requests that have lost what they are about (5.8); the applicant's inbox says so. */
export async function cancelMoot(tx: Tx, organizationIds: readonly string[]): Promise<void> {
  for (const { id, state, because } of await findMoot(tx, organizationIds)) {
    const to = nextState(state, { move: "cancel", by: "system" });
    const data = to && { state: to, decidedAt: now(), decisionReason: because };
    if (!data || (await tx.adminChangeRequest.updateMany({ where: { id, state }, data })).count !== 1) continue;
    await cancelPaper(tx, SYSTEM, { type: "ADMIN_CHANGE", subjectId: id, reason: because });
  }
}

type Lost = Desk & { personIds: string[] };

/** Administrators who hold no post there any more, by organization; of a deleted one all. */
const findLost = (tx: Tx, organizationIds: readonly string[]): Promise<Lost[]> =>
  tx.$queryRaw`
    SELECT o.id, o.path, o.short_name AS "shortName", array_agg(a.person_id ORDER BY a.seat) AS "personIds"
    FROM org_admin a JOIN organization o ON o.id = a.organization_id
    WHERE a.status = 'ACTIVE' AND o.id = ANY(${[...organizationIds]}::uuid[]) AND (o.status = 'DELETED' OR NOT EXISTS
      (SELECT 1 FROM cadre_post c WHERE c.organization_id = o.id AND c.person_id = a.person_id AND c.status = 'ACTIVE'))
    GROUP BY o.id ORDER BY o.id`;

/**
 * To be called by whatever ended posts, or organizations, with the organizations concerned: admin rights without a post end, papers
 * without an object are voided, and where nobody is left the superior takes over.
 */
export async function settleDesks(tx: Tx, who: Recorder, organizationIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ANY(${[...organizationIds].sort()}::uuid[]) ORDER BY id FOR UPDATE`;
  for (const { personIds, ...desk } of await findLost(tx, organizationIds)) {
    await endAdmins(tx, who, { desk, personIds, why: "不再担任这个组织的职务，管理员权限随之结束。" });
    await noteVacancy(tx, desk);
  }
  await cancelMoot(tx, organizationIds);
}
