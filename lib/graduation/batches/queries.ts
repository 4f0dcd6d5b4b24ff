// 成批转接的读取：由申报或工作簿定出每个人去哪里，能不能办、为什么不能；页面看到的一批。
import type { GraduateBatch, GraduateBatchRow } from "#generated/client";
import type { BatchVerdict, TransferReason } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { pathEnd, SEGMENT } from "#lib/auth/reach";
import { isId } from "#lib/crypto/ids";
import { unsealJson } from "#lib/crypto/seal";
import { db } from "#lib/db";
import { openTold } from "#lib/graduation/declarations/queries";
import { laneOf, ROUTES } from "#lib/graduation/declarations/rules";
import { BATCH_PAGE, type BatchFilter } from "#lib/graduation/schema";
import { isBranchLike } from "#lib/organizations/rules";
import { adviseOn, blocksOf, gapsOfPlan, type Traveller } from "#lib/transfers/guidance/rules";
import type { Form } from "#lib/transfers/filing/commands";
import { findLibrary, findSites, listTravellers, type Site } from "#lib/transfers/places/queries";
import { mayFileBulk, mayFileOut } from "#lib/transfers/policy";
import { all, no } from "#lib/verdict";

/** Somebody and where they go, as the declaration or the sheet says it. */
export type Wish = {
  rowNo: number;
  personId: string | null;
  name: string;
  targetId: string | null;
  targetName: string;
  reason: TransferReason | null;
  declarationId: string | null;
  form: Omit<Form, "reason">;
  /** What is wrong with the line itself. */
  problem: string | null;
};

/** The same with everything known of it; a wish without `because` can be carried out. */
export type Judged = Wish & { traveller: Traveller | null; to: Site | null; inside: boolean; because: string | null };

export const rowPlace = (batchId: string, rowNo: number) => ({ column: "graduate_batch_row.details", row: `${batchId}/${rowNo}` });
export const openForm = ({ batchId, rowNo, details }: Pick<GraduateBatchRow, "batchId" | "rowNo" | "details">): Wish["form"] =>
  details ? unsealJson<Wish["form"]>(details, rowPlace(batchId, rowNo)) : {};

const FILED_LANES = ROUTES.filter((route) => ["TRANSFER", "LIBRARY"].includes(laneOf(route)));

/** Declarations below an organization that nothing was started from yet, or that came to nothing; who stays at the school is left out. */
export async function listWishes(area: { path: string }): Promise<Wish[]> {
  const found = await db().$queryRaw<{ id: string; name: string; target: string | null }[]>`
    SELECT d.id, p.name, o.full_name AS target FROM (SELECT DISTINCT ON (x.person_id) x.* FROM graduate_declaration x
        JOIN membership m ON m.person_id = x.person_id AND m.status = 'ACTIVE' AND m.branch_id = x.branch_id
        WHERE m.branch_path >= ${area.path} AND m.branch_path < ${pathEnd(area.path)} ORDER BY x.person_id, x.used_at DESC NULLS FIRST) d
      JOIN person p ON p.id = d.person_id JOIN organization h ON h.id = d.branch_id LEFT JOIN organization o ON o.id = d.target_id
    WHERE d.route::text = ANY(${FILED_LANES}::text[]) AND NOT (d.route = 'UNEMPLOYED' AND d.target_id IS NULL)
      AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.person_id = d.person_id AND (t.closed_at IS NULL
        OR (d.used_at IS NOT NULL AND t.from_branch_id = d.branch_id AND t.state IN ('DONE', 'RETURNED'))))
    ORDER BY h.path, p.name_pinyin, p.id`;
  const declarations = await db().graduateDeclaration.findMany({ where: { id: { in: found.map((f) => f.id) } } });
  const byId = new Map(declarations.map((d) => [d.id, d]));
  return found.flatMap(({ id, name, target }, i) => {
    const declaration = byId.get(id);
    if (!declaration) return [];
    const { unitName, address, contact } = openTold(declaration);
    const form = { newUnitName: unitName ?? "", newUnitAddress: address ?? "", contact: contact ?? "", schoolType: declaration.school };
    const { personId, targetId, route: reason } = declaration;
    return [{ rowNo: i + 1, personId, name, targetId, targetName: target ?? "", reason, declarationId: id, form, problem: null }];
  });
}

