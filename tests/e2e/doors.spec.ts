import { ROUTES } from "#lib/auth/routes";
import { closeThrottle } from "#lib/auth/throttle";
import { setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, disconnect } from "#lib/db";
import { expect, test } from "#tests/support/browser";
import { assembleCast, type Part } from "#tests/support/cast";
import { GONE, type Ground, isBranch, layGrounds, lies } from "#tests/support/grounds";
import { type Grant, superiors } from "#tests/support/grants";
import { GRADUATION_AIMS, GRADUATION_DESKS } from "#tests/support/graduation-cases";
import { MOTION_AIMS, MOTION_DESKS } from "#tests/support/motion-cases";
import { startServer, takeEnvironment } from "#tests/support/server";
import { TRANSFER_AIMS, TRANSFER_DESKS } from "#tests/support/transfer-cases";

type Route = keyof typeof ROUTES;

const everyDesk = superiors("S", { BRANCH_ADMIN: "S", OPERATOR: "S" });
const aboveOnly = superiors("S", { OPERATOR: "S" });
/** Not the operator's: what an organization does with its own cadres. */
const everyOffice = superiors("S", { BRANCH_ADMIN: "S" });

/** Pages and handlers of one's own desk: who has them at all. */
const AT_DESK: Partial<Record<Route, Grant>> = {
  "/manage": everyDesk,
  "/manage/activation": everyDesk,
  "/manage/activation/slips/[id]": everyDesk,
  "/manage/administrators": everyDesk,
  ...GRADUATION_DESKS,
  ...MOTION_DESKS,
  "/manage/guides": { OPERATOR: "S" },
  "/manage/archives": everyDesk,
  "/manage/archives/cadres": everyDesk,
  "/manage/archives/review": { COMMITTEE_ADMIN: "S", LEADING_ADMIN: "S", PROVINCIAL_ADMIN: "S", CENTRAL_ADMIN: "S" },
  "/manage/archives/unused": everyDesk,
  "/manage/audit": aboveOnly,
  "/manage/cadres": everyDesk,
  "/manage/cadres/changes": everyDesk,
  "/manage/cadres/new": everyOffice,
  "/manage/cadres/training": everyOffice,
  "/manage/cadres/training/new": everyOffice,
  "/manage/exports": everyDesk,
  "/manage/imports": everyDesk,
  "/manage/imports/new": everyDesk,
  "/manage/inbox": everyDesk,
  "/manage/irregular-numbers": everyDesk,
  "/manage/members": everyDesk,
  "/manage/members/new": everyDesk,
  "/manage/organizations": aboveOnly,
  "/manage/organizations/lists/[kind]": aboveOnly,
  "/manage/organizations/new": aboveOnly,
  "/manage/organizations/own": everyDesk,
  "/manage/real-name": { OPERATOR: "S" },
  "/manage/rules": everyDesk,
  "/manage/transfers/arrival": { BRANCH_ADMIN: "S" },
  "/manage/transfers/arrival/poster": { BRANCH_ADMIN: "S" },
  "/manage/search": everyDesk,
  "/manage/waivers": everyDesk,
  "/manage/waivers/new": { PROVINCIAL_ADMIN: "S" },
  "/api/exports/waivers": { PROVINCIAL_ADMIN: "S", CENTRAL_ADMIN: "S", OPERATOR: "S" },
  // There while the setting shows it; it does not by itself.
  "/manage/members/youth": {},
  ...TRANSFER_DESKS,
  "/api/exports/unused-numbers": everyDesk,
  "/api/exports/members": everyDesk,
  "/api/exports/registration-codes": aboveOnly,
  "/api/members/branches": everyDesk,
  "/api/organizations/children": aboveOnly,
  "/api/organizations/search": everyDesk,
  "/api/members/laggards": everyDesk,
  "/api/organizations/laggards": aboveOnly,
  "/api/templates/[kind]": everyDesk,
};

