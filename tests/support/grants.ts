// 谁可以：按规格 2.3 的表另写一遍，不从代码里的矩阵来。
import type { Role } from "#lib/auth/matrix";

/** How a place must lie to the desk so that the role may: S own, C directly below, D deeper; * anywhere. */
export type Grant = Partial<Record<Role, string>>;

export const SUPERIORS = ["GENERAL_ADMIN", "COMMITTEE_ADMIN", "LEADING_ADMIN", "PROVINCIAL_ADMIN", "CENTRAL_ADMIN"] as const;

/** The same reach for everybody above the branches, and what others have. */
export const superiors = (reach: string, more: Grant): Grant => ({
  ...Object.fromEntries(SUPERIORS.map((role) => [role, reach])),
  ...more,
});
