// 检查下级组织名单：名称合不合规、类别可不可建、有没有重名。
import type { Organization } from "#generated/client";
import { db } from "#lib/db";
import type { CheckedRow, Firsts, RowFinding, RowKeys } from "#lib/imports/rules";
import { verdictOf } from "#lib/imports/rules";
import type { Cells } from "#lib/members/sheet";
import { canonicalName, isClassName, isFitName, proposeFullName } from "#lib/organizations/naming/rules";
import { mayCreateBelow } from "#lib/organizations/rules";
import { categoryOf } from "#lib/organizations/sheet";
import { ancestorPaths } from "#lib/auth/reach";
import { no, type Verdict } from "#lib/verdict";

export type OrganizationRow = { rowNo: number; cells: Cells };

export const keysOf = ({ rowNo, cells }: OrganizationRow): RowKeys => ({
  rowNo,
  idKey: null,
  textKey: canonicalName(cells.shortName ?? "") || null,
  deskKey: null,
});

const plain = (column: string, verdict: Verdict): RowFinding[] =>
  verdict.yes ? [] : [{ column, code: verdict.code, because: verdict.because, soft: verdict.code.startsWith("W-"), fixes: [] }];

type World = { parent: Organization; operator: boolean; ancestors: Organization[]; siblings: Set<string>; fullNames: Map<string, string> };

async function loadWorld(parent: Organization, operator: boolean, rows: readonly OrganizationRow[]): Promise<World> {
  const alive = { status: { not: "DELETED" } } as const;
  const ancestors = await db().organization.findMany({
    where: { path: { in: [...ancestorPaths(parent.path), parent.path] } },
    orderBy: { level: "asc" },
  });
  const names = rows.map((r) => canonicalName(r.cells.shortName ?? ""));
  const siblings = await db().organization.findMany({
    where: { ...alive, parentId: parent.id, shortName: { in: names } },
    select: { shortName: true },
  });
  const proposals = rows.map((r) => fullNameOf(r, ancestors));
  const namesakes = await db().organization.findMany({ where: { ...alive, fullName: { in: proposals } }, select: { fullName: true } });
  return {
    parent,
    operator,
    ancestors,
    siblings: new Set(siblings.map((s) => s.shortName)),
    fullNames: new Map(namesakes.map((n) => [n.fullName, n.fullName])),
  };
}

const fullNameOf = ({ cells }: OrganizationRow, ancestors: readonly Organization[]): string =>
  proposeFullName(canonicalName(cells.shortName ?? ""), categoryOf(cells.category ?? "") ?? "BRANCH", ancestors);

function judgeName(row: OrganizationRow, world: World, firsts: Firsts): RowFinding[] {
  const name = canonicalName(row.cells.shortName ?? "");
  const category = categoryOf(row.cells.category ?? "");
  if (name === "") return plain("shortName", no("E-ORG-10", { fields: "组织简称" }));
  const first = firsts.text.get(name);
  const namesake = world.fullNames.get(fullNameOf(row, world.ancestors));
  return [
    ...(category ? plain("shortName", isFitName(name, category, world.parent.level + 1)) : []),
    ...(world.siblings.has(name) ? plain("shortName", no("E-ORG-03")) : []),
    ...(first && first < row.rowNo ? plain("shortName", no("E-IMP-16", { r: first })) : []),
    ...(namesake && !world.siblings.has(name) ? plain("shortName", no("E-ORG-08", { path: namesake })) : []),
    ...(category === "BRANCH" && world.parent.schoolField && !isClassName(name) ? plain("shortName", no("W-ORG-07")) : []),
  ];
}

function judge(row: OrganizationRow, world: World, firsts: Firsts): CheckedRow {
  const category = categoryOf(row.cells.category ?? "");
  const allowed = category ? mayCreateBelow(world.parent, category, world.operator) : no("E-IMP-18");
  const findings = [...judgeName(row, world, firsts), ...plain("category", allowed)];
  return { rowNo: row.rowNo, verdict: verdictOf(findings, "NEW"), findings, changes: [], targetId: null };
}

/** Judges rows of children to be made. */
export async function checkOrganizationRows(
  { parent, operator }: { parent: Organization; operator: boolean },
  rows: readonly OrganizationRow[],
  firsts: Firsts,
): Promise<CheckedRow[]> {
  const world = await loadWorld(parent, operator, rows);
  return rows.map((row) => judge(row, world, firsts));
}
