// npm run bench：与底线比着量导入和名册页，一行一个数；超过上限就以 1 退出。--large 再比一百万人的世界。
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { build, isBuilt } from "#lib/cli/build";
import { prepareClient } from "#lib/cli/prepare";
import { say, step } from "#lib/cli/say";

const text = (value: string) => ({ type: "string", default: value }) as const;
const { values } = parseArgs({
  options: {
    members: text("10000"),
    large: { type: "boolean", default: false },
    "large-members": text("1000000"),
    runs: text("7"),
    only: text(""),
    json: text(".data/bench.json"),
  },
});

prepareClient();
if (values.only !== "move" && !isBuilt()) await step("编译", async () => build("ignore"));
const { measure } = await import("#tests/bench/measure");
const { lineOf } = await import("#tests/bench/figures");
const figures = await measure({
  members: Number(values.members),
  large: values.large ? Number(values["large-members"]) : null,
  runs: Number(values.runs),
  only: values.only,
  tell: say,
});
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
say("");
for (const figure of figures) say(lineOf(figure));
const failed = figures.filter((f) => f.pass === false).length;
say(failed === 0 ? "\n都在上限之内。" : `\n${failed} 项超过上限。`);
process.exit(failed === 0 ? 0 : 1);
