// 激活：谁还没有激活、最近谁激活了、激活条上写什么、黑板上写什么。
import { ALARM, type ActivationMode, modeFor, PEOPLE_AT_ONCE, UNDO_HOURS } from "#lib/accounts/activation/rules";
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

/** Codes are issued by the organization itself or its direct superior (PWD-04). */
const within = ({ organizationId, path, end }: Scope, column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${column} >= ${path} AND ${column} < ${end} AND (o.id = ${organizationId}::uuid OR o.parent_id = ${organizationId}::uuid)`;

/** Cadres of the own and the directly lower organizations who are members of no branch: each once, in the highest of them. */
const cadres = (scope: Scope, isInState: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (s.person_id) s.person_id, o.short_name, o.path, 1 AS rank, '' AS name_key, false AS member
  FROM cadre_post s JOIN organization o ON o.id = s.organization_id JOIN account u ON u.person_id = s.person_id
  WHERE ${within(scope, Prisma.sql`s.organization_path`)} AND s.status = 'ACTIVE' AND ${isInState}
    AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = s.person_id AND m.status = 'ACTIVE')
  ORDER BY s.person_id, o.path`;

const members = (scope: Scope): Prisma.Sql => Prisma.sql`
  SELECT m.person_id, o.short_name, m.branch_path AS path, m.post_rank::int AS rank, m.name_key, true AS member
  FROM membership m JOIN organization o ON o.id = m.branch_id
  WHERE ${within(scope, Prisma.sql`m.branch_path`)} AND m.status = 'ACTIVE'`;

const waitingHere = (scope: Scope): Prisma.Sql =>
  Prisma.sql`(${members(scope)} AND NOT m.activated UNION ALL (${cadres(scope, Prisma.sql`u.state = 'PENDING'`)})) h`;

/** People of the own and the directly lower organizations who have not activated their account; those without a slip first. */
export const listWaiting = (scope: Scope, limit = PEOPLE_AT_ONCE): Promise<Waiting[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name, h.short_name AS "branchName", c.expires_at AS "codeExpiresAt"
    FROM ${waitingHere(scope)} JOIN person p ON p.id = h.person_id
    LEFT JOIN credential_code c ON c.person_id = p.id AND c.purpose = 'ACTIVATION' AND c.used_at IS NULL
      AND c.voided_at IS NULL AND c.expires_at > ${now()}
    ORDER BY c.id IS NOT NULL, h.path, h.rank, h.name_key, p.id LIMIT ${limit}`;

/** How many wait there, and how many of them are members of a branch. */
async function countWaiting(scope: Scope): Promise<{ here: number; members: number }> {
  const [counted] = await db().$queryRaw<{ here: number; members: number }[]>`
    SELECT count(*)::int AS here, count(*) FILTER (WHERE h.member)::int AS members FROM ${waitingHere(scope)}`;
  return counted ?? { here: 0, members: 0 };
}

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
    SELECT p.id AS "personId", p.name, h.short_name AS "branchName", a.activated_at AS "activatedAt",
           a.activated_device AS device, a.activated_by AS by, a.assurance,
           a.activated_at > ${laterByMinutes(now(), -UNDO_HOURS * 60)} AND p.id <> ${scope.personId}::uuid AS undoable
    FROM (${members(scope)} UNION ALL (${cadres(scope, Prisma.sql`u.activated_at IS NOT NULL`)})) h
    JOIN person p ON p.id = h.person_id JOIN account a ON a.person_id = p.id
    WHERE a.activated_at IS NOT NULL
    ORDER BY a.activated_at DESC, p.id LIMIT ${limit}`;

/** `here`: waiting in the own and the directly lower organizations, of whom `waiting` shows the first; `total`: those further down, too. */
export type ActivationPage = {
  waiting: Waiting[];
  here: number;
  total: number;
  activated: Activated[];
  mode: ActivationMode;
  branchCode: { code: string; expiresAt: Date; uses: number; maxUses: number } | null;
};

/** What the activation page of a desk shows. */
export async function getActivationPage(scope: Scope): Promise<ActivationPage> {
  const [waiting, counted, activated, totals, settings, live] = await Promise.all([
    listWaiting(scope),
    countWaiting(scope),
    listActivated(scope),
    readTotal(db(), { id: scope.organizationId, path: scope.path }),
    readSettings(scope.path),
    findBranchCode(scope.organizationId),
  ]);
  const branchCode = live && { code: openBranchCode(live), expiresAt: live.expiresAt, uses: live.uses, maxUses: live.maxUses };
  const total = totals["members.unactivated"] + counted.here - counted.members;
  return { waiting, here: counted.here, total, activated, mode: settings["auth.activationMode"], branchCode };
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
    include: { memberships: { where: { status: "ACTIVE" } }, posts: { where: { status: "ACTIVE" } } },
  });
  const homeOf = (p: (typeof people)[number]): string => p.memberships[0]?.branchId ?? p.posts[0]?.organizationId ?? "";
  const homes = await db().organization.findMany({ where: { id: { in: people.map(homeOf) } }, select: { id: true, shortName: true } });
  return batch.codeIds.flatMap((id) => {
    const code = codes.find((c) => c.id === id);
    const person = people.find((p) => p.id === code?.personId);
    if (!code || !person) return [];
    const branchName = homes.find((o) => o.id === homeOf(person))?.shortName ?? "";
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
