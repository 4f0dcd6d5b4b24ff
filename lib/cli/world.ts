// npm run world -- --members N：让演示世界再长出 N 名团员，供演示规模与测速用。
import { parseArgs } from "node:util";
import { say } from "#lib/cli/say";
import { openDatabase } from "#lib/cli/serve";
import { readEnvironment } from "#lib/env";

const { values } = parseArgs({ options: { members: { type: "string", default: "10000" } } });
const members = Number(values.members);

if (readEnvironment().APP_MODE === "production") {
  say("生产模式下没有虚构世界。");
  process.exit(1);
}
if (!Number.isInteger(members) || members < 1 || members > 1_900_000) {
  say("请给出人数，1 到 1900000，例如：npm run world -- --members 10000");
  process.exit(1);
}
await openDatabase();
const { growWorld } = await import("#world/crowd");
const started = performance.now();
await growWorld(members, (planted) =>
  process.stdout.write(`\r  已录入 ${planted} 人，${((performance.now() - started) / 1000).toFixed(0)} 秒`),
);
say("\n完成。");
process.exit(0);