/** Libraries of provinces, looked up once each. */
async function librariesOf(paths: readonly string[]): Promise<Map<string, string | null>> {
  const provinces = [...new Set(paths.map((path) => path.slice(0, 2 * SEGMENT)))];
  return new Map(await Promise.all(provinces.map(async (path) => [path, await findLibrary(path)] as const)));
}

type Facts = {
  travellers: ReadonlyMap<string, Traveller>;
  sites: ReadonlyMap<string, Site>;
  libraries: ReadonlyMap<string, string | null>;
};

async function factsOf(wishes: readonly Wish[]): Promise<Facts> {
  const found = await listTravellers(wishes.flatMap((w) => (w.personId ? [w.personId] : [])));
  const soldiers = new Set(wishes.filter((w) => w.reason === "ARMY").map((w) => w.personId));
  const libraries = await librariesOf(found.filter((t) => soldiers.has(t.personId)).map((t) => t.branch.path));
  const targets = [...wishes.flatMap((w) => (w.targetId ? [w.targetId] : [])), ...[...libraries.values()].filter((id) => id !== null)];
  return { travellers: new Map(found.map((t) => [t.personId, t])), sites: await findSites(targets), libraries };
}

/** Where somebody goes: what was chosen, or for the army the library of the province. */
function targetIn({ sites, libraries }: Facts, { reason, targetId }: Wish, traveller: Traveller): Site | null {
  const id = reason === "ARMY" ? libraries.get(traveller.branch.path.slice(0, 2 * SEGMENT)) : targetId;
  const site = id ? sites.get(id) : undefined;
  return site && !site.deleted ? site : null;
}

const notFound = (wish: Wish): string =>
  wish.reason === "ARMY"
    ? "本省还没有设立特殊单位专属库。"
    : wish.targetName
      ? "没有找到转入组织，请核对全称。"
      : "还没有选择转入组织，请本人补报或与本人联系。";

function judgeOne(actor: Actor, facts: Facts, wish: Wish): Judged {
  const traveller = wish.personId ? (facts.travellers.get(wish.personId) ?? null) : null;
  const blank = { ...wish, traveller, to: null, inside: false };
  if (wish.problem || !wish.reason) return { ...blank, because: wish.problem ?? no("E-TRF-24").because };
  const seen = traveller ? mayFileOut(actor, traveller.branch) : no("E-GEN-08");
  if (!traveller || !seen.yes) return { ...blank, because: seen.yes ? no("E-GEN-08").because : seen.because };
  const to = targetIn(facts, wish, traveller);
  if (!to) return { ...blank, because: notFound(wish) };
  const inside = isBranchLike(to.category) && all(mayFileBulk(actor, [traveller.branch, to])).yes && wish.reason !== "ARMY";
  const plan = { ...wish.form, kind: inside ? ("BULK" as const) : ("OUT" as const), reason: wish.reason, to };
  const [first] = blocksOf([...gapsOfPlan(plan), ...adviseOn(plan, traveller)]);
  return { ...blank, to, inside, because: first?.because ?? null };
}

/** What stands in the way of each, as things are now. */
export async function judgeWishes(actor: Actor, wishes: readonly Wish[]): Promise<Judged[]> {
  const facts = await factsOf(wishes);
  return wishes.map((wish) => judgeOne(actor, facts, wish));
}

export type BatchRow = {
  rowNo: number;
  name: string;
  personId: string | null;
  from: string | null;
  target: string;
  reason: TransferReason | null;
  verdict: BatchVerdict;
  because: string | null;
};
export type BatchView = GraduateBatch & { areaName: string; by: string; counts: Partial<Record<BatchVerdict, number>>; targets: number };

