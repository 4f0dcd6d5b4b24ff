// 特殊单位专属库：每省一个，由系统建立（ORG-29）。
import { record, type Recorder, SYSTEM } from "#lib/audit/record";
import { type Tx, transaction } from "#lib/db";
import { SYSTEM_UNITS } from "#lib/options/provinces";
import { insertChildren, lockParent } from "#lib/organizations/children/commands";
import { regionName } from "#lib/organizations/naming/rules";

type Province = { id: string; shortName: string };

const listWithout = (tx: Tx): Promise<Province[]> => tx.$queryRaw`
  SELECT o.id, o.short_name AS "shortName" FROM organization o
  WHERE o.level = 2 AND o.category = 'LEADING_BODY' AND o.status <> 'DELETED' AND o.province_code IS NOT NULL
    AND NOT o.province_code = ANY(${SYSTEM_UNITS.map(([code]) => code)})
    AND NOT EXISTS (SELECT 1 FROM organization l WHERE l.parent_id = o.id AND l.category = 'SPECIAL_UNIT_LIBRARY' AND l.status <> 'DELETED')
  ORDER BY o.id FOR UPDATE OF o`;

/** Gives every province its library that has none; as often as it is asked. Answers how many were made. */
export async function ensureLibraries(tx: Tx, who: Recorder): Promise<number> {
  const provinces = await listWithout(tx);
  for (const { id, shortName } of provinces) {
    const library = { category: "SPECIAL_UNIT_LIBRARY" as const, shortName: `${regionName(shortName)}特殊单位专属库` };
    await insertChildren(tx, who, await lockParent(tx, id), [library]);
  }
  return provinces.length;
}

/** The same by the clock. */
export const makeLibraries = (): Promise<number> =>
  transaction(async (tx) => {
    const made = await ensureLibraries(tx, SYSTEM);
    if (made > 0) await record(tx, SYSTEM, { action: "organization.librariesMade", subject: { type: "organization", id: null } });
    return made;
  });
