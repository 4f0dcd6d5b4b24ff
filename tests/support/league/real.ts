// 真的世界：模型的名字各是库里的哪一行，谁坐在哪张桌上。
import { db } from "#lib/db";
import { idNumberOf, type Player, signedInAs } from "#tests/support/people";
import { ORGANIZATIONS } from "#world/organizations";
import { PEOPLE } from "#world/people";

/** The real world: ids by the model's keys, and who is signed in. */
export type Real = {
  organizations: Map<string, string>;
  people: Map<string, { id: string; name: string; idNumber: string }>;
  transfers: string[];
  moves: string[];
  players: Map<string, Promise<Player>>;
};

/** Ids of the planted world by their keys. */
export async function openReal(): Promise<Real> {
  const planted = await db().organization.findMany({ select: { id: true, fullName: true } });
  const known = await db().person.findMany({ select: { id: true, name: true } });
  const idOf = (name: string, list: readonly { id: string; called: string }[]): string => list.find((x) => x.called === name)?.id ?? "";
  const [places, people] = [planted.map((o) => ({ id: o.id, called: o.fullName })), known.map((p) => ({ id: p.id, called: p.name }))];
  return {
    organizations: new Map(ORGANIZATIONS.map((o) => [o.key, idOf(o.fullName, places)])),
    people: new Map(PEOPLE.map((p) => [p.key, { id: idOf(p.name, people), name: p.name, idNumber: idNumberOf(p.key) }])),
    ...{ transfers: [], moves: [], players: new Map() },
  };
}

/** What a name of the model stands for. */
export const at = <V>(map: ReadonlyMap<string, V>, key: string | null): V => {
  const found = key === null ? undefined : map.get(key);
  if (found === undefined) throw new Error(`the real world knows no ${key}`);
  return found;
};

async function seat(real: Real, by: string, desk: string | null): Promise<Player> {
  const player = await signedInAs(at(real.people, by).id);
  const organizationId = desk && at(real.organizations, desk);
  if (desk) await db().session.updateMany({ where: { personId: player.personId, endedAt: null }, data: { organizationId } });
  return player;
}

/** Somebody at a desk, or in their own corner; signed in once until time passes. */
export function playerOf(real: Real, by: string, desk: string | null): Promise<Player> {
  const known = real.players.get(`${by} ${desk}`) ?? seat(real, by, desk);
  real.players.set(`${by} ${desk}`, known);
  return known;
}
