// 个人码的对象与核对。
import { mayIssueCode, type Recipient } from "#lib/accounts/codes/policy";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { derivedCode, tidyCode } from "#lib/crypto/codes";
import { sameText } from "#lib/crypto/blind";
import { db, type Tx } from "#lib/db";
import type { CodePurpose, CredentialCode } from "#generated/client";

type Found = { personId: string; kind: "home" | "admin"; id: string; path: string };

const findPlaces = (tx: Tx, ids: readonly string[]): Promise<Found[]> =>
  tx.$queryRaw`
    SELECT m.person_id AS "personId", 'home' AS kind, o.id, o.path FROM membership m JOIN organization o ON o.id = m.branch_id
      WHERE m.person_id = ANY(${ids}::uuid[]) AND m.status = 'ACTIVE'
    UNION ALL
    SELECT c.person_id, 'home', o.id, o.path FROM cadre_post c JOIN organization o ON o.id = c.organization_id
      WHERE c.person_id = ANY(${ids}::uuid[]) AND c.status = 'ACTIVE'
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = c.person_id AND m.status = 'ACTIVE')
    UNION ALL
    SELECT a.person_id, 'admin', o.id, o.path FROM org_admin a JOIN organization o ON o.id = a.organization_id
      WHERE a.person_id = ANY(${ids}::uuid[]) AND a.status = 'ACTIVE'`;

/** Where each of these people belongs and what they administer, in the order asked. */
export async function findRecipients(tx: Tx, personIds: readonly string[]): Promise<Recipient[]> {
  const found = await findPlaces(tx, personIds);
  const operators = await tx.account.findMany({
    where: { personId: { in: [...personIds] }, isOperator: true },
    select: { personId: true },
  });
  return personIds.map((personId) => ({
    homes: found.filter((f) => f.personId === personId && f.kind === "home"),
    administers: found.filter((f) => f.personId === personId && f.kind === "admin"),
    isOperator: operators.some((o) => o.personId === personId),
  }));
}

/** To which of these people the actor may issue codes, by person: what a button shows and what a press does are one rule. */
export async function codeRights(actor: Actor, personIds: readonly string[]): Promise<Record<string, boolean>> {
  const recipients = await findRecipients(db(), personIds);
  return Object.fromEntries(personIds.map((id, i) => [id, recipients[i] ? mayIssueCode(actor, recipients[i]).yes : false]));
}

/** The code of a person that can still be used, if there is one. */
export const findLiveCode = (personId: string, purpose: CodePurpose): Promise<CredentialCode | null> =>
  db().credentialCode.findFirst({
    where: { personId, purpose, usedAt: null, voidedAt: null, expiresAt: { gt: now() } },
  });

/** Whether what was typed is this code. */
export const isSameCode = (code: CredentialCode, typed: string): boolean => sameText(derivedCode(code), tidyCode(typed));

/** How long a person's slip from a code's issue still opens, by its row. */
export const findCode = (id: string): Promise<CredentialCode | null> => db().credentialCode.findUnique({ where: { id } });
