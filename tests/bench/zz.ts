import { openServer, openWorld } from "#tests/bench/worlds";
import { openDesk, timeRoster, countStatements, rosterPath, VIEWS } from "#tests/bench/roster";
const s = await openServer();
const desks = [];
for (const n of process.argv[2]!.split(",")) desks.push(await openDesk(await openWorld(s, Number(n), () => undefined)));
for (const [v, q] of Object.entries(VIEWS)) {
  for (const t of await timeRoster(desks, q, Number(process.argv[3]))) console.log(v, t, (t.page / t.floor).toFixed(2));
  console.log(await countStatements(desks[0]!, rosterPath(q)));
}
for (const d of desks) await d.close();
process.exit(0);
