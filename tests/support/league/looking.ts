// 抬头看一眼整个局面：从数据库读出一份模型，许多人同时下棋时用；读完就可能旧了，正要这样。
import { now } from "#lib/clock";
import { db } from "#lib/db";
import type { Real } from "#tests/support/league/real";
import type { League, Mark, Organization, Person, Transfer } from "#tests/support/league/places";

type Keys = ReadonlyMap<string, string>;
const reversed = (map: ReadonlyMap<string, string>): Keys => new Map([...map].map(([key, id]) => [id, key]));

/** Organizations; what was made by itself goes by its id. */
async function lookAtOrganizations(real: Real): Promise<Map<string, Organization>> {
  const rows = await db().organization.findMany({ orderBy: { level: "asc" } });
  const known = reversed(real.organizations);
  for (const { id } of rows) if (!known.has(id)) real.organizations.set(id, id);
  const keys = reversed(real.organizations);
  const place = ({ id, parentId, category, graduationMonth: month, schoolField, status, ...o }: (typeof rows)[number]): Organization => ({
    ...{ key: keys.get(id) ?? id, parent: parentId && (keys.get(parentId) ?? null), category, month, school: schoolField },
    ...{ township: o.isTownship, external: o.externalSystem, deleted: status === "DELETED" },
  });
  return new Map(rows.map(place).map((o) => [o.key, o]));
}

async function lookAtPeople(real: Real, places: Keys): Promise<Map<string, Person>> {
  const memberships = new Map((await db().membership.findMany({ where: { status: "ACTIVE" } })).map((m) => [m.personId, m.branchId]));
  const known = new Map([...real.people].map(([key, { id }]) => [id, key]));
  const rows = await db().person.findMany({ include: { account: true } });
  const seen = rows.flatMap((p): Person[] => {
    const key = known.get(p.id);
    const mark = { mark: p.graduateMark as Mark, own: p.ownGraduationMonth, home: p.branchGraduationMonth };
    const branch = places.get(memberships.get(p.id) ?? "") ?? null;
    return key ? [{ key, branch, ...mark, certified: true, activated: p.account?.state === "ACTIVE" }] : [];
  });
  return new Map(seen.map((p) => [p.key, p]));
}

async function lookAtTransfers(real: Real, places: Keys): Promise<Transfer[]> {
  const rows = new Map((await db().transfer.findMany()).map((t) => [t.id, t]));
  const known = new Map([...real.people].map(([key, { id }]) => [id, key]));
  const place = (id: string): string => places.get(id) ?? "O01";
  const [first] = real.people.keys();
  return [...real.transfers].map((id): Transfer => {
    const t = rows.get(id);
    if (!t) return { person: first ?? "", kind: "BULK", route: "NORMAL", state: "DONE", from: "O01", to: "O01", ...NOTHING };
    const way = {
      from: place(t.fromBranchId),
      to: place(t.toOrgId),
      reason: t.reason,
      initiator: t.initiatorOrgId && place(t.initiatorOrgId),
    };
    return { ...NOTHING, person: known.get(t.personId) ?? first ?? "", kind: t.kind, route: t.route, state: t.state, ...way };
  });
}
const NOTHING = { reason: "OTHER", initiator: null, applicant: "", due: 0, refusedFrom: null, elsewhere: null, lay: [] };

/** The whole position. */
export async function look(real: Real): Promise<League> {
  const organizations = await lookAtOrganizations(real);
  const places = reversed(real.organizations);
  const people = await lookAtPeople(real, places);
  const keys = new Map([...real.people].map(([key, { id }]) => [id, key]));
  const seats = new Map<string, string[]>();
  for (const { organizationId, personId } of await db().orgAdmin.findMany({ where: { status: "ACTIVE" } })) {
    const [at, who] = [places.get(organizationId), keys.get(personId)];
    if (at && who) seats.set(at, [...(seats.get(at) ?? []), who]);
  }
  const asked = new Map((await db().orgMove.findMany()).map((m) => [m.id, m]));
  const moves = [...real.moves].map((id) => {
    const m = asked.get(id);
    const way = { organization: places.get(m?.organizationId ?? "") ?? "O21", target: places.get(m?.targetId ?? "") ?? "O09" };
    return { ...way, state: m?.state ?? "DONE", applicant: "", lay: [] };
  });
  return { at: now().getTime(), organizations, people, seats, transfers: await lookAtTransfers(real, places), moves, cohort: new Set() };
}