type Aim = { grant: Grant; of: (ground: Ground) => string | null };
/** Somebody who belongs to a branch; what may be seen of cadres without one is another matter. */
const member = (g: Ground): string | null => (isBranch(g.key) || g.key === "NOWHERE" ? g.personId : null);
/** Pages and handlers of an object: how its place must lie to the desk. S own, C directly below, D deeper; * anywhere. */
const TARGETED: Partial<Record<Route, Aim>> = {
  "/manage/members/[id]": { grant: superiors("SCD", { BRANCH_ADMIN: "S", OPERATOR: "*" }), of: member },
  "/manage/members/[id]/edit": { grant: superiors("C", { BRANCH_ADMIN: "S", OPERATOR: "*" }), of: member },
  "/manage/corrections/deletion/[id]": { grant: { BRANCH_ADMIN: "S" }, of: member },
  "/manage/corrections/identity/[id]": {
    grant: superiors("S", { BRANCH_ADMIN: "S", PROVINCIAL_ADMIN: "SCD", OPERATOR: "*" }),
    of: member,
  },
  "/manage/archives/[id]": { grant: superiors("SCD", { BRANCH_ADMIN: "S", OPERATOR: "*" }), of: member },
  ...GRADUATION_AIMS,
  ...TRANSFER_AIMS,
  ...MOTION_AIMS,
  // Nobody has what there is not.
  "/manage/cadres/training/[id]": { grant: {}, of: (g) => g.paperId },
  "/api/archives/[id]": { grant: {}, of: (g) => g.paperId },
  "/api/exports/members/[id]": { grant: {}, of: (g) => g.paperId },
  "/api/exports/real-name/[id]": { grant: {}, of: (g) => g.paperId },
  "/api/ingest/[key]": { grant: {}, of: (g) => g.paperId },
  "/api/trainings/[id]": { grant: {}, of: (g) => g.paperId },
  "/api/corrections/[id]/proof": { grant: {}, of: (g) => g.paperId },
  "/api/transfers/files/[id]": { grant: {}, of: (g) => g.paperId },
  "/manage/organizations/[id]": { grant: superiors("SCD", { OPERATOR: "*" }), of: (g) => g.organizationId },
  "/manage/organizations/[id]/edit": { grant: superiors("C", { OPERATOR: "*" }), of: (g) => g.organizationId },
  "/manage/imports/[id]": { grant: everyDesk, of: (g) => g.batchId },
  // What a branch filed before it was deleted still lies on the desk above; nobody can decide it.
  "/manage/inbox/[id]": {
    grant: { ...superiors("SC", { BRANCH_ADMIN: "S" }), OPERATOR: "S" },
    of: (g) => (g.key === "DELETED" ? null : g.paperId),
  },
  "/api/members/[id]": { grant: superiors("SCD", { BRANCH_ADMIN: "S", OPERATOR: "*" }), of: member },
  "/api/imports/[id]/progress": { grant: everyDesk, of: (g) => g.batchId },
  "/api/imports/[id]/workbook": { grant: everyDesk, of: (g) => g.batchId },
};
/** What takes a file, not a look. */
const UPLOADS: Partial<Record<Route, (role: Part["role"]) => boolean>> = {
  "/api/uploads": (role) => role !== null,
  "/api/inbox/decisions": (role) => role !== null,
  "/api/corrections/files": (role) => role !== null,
  "/api/uploads/guides": (role) => role === "OPERATOR",
  "/api/uploads/trainings": (role) => role !== null && role !== "OPERATOR",
  "/api/uploadthing": (role) => role !== null && role !== "OPERATOR",
};
const PLACES = ["O05", "O06", "O08", "O13", "O24", ...GONE];
const KINDS: Readonly<Record<string, string>> = { "[kind]": "small" };
const TEMPLATE: Readonly<Record<string, string>> = { "[kind]": "MEMBERS" };
/** 405: what takes files in pieces answers no look at all. */
const DENIED = [303, 307, 401, 403, 404, 405];

/** Pages of one's own that not everybody has: the branch's list is for its cadres, editing for those who are confirmed, a second factor for who has just signed in. */
const ONLY: Partial<Record<Route, (part: Part) => boolean>> = {
  "/my/organization/members": ({ name, role }) => role === "BRANCH_ADMIN" || /团干部|刚被撤下|还没有确认/.test(name),
  "/my/security/second-factor": ({ name }) => !name.includes("登录太久"),
  // Without a code it leads to where one is scanned.
  "/my/arrival": () => false,
  "/my/profile/edit": ({ name }) => !name.includes("还没有确认"),
  "/api/my/targets/[typed]": ({ name }) => !name.includes("还没有确认"),
  "/api/transfers/targets": ({ name }) => !name.includes("还没有确认"),
  // It takes a file, and answers no look.
  "/api/transfers/files": () => false,
};

type Visit = { part: Part; path: string; granted: boolean; told: string; method?: string };

