// 单独的进程：连好数据库，说一声，导入一份名单，供量内存。
import { say } from "#lib/cli/say";
import { disconnect } from "#lib/db";
import { importAndCompare } from "#tests/bench/import";
import { importer, type Roster } from "#tests/bench/roster-workbook";
import { turnTo } from "#tests/bench/worlds";

const [url = "", roster = "{}"] = process.argv.slice(2);
await turnTo(url);
await importer();
say("ready");
await importAndCompare(JSON.parse(roster) as Roster, (work) => work());
await disconnect();
