// 可以切换的组织，写给人看。
import type { Actor } from "#lib/auth/actor";
import { roleWords } from "#lib/auth/labels";
import type { Presence } from "#lib/auth/load";

export type ContextChoice = { id: string; name: string; fullName: string; role: string };

/** The organizations in which somebody is something, and the one in which they act now. */
export function contextChoices(presence: Presence, actor: Actor): { current: ContextChoice | null; choices: ContextChoice[] } {
  const choices = presence.contexts.map((c) => ({ id: c.id, name: c.shortName, fullName: c.fullName, role: roleWords(c) }));
  return { choices, current: choices.find((c) => c.id === actor.organizationId) ?? null };
}
