// 谁可以删除：直属上级，或系统后台（ORG-18）。
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import type { Verdict } from "#lib/verdict";

export const mayDelete = (actor: Actor, organization: { path: string }): Verdict => may(actor, "deleteChild:X", organization);
