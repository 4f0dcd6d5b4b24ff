// 找人的数：树上各处、各种开头，从收到一个字到有了答复的一行行人，第95百分位。
import { deskActor } from "#lib/auth/actor";
import { scopeOf } from "#lib/auth/scope";
import { setClock } from "#lib/clock";
import { db, disconnect } from "#lib/db";
import { searchPeople } from "#lib/search/queries";
import { type Figure, timed } from "#tests/bench/figures";
import { turnTo } from "#tests/bench/worlds";
import { BASE_DATE } from "#world/plant";

const BAR = 100;
/** One letter, one character, initials, beginnings of a spelling, and some that nobody has. */
const TYPED = [..."abcdefghjklmnopqrstwxyzv", ..."林周陈赵魑", "lx", "zh", "zhao", "zhaoy", "zzz", "林晓", "周望舒"];
const ROUNDS = 2;

type Place = { id: string; path: string };

/** The root, and at every level below the first, the middle and the last organization. */
async function listPlaces(): Promise<Place[]> {
  const places = await db().$queryRaw<Place[]>`
    SELECT id, path FROM (SELECT o.id, o.path, row_number() OVER w AS n, count(*) OVER (PARTITION BY o.level) AS of
      FROM organization o WHERE o.status <> 'DELETED' WINDOW w AS (PARTITION BY o.level ORDER BY o.path)) p
    WHERE n IN (1, (of + 1) / 2, of)`;
  return places;
}

async function actorAt({ id }: Place) {
  const facts = await db().organization.findUniqueOrThrow({ where: { id } });
  return deskActor({ id: "00000000-0000-7000-8000-000000000000", name: "测速" }, facts, false);
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;

/** What one search takes in a world, all places and texts taken in turn. */
export async function searchFigures(url: string, members: number): Promise<Figure[]> {
  await turnTo(url);
  setClock(BASE_DATE);
  const times: number[] = [];
  for (const place of await listPlaces()) {
    const actor = await actorAt(place);
    const look = (typed: string) => timed(() => searchPeople(actor, scopeOf(actor), typed));
    await look("l");
    for (let round = 0; round < ROUNDS; round++) for (const typed of TYPED) times.push(await look(typed));
  }
  await disconnect();
  const what = (share: string): string => `找人，打一个字到有答复，${share}，${members}人，全树${times.length}次`;
  return [
    { what: what("第95百分位"), unit: "ms", measured: percentile(times, 0.95), floor: null, bar: BAR },
    { what: what("中位数"), unit: "ms", measured: percentile(times, 0.5), floor: null, bar: null },
    { what: what("最慢一次"), unit: "ms", measured: percentile(times, 1), floor: null, bar: null },
  ];
}
