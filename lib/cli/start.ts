// npm start：需要时编译，然后打开。再次启动很快。
import { build, isBuilt } from "#lib/cli/build";
import { say, step } from "#lib/cli/say";
import { openDatabase, requireFreePort, serve } from "#lib/cli/serve";

say("智慧团建");
await requireFreePort();
if (!isBuilt()) await step("编译（第一次要一两分钟）", async () => build("ignore"));
const { embedded } = await openDatabase();
await serve("start", embedded);
