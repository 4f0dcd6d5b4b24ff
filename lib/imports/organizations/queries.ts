// 检查下级组织名单：名称合不合规、类别可不可建、有没有重名。
import type { Organization } from "#generated/client";
import type { OrgCategory } from "#generated/enums";
import { db } from "#lib/db";
import type { CheckedRow, Firsts, RowFinding, RowKeys } from "#lib/imports/rules";
import { verdictOf } from "#lib/imports/rules";
import type { Cells } from "#lib/members/sheet";
import {
  canonicalName,
  inStyle,
  isClassName,
  isFitFullName,
  isFitName,
  type NameStyle,
  proposeFullName,
} from "#lib/organizations/naming/rules";
import { mayCreateBelow, PURPOSEFUL } from "#lib/organizations/rules";
import { categoryOf } from "#lib/organizations/sheet";
import { ancestorPaths } from "#lib/auth/reach";
import { readSettings } from "#lib/settings/settings";
import { no, type Verdict } from "#lib/verdict";

export type OrganizationRow = { rowNo: number; cells: Cells };

export const keysOf = ({ rowNo, cells }: OrganizationRow): RowKeys => ({
  rowNo,
  idKey: null,
  textKey: canonicalName(cells.shortName ?? "") || null,
  deskKey: null,
  mobileKey: null,
});

const plain = (column: string, verdict: Verdict): RowFinding[] =>
  verdict.yes ? [] : [{ column, code: verdict.code, because: verdict.because, soft: verdict.code.startsWith("W-"), fixes: [] }];

type Naming = { ancestors: Organization[]; style: NameStyle };
type World = Naming & { parent: Organization; operator: boolean; siblings: Set<string>; fullNames: Map<string, string> };

async function loadNaming(parent: Organization): Promise<Naming> {
  const ancestors = await db().organization.findMany({
    where: { path: { in: [...ancestorPaths(parent.path), parent.path] } },
    orderBy: { level: "asc" },
  });
  return { ancestors, style: (await readSettings(parent.path))["org.fullNameStyle"] };
}

function fullNameOf({ cells }: Pick<OrganizationRow, "cells">, { ancestors, style }: Naming): string {
  const category = categoryOf(cells.category ?? "") ?? "BRANCH";
  return inStyle(style, category, proposeFullName(canonicalName(cells.shortName ?? ""), category, ancestors));
}

/** The full names that rows would get, to be read before they are written (ORG-05, ORG-08). */
export async function listProposals(parent: Organization, rows: readonly OrganizationRow[]): Promise<Map<number, string>> {
  const naming = await loadNaming(parent);
  return new Map(rows.map((row) => [row.rowNo, fullNameOf(row, naming)]));
}

async function loadWorld(parent: Organization, operator: boolean, rows: readonly OrganizationRow[]): Promise<World> {
  const alive = { status: { not: "DELETED" } } as const;
  const naming = await loadNaming(parent);
  const names = rows.map((r) => canonicalName(r.cells.shortName ?? ""));
  const siblings = await db().organization.findMany({
    where: { ...alive, parentId: parent.id, shortName: { in: names } },
    select: { shortName: true },
  });
  const proposals = rows.map((r) => fullNameOf(r, naming));
  const namesakes = await db().organization.findMany({ where: { ...alive, fullName: { in: proposals } }, select: { fullName: true } });
  return {
    ...naming,
    parent,
    operator,
    siblings: new Set(siblings.map((s) => s.shortName)),
    fullNames: new Map(namesakes.map((n) => [n.fullName, n.fullName])),
  };
}

/** What a name with its category would be refused for, whoever else is called so. */
function judgeSpelling({ name, category, full }: { name: string; category: OrgCategory; full: string }, level: number): RowFinding[] {
  const short = plain("shortName", isFitName(name, category, level));
  return short.length > 0 ? short : plain("shortName", isFitFullName(full));
}

function judgeName(row: OrganizationRow, world: World, firsts: Firsts): RowFinding[] {
  const name = canonicalName(row.cells.shortName ?? "");
  const category = categoryOf(row.cells.category ?? "");
  if (name === "") return plain("shortName", no("E-ORG-10", { fields: "组织简称" }));
  const first = firsts.text.get(name);
  const full = fullNameOf(row, world);
  const namesake = world.fullNames.get(full);
  return [
    ...(category ? judgeSpelling({ name, category, full }, world.parent.level + 1) : []),
    ...(world.siblings.has(name) ? plain("shortName", no("E-ORG-03")) : []),
    ...(first && first < row.rowNo ? plain("shortName", no("E-IMP-16", { r: first })) : []),
    ...(namesake && !world.siblings.has(name) ? plain("shortName", no("E-ORG-08", { path: namesake })) : []),
    ...(category === "BRANCH" && world.parent.schoolField && !isClassName(name) ? plain("shortName", no("W-ORG-07")) : []),
  ];
}

/** What is set up for a purpose must say so, which a sheet of two columns cannot (ORG-28). */
const ALONE = { ...no("E-ORG-10", { fields: "用途" }), because: "这一类请单个创建，写明用途。" };

function judgeCategory(category: OrgCategory | null, { parent, operator }: World): Verdict {
  if (!category) return no("E-IMP-18");
  const allowed = mayCreateBelow(parent, category, operator);
  return allowed.yes && PURPOSEFUL.includes(category) ? ALONE : allowed;
}

function judge(row: OrganizationRow, world: World, firsts: Firsts): CheckedRow {
  const allowed = judgeCategory(categoryOf(row.cells.category ?? ""), world);
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
