// 激活时的网络地址：记在审计里，只用来提示，不给人看。
import { flagsOf } from "#lib/accounts/flags/rules";
import { db } from "#lib/db";

type Activation = { personId: string; activatedAt: Date };

/** What is unusual about these activations, by person; ordinary ones are absent. */
export async function readFlags(activated: readonly Activation[]): Promise<Map<string, string[]>> {
  const found = await db().$queryRaw<{ personId: string; address: string | null }[]>`
    SELECT DISTINCT ON (subject_id) subject_id AS "personId", detail->>'address' AS address FROM audit_event
    WHERE subject_type = 'account' AND subject_id = ANY(${activated.map((a) => a.personId)}::uuid[]) AND action = 'account.activated'
    ORDER BY subject_id, at DESC`;
  const addresses = new Map(found.map((f) => [f.personId, f.address]));
  return flagsOf(activated.map(({ personId, activatedAt }) => ({ personId, activatedAt, address: addresses.get(personId) ?? null })));
}
