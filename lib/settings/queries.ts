// 规则中心：一个组织现在适用的每一项，写给人看。
import { dayOf, showDay } from "#lib/dates";
import { REGISTRY, SETTING_KEYS, type SettingKey } from "#lib/settings/registry";
import { holding, listStored, resolveSettings } from "#lib/settings/settings";

export type ShownSetting = {
  key: SettingKey;
  meaning: string;
  value: string;
  source: string;
  /** Set by somebody, not the default. */
  own: boolean;
  since: string | null;
};

function words(value: unknown): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value === null || value === "") return "未设置";
  if (Array.isArray(value)) return value.length > 0 ? value.map(words).join("、") : "无";
  if (typeof value === "object")
    return (
      Object.entries(value)
        .map(([k, v]) => `${k} ${words(v)}`)
        .join("，") || "无"
    );
  return String(value);
}

/** Every rule with its value for an organization's path, meaning and source. */
export async function listSettings(path: string | null): Promise<ShownSetting[]> {
  const stored = await listStored();
  const settings = resolveSettings(stored, path);
  return SETTING_KEYS.map((key) => {
    const set = holding(stored, key, path);
    const { meaning, source } = REGISTRY[key];
    return {
      key,
      meaning,
      source: set?.source ?? source,
      value: words(settings[key]),
      own: set !== undefined,
      since: set ? showDay(dayOf(set.effectiveFrom)) : null,
    };
  });
}
