// 名册页的数，以及几个给人参考的：查找、树、下级列表、语句条数。
import { type Figure, inTurn } from "#tests/bench/figures";
import { countStatements, type Desk, openDesk, pageOf, rosterPath, timeRoster, VIEWS } from "#tests/bench/roster";

const RATIO = 6;
const GROWTH = 1.5;
/** What is asked of the interfaces stays below their limit of 120 a minute. */
const AT_MOST = 60;

export type Worlds = { small: string; large: string | null; members: number; largeMembers: number; runs: number };

async function viewFigures(desks: readonly Desk[], [view, query]: [string, string], worlds: Worlds): Promise<Figure[]> {
  const [small, large] = await timeRoster(desks, query, worlds.runs);
  if (!small) return [];
  const what = `名册页（${view}）`;
  const figures: Figure[] = [{ what: `${what}，${worlds.members}人`, unit: "ms", measured: small.page, floor: small.floor, bar: RATIO }];
  if (!large) return figures;
  const beside = {
    what: `${what}，${worlds.largeMembers}人，底线为同样的语句`,
    unit: "ms",
    measured: large.page,
    floor: large.floor,
    bar: null,
  } as const;
  const growth = {
    what: `${what}，${worlds.largeMembers}人比${worlds.members}人`,
    unit: "ms",
    measured: large.page,
    floor: small.page,
    bar: GROWTH,
  } as const;
  return [...figures, beside, growth];
}

const ORIENTING: Readonly<Record<string, (root: string) => string>> = {
  "团员查找，拼音首字母": () => rosterPath("q=lx"),
  组织树一级: (root) => `/api/organizations/children?parent=${root}`,
  "下级列表，带实时人数": () => "/manage/organizations",
};

async function orientingFigures(desk: Desk, { members, runs }: Worlds): Promise<Figure[]> {
  const pages = Object.entries(ORIENTING).map(([what, path]) => ({ what, path: path(desk.organizationId) }));
  const works = pages.map(({ path }) => pageOf(desk, path));
  await inTurn(5, works);
  const times = await inTurn(Math.min(runs, AT_MOST), works);
  const figures = pages.map(
    ({ what }, i): Figure => ({ what: `${what}，${members}人`, unit: "ms", measured: times[i] ?? 0, floor: null, bar: null }),
  );
  const statements = await countStatements(desk, rosterPath(Object.values(VIEWS)[0] ?? ""));
  return [...figures, { what: "打开一次名册页的语句", unit: "条", measured: statements, floor: null, bar: null }];
}

/** Opens the built application on each world and measures it. */
export async function rosterFigures(worlds: Worlds): Promise<Figure[]> {
  const desks: Desk[] = [];
  try {
    for (const url of [worlds.small, worlds.large]) if (url) desks.push(await openDesk(url));
    const figures: Figure[] = [];
    for (const view of Object.entries(VIEWS)) figures.push(...(await viewFigures(desks, view, worlds)));
    return [...figures, ...(desks[0] ? await orientingFigures(desks[0], worlds) : [])];
  } finally {
    for (const desk of desks) await desk.close();
  }
}