export type BatchLine = Pick<GraduateBatch, "id" | "source" | "state" | "total" | "ready" | "createdAt"> & { areaName: string; by: string };

/** Batches of the own desk, the latest first. */
export const listBatches = (scope: Scope): Promise<BatchLine[]> =>
  db().$queryRaw`
    SELECT b.id, b.source, b.state, b.total, b.ready, b.created_at AS "createdAt", o.short_name AS "areaName", p.name AS by
    FROM graduate_batch b JOIN organization o ON o.id = b.area_id JOIN person p ON p.id = b.created_by_id
    WHERE b.organization_id = ${scope.organizationId}::uuid ORDER BY b.created_at DESC LIMIT 50`;

/** One batch of the own desk with its numbers; null for anybody else's. */
export async function getBatch(scope: Scope, id: string): Promise<BatchView | null> {
  const batch = isId(id) ? await db().graduateBatch.findFirst({ where: { id, organizationId: scope.organizationId } }) : null;
  if (!batch) return null;
  const [area, person, groups, [spread]] = await Promise.all([
    db().organization.findUniqueOrThrow({ where: { id: batch.areaId }, select: { shortName: true } }),
    db().person.findUniqueOrThrow({ where: { id: batch.createdById }, select: { name: true } }),
    db().graduateBatchRow.groupBy({ by: ["verdict"], where: { batchId: id }, _count: true }),
    db().$queryRaw<{ n: number }[]>`
      SELECT count(DISTINCT target_id)::int AS n FROM graduate_batch_row WHERE batch_id = ${id}::uuid AND verdict <> 'BLOCKED'`,
  ]);
  const counts = Object.fromEntries(groups.map((g) => [g.verdict, g._count]));
  return { ...batch, areaName: area.shortName, by: person.name, counts, targets: spread?.n ?? 0 };
}

/** Lines of a batch that was found at the own desk: those that cannot be done first. */
export function listBatchRows(batchId: string, { verdict, page }: BatchFilter): Promise<BatchRow[]> {
  return db().$queryRaw`
    SELECT r.row_no AS "rowNo", r.name, r.person_id AS "personId", f.short_name AS from, coalesce(t.full_name, r.target_name) AS target,
      r.reason, r.verdict, r.because
    FROM graduate_batch_row r LEFT JOIN organization f ON f.id = r.from_branch_id LEFT JOIN organization t ON t.id = r.target_id
    WHERE r.batch_id = ${batchId}::uuid AND (${verdict ?? null}::text IS NULL OR r.verdict::text = ${verdict ?? null})
    ORDER BY r.verdict <> 'BLOCKED', r.row_no LIMIT ${BATCH_PAGE} OFFSET ${(page - 1) * BATCH_PAGE}`;
}

/** People because of whom a batch can no longer be taken back: accepted elsewhere, or something has happened in the new branch. */
export const listDependents = (batchId: string): Promise<{ name: string }[]> =>
  db().$queryRaw`
    SELECT r.name FROM graduate_batch_row r JOIN transfer t ON t.id = r.transfer_id
    WHERE r.batch_id = ${batchId}::uuid AND ((r.verdict = 'FILED' AND (t.state IN ('DONE', 'PENDING_ASSIGN') OR (t.state = 'PENDING_PROVINCE' AND t.listed_at IS NOT NULL)))
      OR (r.verdict = 'MOVED' AND (NOT EXISTS (SELECT 1 FROM membership m WHERE m.transfer_id = t.id AND m.status = 'ACTIVE')
        OR EXISTS (SELECT 1 FROM transfer n WHERE n.person_id = r.person_id AND n.closed_at IS NULL)
        OR EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = r.person_id AND c.organization_id = t.to_branch_id AND c.status = 'ACTIVE')
        OR EXISTS (SELECT 1 FROM organization o WHERE o.id = t.from_branch_id AND o.status = 'DELETED'))))
    ORDER BY r.row_no`;