const addressOf = (route: Route, id: string): string =>
  route.replace(/\[(id|key)\]/, id).replace("[kind]", (route.startsWith("/api") ? TEMPLATE : KINDS)["[kind]"] ?? "");
const isWithin = (grant: Grant, { role, desk }: Part, place: string): boolean => {
  const reach = role ? (grant[role] ?? "") : "";
  return reach === "*" || (desk !== null && reach.includes(lies(desk, place)));
};

function visitsOf(part: Part, grounds: readonly Ground[]): Visit[] {
  const own = (Object.entries(AT_DESK) as [Route, Grant][]).map(([route, grant]) => ({
    ...{ part, path: addressOf(route, newId()), told: `${part.name} · ${route}` },
    granted: part.role !== null && grant[part.role] !== undefined,
  }));
  const aimed = (Object.entries(TARGETED) as [Route, Aim][]).flatMap(([route, { grant, of }]) =>
    grounds.flatMap((ground) => {
      const id = of(ground);
      const gone = (GONE as readonly string[]).includes(ground.key);
      const told = `${part.name} · ${route} · ${ground.key}`;
      return id ? [{ part, path: addressOf(route, id), told, granted: !gone && isWithin(grant, part, ground.key) }] : [];
    }),
  );
  const mine = (Object.entries(ROUTES) as [Route, { who: string }][])
    .filter(([route, { who }]) => who === "signed-in" && route !== "/activate/password")
    .map(([route]) => ({
      ...{ part, path: route, told: `${part.name} · ${route}` },
      // A thing that there is not is nobody's.
      granted: part.personId !== null && !part.name.includes("受限") && !/\[(id|key)\]/.test(route) && (ONLY[route]?.(part) ?? true),
    }));
  return [
    ...own,
    ...aimed,
    ...mine,
    ...Object.entries(UPLOADS).map(([path, may]) => ({
      part,
      path,
      method: "POST",
      granted: may(part.role),
      told: `${part.name} · ${path}`,
    })),
  ];
}

async function visit(origin: string, { part, path, method = "GET" }: Visit): Promise<number> {
  const cookie = [...part.browser.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, origin, "x-forwarded-for": part.browser.sent["x-forwarded-for"] ?? "" };
  const answer = await fetch(`${origin}${path}`, { method, headers, redirect: "manual" });
  await answer.arrayBuffer();
  return answer.status;
}

const AT_ONCE = 6;

/** Visits that were answered otherwise than the matrix says. */
async function surprises(origin: string, visits: readonly Visit[]): Promise<string[]> {
  const found: string[] = [];
  const queue = [...visits];
  const walk = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const status = await visit(origin, next);
      const denied = DENIED.includes(status);
      if (denied === next.granted || status >= 500) found.push(`${next.told}：${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return found.sort();
}

test.use({ world: "upturned" });

test.describe("每个地址 × 十四类人 × 各处的对象（S1、S2）", () => {
  let visits: Visit[];

  test.beforeAll(async ({ server }) => {
    takeEnvironment(server);
    const cast = await assembleCast();
    const grounds = (await layGrounds()).filter((g) => PLACES.includes(g.key));
    visits = cast.flatMap((part) => visitsOf(part, grounds));
  });
  test.afterAll(async () => {
    setClock(null);
    await disconnect();
    await closeThrottle();
  });

  test("登记的私有地址都在这里", () => {
    const here = [...Object.keys(AT_DESK), ...Object.keys(TARGETED), ...Object.keys(UPLOADS)];
    const listed = (Object.entries(ROUTES) as [Route, { who: string }][])
      .filter(([, { who }]) => who === "manager")
      .map(([route]) => route);
    expect(here.sort()).toEqual(listed.sort());
  });

  test("该进的进得去，不该进的进不去", async ({ server }) => {
    expect(visits.length).toBeGreaterThan(1000);
    expect(await surprises(server.origin, visits)).toEqual([]);
  });

  test("没有 proxy.ts，一样进不去", async ({ server }) => {
    await db().$executeRaw`DELETE FROM rate_limit`;
    const bare = await startServer(server.databaseUrl, { PROXY_GUARD: "off" });
    // The proxy only turns away those without a session; of all others every eighth visit shows that nothing hangs on it.
    const denied = visits.filter(({ granted, part }, i) => !granted && (part.personId === null || i % 8 === 0));
    const found = await surprises(bare.origin, denied);
    bare.kill();
    expect(found).toEqual([]);
  });
});
