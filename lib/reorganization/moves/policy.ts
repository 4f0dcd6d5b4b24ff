// 组织迁移谁可以申请：只有要迁移的组织自己（ORG-24）。
import type { OrgCategory } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { isMovable } from "#lib/reorganization/moves/rules";
import { all, type Verdict } from "#lib/verdict";

type Moving = { path: string; level: number; category: OrgCategory };

export const mayApply = (actor: Actor, organization: Moving): Verdict => all(may(actor, "move:C", organization), isMovable(organization));
