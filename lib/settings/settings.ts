// 设置的取值：离组织最近的一级优先，其次全国，最后是默认。
import { record, type Recorder } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, type Tx } from "#lib/db";
import { DEFAULTS, REGISTRY, SETTING_KEYS, type SettingKey, type Settings } from "#lib/settings/registry";

export type StoredValue = { key: string; value: unknown; path: string | null; effectiveFrom: Date };

const covers = (stored: StoredValue, path: string | null) => stored.path === null || (path?.startsWith(stored.path) ?? false);

const farther = (a: StoredValue, b: StoredValue) =>
  (a.path ?? "").length - (b.path ?? "").length || a.effectiveFrom.getTime() - b.effectiveFrom.getTime();

/**
 * The value that holds for an organization's path (null: the whole country), if one was set. Of values for the same level
 * and time the one that stands last was set last, and counts. A value that no longer fits is passed over.
 */
export const holding = <S extends StoredValue>(stored: readonly S[], key: SettingKey, path: string | null): S | undefined =>
  stored
    .filter((s) => s.key === key && covers(s, path))
    .sort(farther)
    .findLast((s) => REGISTRY[key].schema.safeParse(s.value).success);

/** Resolves every key for an organization's path. */
export function resolveSettings(stored: readonly StoredValue[], path: string | null): Settings {
  const settings: Record<string, unknown> = { ...DEFAULTS };
  for (const key of SETTING_KEYS) {
    const set = holding(stored, key, path);
    if (set) settings[key] = REGISTRY[key].schema.parse(set.value);
  }
  return settings as Settings;
}

/** Values that were set and hold now, whatever the organization. */
export const listStored = (): Promise<(StoredValue & { source: string })[]> => {
  const at = now();
  return db().$queryRaw`
    SELECT s.key, s.value, o.path, s.effective_from AS "effectiveFrom", s.source
    FROM setting_value s LEFT JOIN organization o ON o.id = s.organization_id
    WHERE s.effective_from <= ${at} AND (s.effective_to IS NULL OR s.effective_to > ${at})
    ORDER BY length(coalesce(o.path, '')), s.effective_from, s.set_at, s.id`;
};

/** The settings that hold now for an organization's path. */
export const readSettings = async (path: string | null): Promise<Settings> => resolveSettings(await listStored(), path);

export type NewValue<K extends SettingKey = SettingKey> = {
  key: K;
  value: Settings[K];
  organizationId: string | null;
  effectiveFrom?: Date;
  effectiveTo?: Date | null;
  source: string;
};

/** Sets a value from a time on; earlier values stay as history. */
export async function setSetting<K extends SettingKey>(tx: Tx, who: Recorder, given: NewValue<K>): Promise<void> {
  const { key, organizationId, source, effectiveTo = null, effectiveFrom = now() } = given;
  const value = REGISTRY[key].schema.parse(given.value) as object;
  const id = newId();
  await tx.settingValue.create({
    data: { id, key, organizationId, value, effectiveFrom, effectiveTo, source, setById: who.personId, setAt: now() },
  });
  const detail = { key, value, organizationId, effectiveTo };
  await record(tx, who, { action: "setting.changed", subject: { type: "setting", id }, detail });
}
