// 激活：谁还没有激活、最近谁激活了、激活条上写什么、黑板上写什么。
import { ALARM, type ActivationMode, modeFor, UNDO_HOURS } from "#lib/accounts/activation/rules";
import type { Scope } from "#lib/auth/scope";
import { used } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { readTotal } from "#lib/counters/queries";
import { derivedCode, linkToken } from "#lib/crypto/codes";
import { unseal } from "#lib/crypto/seal";
import { dayFromDb, dayOf, laterByMinutes } from "#lib/dates";
import { db, Prisma } from "#lib/db";
import type { BranchCode, CredentialCode } from "#generated/client";
import { isId } from "#lib/crypto/ids";
import { findCode } from "#lib/accounts/codes/queries";
import { maskId } from "#lib/members/identity/rules";
import { openIdNumber } from "#lib/members/record/queries";
import { readSettings } from "#lib/settings/settings";

export type Waiting = {
  personId: string;
  name: string;
  branchName: string;
  codeExpiresAt: Date | null;
};

/** Codes are issued by the branch itself or its direct superior (PWD-04). */
const within = ({ organizationId, path, end }: Scope): Prisma.Sql =>
  Prisma.sql`m.branch_path >= ${path} AND m.branch_path < ${end} AND (o.id = ${organizationId}::uuid OR o.parent_id = ${organizationId}::uuid)`;

