// 全部测量：开服务器、备好世界、一项一项量。
import { type Figure, type Judged, judge } from "#tests/bench/figures";
import { graduateFigures } from "#tests/bench/graduate-figures";
import { importFigures } from "#tests/bench/import-figures";
import { MOVING, moveFigures } from "#tests/bench/move-figures";
import { rosterFigures } from "#tests/bench/roster-figures";
import { searchFigures } from "#tests/bench/search-figures";
import { closeServer, openServer, openWorld } from "#tests/bench/worlds";

export type Order = { members: number; large: number | null; runs: number; only: string; tell: (text: string) => void };

/** A page is measured this many times as often as an import. */
const PAGES_PER_IMPORT = 20;

async function worldOf(server: string, members: number, tell: Order["tell"]): Promise<string> {
  tell(`准备${members}人的世界（长好的世界下次沿用）`);
  return openWorld(server, members, (planted) => planted % 100_000 === 0 && tell(`  ${planted}`));
}

/** Measures what is ordered: `only` names one part: import, graduates, roster, search or move. */
export async function measure({ members, large, runs, only, tell }: Order): Promise<Judged[]> {
  const server = await openServer();
  try {
    const figures: Figure[] = [];
    const small = only === "move" ? "" : await worldOf(server, members, tell);
    if (only === "" || only === "import") {
      tell("导入");
      figures.push(...(await importFigures({ server, world: small, runs })));
    }
    if (only === "" || only === "graduates") {
      tell("成批转接");
      figures.push(...(await graduateFigures({ server, world: small })));
    }
    const grown = large === null || ["import", "graduates"].includes(only) ? null : await worldOf(server, large, tell);
    if (only === "" || only === "search") {
      tell("找人");
      for (const [url, n] of [[small, members] as const, ...(grown ? [[grown, large ?? 0] as const] : [])])
        figures.push(...(await searchFigures(url, n)));
    }
    if (only === "" || only === "roster") {
      tell("名册页");
      figures.push(...(await rosterFigures({ small, large: grown, members, largeMembers: large ?? 0, runs: runs * PAGES_PER_IMPORT })));
    }
    if (only === "move" || (only === "" && large !== null)) {
      const world = await worldOf(server, MOVING.members, tell);
      tell("组织迁移");
      figures.push(...(await moveFigures({ server, world, runs })));
    }
    return figures.map(judge);
  } finally {
    await closeServer();
  }
}
