import { openServer, openWorld } from "#tests/bench/worlds";
import { openDesk, fetchPage, rosterPath } from "#tests/bench/roster";
const s = await openServer();
const d = await openDesk(await openWorld(s, 10000, () => undefined));
const p = rosterPath("show=incomplete&sort=name"); for (let i = 0; i < 250; i++) await fetchPage(d.address(p), d.cookie);
const html = await fetchPage(d.address(p), d.cookie); console.log("bytes", html.length); (await import("node:fs")).writeFileSync("/tmp/page.html", html);
process.kill(Number(process.env.X ?? 0) || (d as unknown as { pid: number }).pid, "SIGTERM"); await new Promise((r) => setTimeout(r, 3000)); await d.close(); process.exit(0);