/** People of the own and the directly lower branches who have not activated their account; at most `limit`. */
export const listWaiting = (scope: Scope, limit = 200): Promise<Waiting[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name, o.short_name AS "branchName", c.expires_at AS "codeExpiresAt"
    FROM membership m JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id
    LEFT JOIN credential_code c ON c.person_id = p.id AND c.purpose = 'ACTIVATION' AND c.used_at IS NULL
      AND c.voided_at IS NULL AND c.expires_at > ${now()}
    WHERE ${within(scope)} AND m.status = 'ACTIVE' AND NOT m.activated
    ORDER BY m.branch_path, m.post_rank, m.name_key, p.id LIMIT ${limit}`;

/** Undoable: within the hours in which a branch may take an activation back. */
export type Activated = {
  personId: string;
  name: string;
  branchName: string;
  activatedAt: Date;
  device: string | null;
  by: string | null;
  assurance: number;
  undoable: boolean;
};

/** The latest activations there, with the device used (security §4.9). */
export const listActivated = (scope: Scope, limit = 50): Promise<Activated[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name, o.short_name AS "branchName", a.activated_at AS "activatedAt",
           a.activated_device AS device, a.activated_by AS by, a.assurance,
           a.activated_at > ${laterByMinutes(now(), -UNDO_HOURS * 60)} AS undoable
    FROM membership m JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id
    JOIN account a ON a.person_id = p.id
    WHERE ${within(scope)} AND m.status = 'ACTIVE' AND a.activated_at IS NOT NULL
    ORDER BY a.activated_at DESC, p.id LIMIT ${limit}`;

export type ActivationPage = {
  waiting: Waiting[];
  total: number;
  activated: Activated[];
  mode: ActivationMode;
  branchCode: { code: string; expiresAt: Date; uses: number; maxUses: number } | null;
};

/** What the activation page of a desk shows. */
export async function getActivationPage(scope: Scope): Promise<ActivationPage> {
  const [waiting, activated, totals, settings, live] = await Promise.all([
    listWaiting(scope),
    listActivated(scope),
    readTotal(db(), { id: scope.organizationId, path: scope.path }),
    readSettings(scope.path),
    findBranchCode(scope.organizationId),
  ]);
  const branchCode = live && { code: openBranchCode(live), expiresAt: live.expiresAt, uses: live.uses, maxUses: live.maxUses };
  return { waiting, total: totals["members.unactivated"], activated, mode: settings["auth.activationMode"], branchCode };
}

export type Slip = { name: string; idMasked: string; branchName: string; code: string; expiresAt: Date; token: string };

/** The slips of a batch, for its issuer while it may be seen; null afterwards. */
export async function getSlips(scope: Scope, batchId: string): Promise<Slip[] | null> {
  if (!isId(batchId)) return null;
  const batch = await db().slipBatch.findFirst({ where: { id: batchId, issuedById: scope.personId, visibleUntil: { gt: now() } } });
  if (!batch) return null;
  const codes = await db().credentialCode.findMany({ where: { id: { in: batch.codeIds }, usedAt: null, voidedAt: null } });
  const people = await db().person.findMany({
    where: { id: { in: codes.map((c) => c.personId) } },
    include: { memberships: { where: { status: "ACTIVE" } } },
  });
  const branchIds = people.flatMap((p) => p.memberships.map((m) => m.branchId));
  const branches = await db().organization.findMany({ where: { id: { in: branchIds } }, select: { id: true, shortName: true } });
  return batch.codeIds.flatMap((id) => {
    const code = codes.find((c) => c.id === id);
    const person = people.find((p) => p.id === code?.personId);
    if (!code || !person) return [];
    const branchName = branches.find((b) => b.id === person.memberships[0]?.branchId)?.shortName ?? "";
    const idMasked = maskId(openIdNumber(person));
    return [
      { name: person.name, idMasked, branchName, code: derivedCode(code), expiresAt: code.expiresAt, token: linkToken("activation", id) },
    ];
  });
}

export const openBranchCode = (row: BranchCode): string => unseal(row.codeSealed, { column: "branch_code.code_sealed", row: row.id });

/** The branch's code that can still be used (mode B). */
export const findBranchCode = (organizationId: string): Promise<BranchCode | null> =>
  db().branchCode.findFirst({ where: { organizationId, voidedAt: null, expiresAt: { gt: now() } } });

export type ActivationSubject = {
  personId: string;
  name: string;
  branchId: string | null;
  branchPath: string | null;
  branchName: string | null;
  mode: ActivationMode;
};

/** Whose activation is asked for, by the blind index of the ID number, and which mode applies; null when there is nobody to activate. In an alarm it is A for all. */
export async function findSubject(idIndex: Buffer): Promise<ActivationSubject | null> {
  const person = await db().person.findFirst({
    where: { idIndex: new Uint8Array(idIndex), account: { state: "PENDING" } },
    include: { memberships: { where: { status: "ACTIVE" } }, posts: { where: { status: "ACTIVE" } } },
  });
  if (!person) return null;
  const membership = person.memberships[0];
  const branch = membership && (await db().organization.findUnique({ where: { id: membership.branchId } }));
  const administers = await db().orgAdmin.count({ where: { personId: person.id, status: "ACTIVE" } });
  const { "auth.activationMode": set } = await readSettings(branch?.path ?? null);
  const isCalm = (await used("allActivation", "all")) <= ALARM;
  const holdsOffice = administers > 0 || person.posts.length > 0;
  const birthDate = dayFromDb(person.birthDate) ?? "";
  return {
    personId: person.id,
    name: person.name,
    branchId: branch?.id ?? null,
    branchPath: branch?.path ?? null,
    branchName: branch?.shortName ?? null,
    mode: branch && isCalm ? modeFor(set, { birthDate, holdsOffice, today: dayOf(now()) }) : "A",
  };
}

/** Whether the compatibility mode is switched on anywhere; asked before any account is looked at. */
export async function isCompatibilityOn(): Promise<boolean> {
  const at = now();
  const value = await db().settingValue.count({
    where: { key: "auth.activationMode", value: { equals: "C" }, effectiveFrom: { lte: at }, effectiveTo: { gt: at } },
  });
  return value > 0;
}

/** A slip that still opens, by the row its QR code names. */
export async function readSlip(codeId: string): Promise<CredentialCode | null> {
  const code = await findCode(codeId);
  const live = code && code.purpose === "ACTIVATION" && !code.usedAt && !code.voidedAt && code.expiresAt > now();
  return live ? code : null;
}

/** The code that a scanned slip carries, so that nobody types it off; the ID number is still asked for. */
export async function readSlipCode(codeId: string): Promise<string | null> {
  const code = await readSlip(codeId);
  return code && derivedCode(code);
}
