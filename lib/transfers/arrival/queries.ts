// 接收码与报到码的读取：码现在通不通，支部的两张码，谁在路上、谁到了、谁还没到（A12）。
import type { ArrivalCode } from "#generated/client";
import type { ArrivalPurpose, TransferReason, TransferState } from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { isId } from "#lib/crypto/ids";
import { linkToken } from "#lib/crypto/codes";
import { laterByDays } from "#lib/dates";
import { db, Prisma } from "#lib/db";
import { maskMobile } from "#lib/members/identity/rules";
import { openContacts } from "#lib/members/record/queries";
import { hasCodes, type Receiver, tidyShort } from "#lib/transfers/arrival/rules";
import { openDetails } from "#lib/transfers/moves/queries";
import { findSites } from "#lib/transfers/places/queries";

export type LiveCode = Pick<ArrivalCode, "id" | "organizationId" | "purpose" | "shortCode" | "expiresAt"> & { receiver: Receiver };

const live = () => ({ revokedAt: null, expiresAt: { gt: now() } });

/** A code, if the branch is still one that takes members. */
async function ifAlive(code: ArrivalCode | null): Promise<LiveCode | null> {
  const site = code && (await findSites([code.organizationId])).get(code.organizationId);
  if (!code || !site || site.deleted || !hasCodes(site.category)) return null;
  return { ...code, receiver: { schoolField: site.schoolField, township: site.township } };
}

/** A code that still serves, of a branch that still is one. */
export const readArrivalCode = async (id: string): Promise<LiveCode | null> =>
  isId(id) ? ifAlive(await db().arrivalCode.findFirst({ where: { id, ...live() } })) : null;

export const findByShort = async (typed: string): Promise<LiveCode | null> =>
  ifAlive(await db().arrivalCode.findFirst({ where: { shortCode: tidyShort(typed), ...live() } }));

export type ShownCode = Omit<LiveCode, "receiver"> & { token: string };
const KINDS = { JOIN: "joining", REPORT: "reporting" } as const;

/** The codes of the own branch that serve now, by purpose. */
export async function listOwnCodes({ organizationId }: Scope): Promise<Partial<Record<ArrivalPurpose, ShownCode>>> {
  const codes = await db().arrivalCode.findMany({ where: { organizationId, ...live() } });
  return Object.fromEntries(codes.map((code) => [code.purpose, { ...code, token: linkToken(KINDS[code.purpose], code.id) }]));
}

export type ComingRow = {
  transferId: string;
  personId: string;
  name: string;
  from: string;
  reason: TransferReason;
  state: TransferState;
  createdAt: Date;
  closedAt: Date | null;
  reportedAt: Date | null;
  mobileMasked: string | null;
};
type Raw = Omit<ComingRow, "mobileMasked"> & { details: Uint8Array; contacts: Uint8Array };

/** How long somebody who has arrived stays on the list. */
const SHOWN_DAYS = 60;
const PENDING = Prisma.sql`t.closed_at IS NULL`;

function present({ details, contacts, ...row }: Raw): ComingRow {
  const given = openDetails({ id: row.transferId, details: new Uint8Array(details) }).contact;
  const mobile = given || openContacts({ id: row.personId, contacts: new Uint8Array(contacts) }).mobile;
  return { ...row, mobileMasked: mobile ? maskMobile(mobile) : null };
}

const listWhere = async ({ organizationId: at }: Scope, where: Prisma.Sql): Promise<ComingRow[]> => {
  const found = await db().$queryRaw<Raw[]>`
    SELECT t.id AS "transferId", p.id AS "personId", p.name, f.full_name AS "from", t.reason, t.state, t.created_at AS "createdAt",
      t.closed_at AS "closedAt", t.reported_at AS "reportedAt", t.details, p.contacts
    FROM transfer t JOIN person p ON p.id = t.person_id JOIN organization f ON f.id = t.from_branch_id
    WHERE coalesce(t.to_branch_id, t.to_org_id) = ${at}::uuid AND ${where} ORDER BY t.created_at, t.id LIMIT 200`;
  return found.map(present);
};

export type Coming = { onTheWay: ComingRow[]; missing: ComingRow[]; arrived: ComingRow[] };

/** Who is on the way to the own branch, who was moved in and has not reported, who has. */
export async function listComing(scope: Scope): Promise<Coming> {
  const since = laterByDays(now(), -SHOWN_DAYS);
  const moved = Prisma.sql`t.state = 'DONE' AND EXISTS (SELECT 1 FROM membership m WHERE m.transfer_id = t.id AND m.status = 'ACTIVE')`;
  const [onTheWay, missing, arrived] = await Promise.all([
    listWhere(scope, Prisma.sql`${PENDING} AND t.reported_at IS NULL`),
    listWhere(scope, Prisma.sql`${moved} AND t.reported_at IS NULL AND t.closed_at >= ${since}`),
    listWhere(scope, Prisma.sql`t.reported_at >= ${since} AND (${PENDING} OR ${moved})`),
  ]);
  return { onTheWay, missing, arrived };
}

/** Of what a poster tells, besides the code: whom to ask. */
export type PosterContact = { name: string; mobile: string | null };

/** The secretary of the branch, who said yes to being asked by hanging the poster up. */
export async function findPosterContact({ organizationId }: Scope): Promise<PosterContact | null> {
  const post = await db().cadrePost.findFirst({
    where: { organizationId, post: "SECRETARY", status: "ACTIVE" },
    include: { person: true },
  });
  return post && { name: post.person.name, mobile: openContacts(post.person).mobile ?? null };
}

export type OwnArrival = { transferId: string; state: TransferState; reportedAt: Date | null; from: string };

/** One's own transfer to a branch that one can report for, the one under way first. */
export async function findOwnArrival({ personId }: Pick<SelfScope, "personId">, organizationId: string): Promise<OwnArrival | null> {
  const [found] = await db().$queryRaw<OwnArrival[]>`
    SELECT t.id AS "transferId", t.state, t.reported_at AS "reportedAt", f.full_name AS "from"
    FROM transfer t JOIN organization f ON f.id = t.from_branch_id
    WHERE t.person_id = ${personId}::uuid AND coalesce(t.to_branch_id, t.to_org_id) = ${organizationId}::uuid
      AND (t.closed_at IS NULL OR (t.state = 'DONE' AND EXISTS (SELECT 1 FROM membership m WHERE m.transfer_id = t.id AND m.status = 'ACTIVE')))
    ORDER BY (t.closed_at IS NULL) DESC, t.created_at DESC LIMIT 1`;
  return found ?? null;
}

export type ArrivalPage = { codeId: string; organizationId: string; branch: string; own: OwnArrival | null };

/** What somebody sees who scanned the code of arrival. */
export async function getArrivalPage(self: SelfScope, codeId: string): Promise<ArrivalPage | null> {
  const code = await readArrivalCode(codeId);
  if (code?.purpose !== "REPORT") return null;
  const { organizationId } = code;
  const { fullName: branch } = await db().organization.findUniqueOrThrow({ where: { id: organizationId }, select: { fullName: true } });
  return { codeId, organizationId, branch, own: await findOwnArrival(self, organizationId) };
}
