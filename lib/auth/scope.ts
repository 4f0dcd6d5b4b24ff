// 范围：读取的通行证。只有 lib/auth 能签发；没有它，列表查询不能通过编译。
import type { Actor } from "#lib/auth/actor";
import { pathEnd } from "#lib/auth/reach";
import type { Role } from "#lib/auth/matrix";

declare const issued: unique symbol;

/** What a manager may read: an organization and everything below it. */
export type Scope = {
  readonly [issued]: "scope";
  readonly organizationId: string;
  readonly path: string;
  readonly end: string;
  readonly role: Role;
  readonly personId: string;
};

/** What a person may read of themselves. */
export type SelfScope = {
  readonly [issued]: "self";
  readonly personId: string;
  readonly assurance: number;
};

/** Issued by the guards of `session.ts`, and by tests. */
export function scopeOf(actor: Actor): Scope {
  if (!actor.organization) throw new Error("an actor without organization has no scope");
  const { id, path } = actor.organization;
  const scope = { organizationId: id, path, end: pathEnd(path), role: actor.role, personId: actor.personId };
  return scope as Scope;
}

export const selfScopeOf = ({ personId, assurance }: Pick<Actor, "personId" | "assurance">): SelfScope =>
  ({ personId, assurance }) as SelfScope;
