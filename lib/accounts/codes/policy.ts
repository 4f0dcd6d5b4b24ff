// 谁能给谁发激活码、重置码：本级或直属上级，并且管得到对方任管理员的每一个组织（PWD-04、滥用案例 7）。
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf, mayCommand, type Power } from "#lib/auth/permissions";
import type { Located } from "#lib/auth/reach";
import { all, type Verdict } from "#lib/verdict";

/** Who is to get a code: where they belong, and what they administer. */
export type Recipient = Power & { homes: readonly Located[] };

/** Whether the actor may issue codes to all of them. */
export const mayIssueCodes = (actor: Actor, recipients: readonly Recipient[]): Verdict =>
  all(...recipients.map((recipient) => mayIssueCode(actor, recipient)));

/** Whether the actor may issue a code: one of the recipient's homes is own or directly below, and none of their desks is out of reach. */
export const mayIssueCode = (actor: Actor, recipient: Recipient): Verdict =>
  all(mayAtOneOf(actor, "resetCode:C", recipient.homes), mayCommand(actor, recipient));
