// 看一眼：真的世界与模型各写成同样的几行字，逐行相比。
import { db } from "#lib/db";
import { holdersOf, isAsked, isOpen, moveHolders } from "#tests/support/league/effects";
import type { Real } from "#tests/support/league/real";
import type { League } from "#tests/support/league/places";

type Lines = Set<string>;
const moment = (at: number): string => new Date(at).toISOString();
const sorted = (keys: readonly string[]): string => [...keys].sort().join("+");

/** The model, line by line. */
export function linesOfModel(l: League): Lines {
  const lines: Lines = new Set();
  for (const p of l.people.values())
    if (p.branch) lines.add(`人 ${p.key} 在 ${p.branch} 标识 ${p.mark}${p.mark === "DELAYED" ? ` ${p.own} ${p.home}` : ""}`);
  for (const o of l.organizations.values())
    lines.add(`组织 ${o.key} ${o.deleted ? "已撤销" : `${o.category} 上级 ${o.parent} 毕业 ${o.month}`}`);
  for (const [key, seated] of l.seats) if (seated.length > 0) lines.add(`管理员 ${key} ${sorted(seated)}`);
  for (const [n, t] of l.transfers.entries()) {
    const open = isOpen(t) ? ` 期限 ${moment(t.due)} 桌上 ${sorted(holdersOf(l, t))}` : "";
    lines.add(`转接 ${n} ${t.person} ${t.kind} ${t.route} ${t.from}→${t.to} ${t.state}${open}`);
  }
  for (const [n, m] of l.moves.entries())
    lines.add(`迁移 ${n} ${m.organization}→${m.target} ${m.state}${isAsked(m) ? ` 桌上 ${sorted(moveHolders(l, m))}` : ""}`);
  for (const joined of l.cohort) lines.add(`届别 ${joined}`);
  return lines;
}

type Named = (id: string | null) => string;
const naming = (real: Real): { place: Named; somebody: Named } => {
  const places = new Map([...real.organizations].map(([key, id]) => [id, key]));
  const people = new Map([...real.people].map(([key, { id }]) => [id, key]));
  return { place: (id) => (id === null ? "null" : (places.get(id) ?? "?")), somebody: (id) => (id && people.get(id)) || "?" };
};

async function seePeople(lines: Lines, { place, somebody }: ReturnType<typeof naming>): Promise<void> {
  const members = await db().membership.findMany({ where: { status: "ACTIVE" }, include: { person: true } });
  for (const { branchId, person } of members) {
    const { graduateMark: mark, ownGraduationMonth: own, branchGraduationMonth: home } = person;
    lines.add(`人 ${somebody(person.id)} 在 ${place(branchId)} 标识 ${mark}${mark === "DELAYED" ? ` ${own} ${home}` : ""}`);
  }
  for (const { personId, year } of await db().graduateCohort.findMany()) lines.add(`届别 ${somebody(personId)} ${year}`);
}

async function seeOrganizations(lines: Lines, { place, somebody }: ReturnType<typeof naming>): Promise<void> {
  for (const { id, status, category, parentId, graduationMonth } of await db().organization.findMany())
    lines.add(`组织 ${place(id)} ${status === "DELETED" ? "已撤销" : `${category} 上级 ${place(parentId)} 毕业 ${graduationMonth}`}`);
  const seats = Map.groupBy(await db().orgAdmin.findMany({ where: { status: "ACTIVE" } }), (a) => a.organizationId);
  for (const [id, seated] of seats) lines.add(`管理员 ${place(id)} ${sorted(seated.map((a) => somebody(a.personId)))}`);
}

async function seePapers(lines: Lines, real: Real): Promise<void> {
  const { place, somebody } = naming(real);
  const papers = new Map((await db().paper.findMany({ where: { state: "OPEN" } })).map((p) => [p.subjectId, p]));
  const lying = (subjectId: string): string => {
    const paper = papers.get(subjectId);
    return sorted([paper?.deskId, paper?.secondDeskId].filter((d) => typeof d === "string").map(place));
  };
  for (const t of await db().transfer.findMany()) {
    const open = t.closedAt === null ? ` 期限 ${t.deadlineAt?.toISOString()} 桌上 ${lying(t.id)}` : "";
    const way = `${t.kind} ${t.route} ${place(t.fromBranchId)}→${place(t.toOrgId)} ${t.state}`;
    lines.add(`转接 ${real.transfers.indexOf(t.id)} ${somebody(t.personId)} ${way}${open}`);
  }
  for (const m of await db().orgMove.findMany()) {
    const asked = m.state.startsWith("PENDING") ? ` 桌上 ${lying(m.id)}` : "";
    lines.add(`迁移 ${real.moves.indexOf(m.id)} ${place(m.organizationId)}→${place(m.targetId)} ${m.state}${asked}`);
  }
}

/** The real world, line by line. */
export async function linesOfReal(real: Real): Promise<Lines> {
  const lines: Lines = new Set();
  const names = naming(real);
  await Promise.all([seePeople(lines, names), seeOrganizations(lines, names), seePapers(lines, real)]);
  return lines;
}

/** In what the two differ; empty when they say the same. */
export async function differences(l: League, real: Real): Promise<string[]> {
  const [model, seen] = [linesOfModel(l), await linesOfReal(real)];
  const missing = [...model].filter((line) => !seen.has(line)).map((line) => `模型：${line}`);
  const odd = [...seen].filter((line) => !model.has(line)).map((line) => `实际：${line}`);
  return [...missing, ...odd].sort((a, b) => a.slice(3).localeCompare(b.slice(3)));
}
