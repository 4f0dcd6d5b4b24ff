// 谁可以提更正、谁可以当场更正（规格 2.3 第 14 行）。
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import type { Located } from "#lib/auth/reach";
import type { Verdict } from "#lib/verdict";

type Homes = readonly Pick<Located, "path">[];

/** The province and the operator correct what is theirs at once. */
export const correctsAtOnce = (actor: Actor, homes: Homes): boolean => mayAtOneOf(actor, "correctIdentity:E", homes).yes;

/** Everybody else asks, for the people of their own organization. */
export const mayCorrect = (actor: Actor, homes: Homes): Verdict =>
  mayAtOneOf(actor, correctsAtOnce(actor, homes) ? "correctIdentity:E" : "correctIdentity:C", homes);
