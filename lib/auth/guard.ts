// 页面的门卫：没有登录去登录，没有权限说清楚。签发读取范围的唯一地方。
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, OrganizationFacts } from "#lib/auth/actor";
import { readSessionToken } from "#lib/auth/cookies";
import { mayAdminister } from "#lib/auth/desk";
import { actorOf, findPresence, type Presence } from "#lib/auth/load";
import type { Deed } from "#lib/auth/matrix";
import { PATH_HEADER, safePath } from "#lib/auth/path-header";
import { mayUse } from "#lib/auth/permissions";
import { type Scope, type SelfScope, scopeOf, selfScopeOf } from "#lib/auth/scope";
import { isFreshForDesk, touch } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import type { ErrorCode } from "#lib/errors";
import { listStored, resolveSettings } from "#lib/settings/settings";

/** Who is here, asked once for each request. */
export const currentPresence = cache(async (): Promise<Presence | null> => {
  const token = await readSessionToken();
  return token ? findPresence(token) : null;
});

/** A page on the way, from which one comes back to the address being asked for. */
async function signInAddress(page: string): Promise<string> {
  const path = (await headers()).get(PATH_HEADER);
  return path ? `${page}?to=${encodeURIComponent(safePath(path))}` : page;
}

/** A person who is signed in, in 个人中心. */
export async function requireMember(): Promise<{ actor: Actor; self: SelfScope; presence: Presence }> {
  const presence = await currentPresence();
  if (!presence) redirect(await signInAddress("/"));
  if (presence.kind === "RESTRICTED") redirect("/activate/password");
  await touch(presence, false);
  const actor = actorOf(presence, false);
  return { actor, self: selfScopeOf(actor), presence };
}

/** A person who proved lately who they are; anybody else is sent to do so and comes back. */
export async function requireFreshMember(): Promise<{ actor: Actor; self: SelfScope; presence: Presence }> {
  const member = await requireMember();
  if (!isFreshForDesk(member.presence, now())) redirect(await signInAddress("/confirm"));
  return member;
}

/** A cadre or administrator in 个人中心, with what their organization may show them; for others the page does not exist. */
export async function requireCadre(deed: Deed): Promise<{ actor: Actor; organization: OrganizationFacts; scope: Scope }> {
  const { actor } = await requireMember();
  const allowed = actor.role !== "MEMBER" && mayUse(actor, deed).yes;
  const organization = orNotFound(allowed ? actor.organization : null);
  return { actor, organization, scope: scopeOf(actor) };
}

const DETOURS: Partial<Record<ErrorCode, string>> = {
  "E-PERM-04": "/confirm",
  "E-PERM-05": "/my/security/second-factor",
  "E-PERM-06": "/my/security",
};

/** Who sits at the desk, asked once for each request by layout and page. */
const currentDesk = cache(async () => {
  const [{ presence }, stored] = await Promise.all([requireMember(), listStored()]);
  const actor = actorOf(presence, true);
  const { "auth.secondFactor": secondFactor } = resolveSettings(stored, actor.organization?.path ?? null);
  const verdict = mayAdminister({ actor, presence, secondFactor, at: now() });
  if (verdict.yes) await touch(presence, true);
  return { actor, presence, verdict };
});

/** An administrator at the desk, with what they may read. Without the function the page is forbidden. */
export async function requireManager(deed?: Deed): Promise<{ actor: Actor; scope: Scope; presence: Presence }> {
  const { actor, presence, verdict } = await currentDesk();
  if (!verdict.yes) {
    const detour = DETOURS[verdict.code];
    return detour ? redirect(await signInAddress(detour)) : forbidden();
  }
  if (deed && !mayUse(actor, deed).yes) forbidden();
  return { actor, scope: scopeOf(actor), presence };
}

/** A value that must exist within reach; else the page does not exist. */
export const orNotFound = <T>(value: T | null | undefined): T => value ?? notFound();
