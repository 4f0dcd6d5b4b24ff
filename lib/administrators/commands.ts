// 组织管理员：席位有限，先到先得；必须是本组织的团干部。
import { record, type Recorder } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import type { Tx } from "#lib/db";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

export type Grant = { personId: string; organization: { id: string; path: string } };

/** Gives the admin right of a locked organization to one of its cadres (ADM-01, ADM-02). Seats make more than the limit impossible. */
export async function grantAdmin(tx: Tx, who: Recorder, { personId, organization }: Grant): Promise<void> {
  const { "admin.maxPerOrg": most } = await readSettings(organization.path);
  const active = await tx.orgAdmin.findMany({ where: { organizationId: organization.id, status: "ACTIVE" } });
  if (active.some((a) => a.personId === personId)) return;
  const seat = Array.from({ length: most }, (_, i) => i + 1).find((n) => !active.some((a) => a.seat === n));
  if (!seat || active.length >= most) refuse("E-ADM-01", { n: most });
  const post = await tx.cadrePost.count({ where: { personId, organizationId: organization.id, status: "ACTIVE" } });
  if (post === 0) refuse("E-ADM-02");
  await tx.orgAdmin.create({ data: { id: newId(), personId, organizationId: organization.id, seat, grantedAt: now() } });
  const changes = [{ personId, organizationId: organization.id, kind: "ADMIN_GRANTED" as const }];
  await record(tx, who, { action: "administrator.granted", subject: { type: "organization", id: organization.id }, changes });
}
