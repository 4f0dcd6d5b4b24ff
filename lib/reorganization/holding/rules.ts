// 待接转团支部叫什么（ORG-21）。
import type { OrgCategory } from "#generated/enums";
import { regionName, unitName } from "#lib/organizations/naming/rules";

const HOLDING = "待接转团支部";

type Named = { shortName: string; fullName: string; category: OrgCategory };

/** 信息学院团委 → 信息学院待接转团支部; 团东屿区委 → 东屿区待接转团支部. */
export function holdingName({ shortName, fullName, category }: Named): { shortName: string; fullName: string } {
  const unit = category === "LEADING_BODY" ? regionName : unitName;
  const whole = category === "LEADING_BODY" ? regionName(fullName.replace(/^共青团/, "团")) : unitName(fullName);
  return { shortName: unit(shortName) + HOLDING, fullName: whole + HOLDING };
}
