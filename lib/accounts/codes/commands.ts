// 个人码的签发与使用：新码作废旧码，五次输错作废，用一次失效。
import { mayIssueCodes } from "#lib/accounts/codes/policy";
import { findRecipients, isSameCode } from "#lib/accounts/codes/queries";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { derivedCode } from "#lib/crypto/codes";
import { newId } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { insertMany, type Tx, transaction } from "#lib/db";
import type { CodePurpose, CredentialCode } from "#generated/client";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

const TRIES = 5;
const HOUR = 60;
const DAY = 24 * HOUR;

export type IssuedCode = { code: string; expiresAt: Date };
export type Issue = { issuedById: string | null; purpose: CodePurpose; minutes: number };

/** Issues codes to people; earlier ones of the same purpose end. Returns the new rows' ids in order. */
export async function issueCodes(tx: Tx, personIds: readonly string[], { issuedById, purpose, minutes }: Issue): Promise<string[]> {
  const ids = [...personIds];
  await tx.$executeRaw`SELECT 1 FROM account WHERE person_id = ANY(${ids}::uuid[]) ORDER BY person_id FOR UPDATE`;
  await tx.credentialCode.updateMany({
    where: { personId: { in: ids }, purpose, usedAt: null, voidedAt: null },
    data: { voidedAt: now() },
  });
  const last = await tx.credentialCode.groupBy({ by: ["personId"], where: { personId: { in: ids }, purpose }, _max: { issueNo: true } });
  const numbers = new Map(last.map((l) => [l.personId, l._max.issueNo ?? 0]));
  const rows = ids.map((personId) => ({
    id: newId(),
    person_id: personId,
    purpose,
    issue_no: (numbers.get(personId) ?? 0) + 1,
    issued_by_id: issuedById,
    issued_at: now(),
    expires_at: laterByMinutes(now(), minutes),
    tries: 0,
  }));
  if (rows.length > 0) await insertMany(tx, "credential_code", rows);
  return rows.map((r) => r.id);
}

export type PersonCode = IssuedCode & { personId: string; name: string };

/** Creates reset codes for people, those whose account is not active left out (PWD-04); they are shown once. */
export const issueResetCodes = (actor: Actor, { personIds }: { personIds: string[] }): Promise<PersonCode[]> =>
  transaction(async (tx) => {
    permit(mayIssueCodes(actor, await findRecipients(tx, personIds)));
    const active = { id: { in: personIds }, account: { state: "ACTIVE" } } as const;
    const people = await tx.person.findMany({ where: active, select: { id: true, name: true }, orderBy: { namePinyin: "asc" } });
    if (people.length === 0) refuse("E-PWD-20");
    const { "pwd.resetCodeHours": hours } = await readSettings(actor.organization?.path ?? null);
    const issue = { issuedById: actor.personId, purpose: "RESET", minutes: hours * HOUR } as const;
    const ids = await issueCodes(
      tx,
      people.map((p) => p.id),
      issue,
    );
    const codes = new Map((await tx.credentialCode.findMany({ where: { id: { in: ids } } })).map((c) => [c.personId, c]));
    for (const { id } of people) await record(tx, actor, { action: "account.resetCodeIssued", subject: { type: "account", id } });
    return people.flatMap(({ id, name }) => {
      const code = codes.get(id);
      return code ? [{ personId: id, name, code: derivedCode(code), expiresAt: code.expiresAt }] : [];
    });
  });

/** Creates a reset code for a person (PWD-04); it is shown once. */
export async function issueResetCode(actor: Actor, { personId }: { personId: string }): Promise<IssuedCode> {
  const [issued] = await issueResetCodes(actor, { personIds: [personId] });
  return issued ? { code: issued.code, expiresAt: issued.expiresAt } : refuse("E-PWD-20");
}

/** Minutes that an activation code lives, for an organization's path. */
export const activationMinutes = async (path: string | null): Promise<number> => (await readSettings(path))["auth.activationDays"] * DAY;

/**
 * Compares what was typed with a live code. A try is taken before and given back when it was right, so that guesses sent
 * all at once count one by one; the fifth wrong one voids the code. Outside the transaction that may fail afterwards.
 */
export const guessCode = (code: CredentialCode, typed: string): Promise<boolean> =>
  transaction(async (tx) => {
    const taken = await tx.$executeRaw`
      UPDATE credential_code SET tries = tries + 1
      WHERE id = ${code.id}::uuid AND used_at IS NULL AND voided_at IS NULL AND expires_at > ${now()}`;
    if (taken !== 1) return false;
    const right = isSameCode(code, typed);
    if (right) await tx.$executeRaw`UPDATE credential_code SET tries = tries - 1 WHERE id = ${code.id}::uuid`;
    else await tx.$executeRaw`UPDATE credential_code SET voided_at = ${now()} WHERE id = ${code.id}::uuid AND tries >= ${TRIES}`;
    return right;
  });

/** Uses a code up; of two who use it at once one does. */
export async function takeCode(tx: Tx, { id }: CredentialCode): Promise<boolean> {
  const at = now();
  const used = await tx.credentialCode.updateMany({
    where: { id, usedAt: null, voidedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return used.count === 1;
}
