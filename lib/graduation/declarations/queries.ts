// 毕业去向申报的读取：本人现在的处境与申报，转入组织的实情。
import type { GraduateDeclaration } from "#generated/client";
import type { Post, TransferState } from "#generated/enums";
import type { SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { unsealJson } from "#lib/crypto/seal";
import { dayFromDb, dayOf } from "#lib/dates";
import { db } from "#lib/db";
import {
  DECLARE_TODO,
  type DeclaredField,
  isRoute,
  openRoutes,
  ROUTES,
  type Route,
  type Standing,
  type Target,
} from "#lib/graduation/declarations/rules";
import type { DeclarationForm } from "#lib/graduation/schema";
import type { Todo } from "#lib/members/todos/rules";
import { type Choice, searchForRegistration } from "#lib/organizations/queries";

/** What is told in words and belongs to nobody but those who handle it. */
export type Told = Partial<Record<Exclude<DeclaredField, "school" | "targetId" | "month" | "startOn" | "endOn">, string>>;
export const detailsPlace = (row: string) => ({ column: "graduate_declaration.details", row });
export const openTold = ({ id, details }: Pick<GraduateDeclaration, "id" | "details">): Told => unsealJson<Told>(details, detailsPlace(id));

/** Standing of a member in the season; null for who is none. */
export async function findStanding(personId: string): Promise<(Standing & { branchId: string; branchPath: string }) | null> {
  const [found] = await db().$queryRaw<(Standing & { branchId: string; branchPath: string })[]>`
    SELECT p.graduate_mark AS mark, o.category, coalesce(p.own_graduation_month, o.graduation_month) AS month, o.school_field AS "schoolField", o.is_township AS township,
      o.id AS "branchId", o.path AS "branchPath"
    FROM person p JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' JOIN organization o ON o.id = m.branch_id
    WHERE p.id = ${personId}::uuid AND p.status = 'ACTIVE'`;
  return found ?? null;
}

/** Organizations that somebody may want to go to, by their ids. Whatever lies below a township belongs to it, and below another system's province to that system. */
export async function findTargets(ids: readonly string[]): Promise<Map<string, Target & { fullName: string }>> {
  const found = await db().$queryRaw<(Target & { fullName: string })[]>`
    SELECT o.id, o.path, o.category, o.full_name AS "fullName", o.is_township OR bool_or(a.is_township) AS township, bool_or(a.external_system) AS external
    FROM organization o JOIN organization a ON a.path = ANY(ARRAY(SELECT left(o.path, n) FROM generate_series(4, length(o.path), 4) n))
    WHERE o.id = ANY(${[...new Set(ids)]}::uuid[]) AND o.status <> 'DELETED' GROUP BY o.id`;
  return new Map(found.map((o) => [o.id, o]));
}

/** A declaration as its form shows it. */
export function formOf(declaration: GraduateDeclaration | null, phone: string): DeclarationForm {
  const told = declaration ? openTold(declaration) : {};
  const words = { unitName: told.unitName ?? "", address: told.address ?? "", place: told.place ?? "", why: told.why ?? "" };
  const people = { domesticContact: told.domesticContact ?? "", domesticPhone: told.domesticPhone ?? "", contact: told.contact ?? phone };
  return {
    route: (declaration?.route as Route | undefined) ?? "EMPLOYED",
    school: declaration?.school ?? "",
    targetId: declaration?.targetId ?? "",
    month: declaration?.month ?? "",
    startOn: dayFromDb(declaration?.startOn ?? null) ?? "",
    endOn: dayFromDb(declaration?.endOn ?? null) ?? "",
    ...words,
    ...people,
  };
}

const UNDER_WAY: readonly TransferState[] = [
  "PENDING_OUT",
  "PENDING_IN",
  "PENDING_ASSIGN",
  "WAIT_REPORT",
  "PENDING_LIST",
  "PENDING_PROVINCE",
];

export type OwnDeclaration = {
  routes: readonly Route[];
  declaration: GraduateDeclaration | null;
  target: { id: string; fullName: string } | null;
  /** The latest transfer that left from the present branch, if one did. */
  transfer: { state: TransferState; to: string } | null;
  /** Whether a transfer is under way: until it ends nothing is declared anew. */
  moving: boolean;
  post: Post | null;
};

/** What somebody sees of their own destination: null when nobody asks them for one. */
export async function getOwnDeclaration({ personId }: SelfScope): Promise<OwnDeclaration | null> {
  const standing = await findStanding(personId);
  if (!standing) return null;
  const declaration = await db().graduateDeclaration.findFirst({
    where: { personId },
    orderBy: [{ usedAt: { sort: "desc", nulls: "first" } }],
  });
  const routes = openRoutes(standing, dayOf(now()));
  if (routes.length === 0 && !declaration) return null;
  const targets = declaration?.targetId ? await findTargets([declaration.targetId]) : new Map();
  const [transfer] = await db().$queryRaw<{ state: TransferState; to: string }[]>`
    SELECT t.state, o.full_name AS to FROM transfer t JOIN organization o ON o.id = t.to_org_id
    WHERE t.person_id = ${personId}::uuid AND t.from_branch_id = ${standing.branchId}::uuid ORDER BY t.created_at DESC LIMIT 1`;
  const held = await db().cadrePost.findFirst({ where: { personId, organizationId: standing.branchId, status: "ACTIVE" } });
  return {
    routes,
    declaration: declaration && isRoute(declaration.route) ? declaration : null,
    target: targets.get(declaration?.targetId ?? "") ?? null,
    transfer: transfer ?? null,
    moving: transfer !== undefined && UNDER_WAY.includes(transfer.state),
    post: held?.post ?? null,
  };
}

const SHORTEST = 2;

/** Organizations by words of their name, without those that nobody can go to. */
export const searchTargets = async (typed: string): Promise<Choice[]> =>
  typed.length < SHORTEST ? [] : (await searchForRegistration(typed)).filter((o) => o.category !== "LEADING_BODY");

/** What waits for somebody who graduates this year and has not said where they go. */
export async function listGraduationTodos({ personId }: SelfScope): Promise<Todo[]> {
  const standing = await findStanding(personId);
  if (!standing || openRoutes(standing, dayOf(now())).length < ROUTES.length) return [];
  const [declared, moving] = await Promise.all([
    db().graduateDeclaration.count({ where: { personId } }),
    db().transfer.count({ where: { personId, closedAt: null } }),
  ]);
  return declared + moving === 0 ? [DECLARE_TODO] : [];
}
