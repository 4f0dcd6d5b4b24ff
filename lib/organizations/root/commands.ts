// 树根：团中央与预先建好的省级领导机关（ORG-02）。
import { record, type Recorder } from "#lib/audit/record";
import { segment } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { newId } from "#lib/crypto/ids";
import { dayOf } from "#lib/dates";
import { insertMany, type Tx } from "#lib/db";
import { PROVINCIAL_COMMITTEES, SYSTEM_UNITS } from "#lib/options/provinces";
import { insertChildren, lockParent, nameColumns } from "#lib/organizations/children/commands";
import { ensureLibraries } from "#lib/organizations/libraries/commands";
import { informationGaps } from "#lib/organizations/information/rules";
import { proposeFullName } from "#lib/organizations/naming/rules";

const NAME = "团中央";

function rootRow(id: string) {
  const fullName = proposeFullName(NAME, "LEADING_BODY", []);
  const values = { category: "LEADING_BODY", shortName: NAME, fullName };
  return {
    ...{ id, parent_id: null, path: segment(1), level: 1, category: "LEADING_BODY", sort_order: 1, child_sequence: 0 },
    ...nameColumns(NAME, fullName),
    ...{
      school_field: false,
      external_system: false,
      is_township: false,
      is_youth_home: false,
      signed_in: false,
      small: false,
      hollow: false,
    },
    founded_at: dayOf(now()),
    status: "CREATED",
    info_complete: false,
    info_missing: informationGaps({ category: "LEADING_BODY", values, secretary: null }),
    version: 1,
    created_at: now(),
    updated_at: now(),
  };
}

/** Plants the root of the tree; returns its id. */
export async function createRoot(tx: Tx, who: Recorder): Promise<string> {
  const row = rootRow(newId());
  await insertMany(tx, "organization", [row]);
  const measures = ["organizations", "organizations.incomplete", "organizations.silent"] as const;
  await count(
    tx,
    measures.map((measure) => ({ path: row.path, measure, delta: 1 })),
  );
  const changes = [{ organizationId: row.id, kind: "CREATED" as const, newValue: row.full_name }];
  await record(tx, who, { action: "organization.rootCreated", subject: { type: "organization", id: row.id }, changes });
  return row.id;
}

const EXTERNAL = ["11", "35", "44"];

/** Makes the second level: 31 provinces and seven units of national systems, with their codes. */
export async function createSecondLevel(tx: Tx, who: Recorder, rootId: string): Promise<void> {
  const units = [...PROVINCIAL_COMMITTEES, ...SYSTEM_UNITS];
  const parent = await lockParent(tx, rootId);
  const ids = await insertChildren(
    tx,
    who,
    parent,
    units.map(([, shortName]) => ({ shortName, category: "LEADING_BODY" as const })),
  );
  const list = JSON.stringify(units.map(([code], i) => ({ id: ids[i], code, external: EXTERNAL.includes(code) })));
  await tx.$executeRaw`
    UPDATE organization o SET province_code = n.code, external_system = n.external
    FROM json_to_recordset(${list}::json) AS n(id uuid, code text, external boolean) WHERE o.id = n.id`;
  await ensureLibraries(tx, who);
}
