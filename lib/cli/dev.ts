// npm run dev：边改边看。
import { say } from "#lib/cli/say";
import { openDatabase, requireFreePort, serve } from "#lib/cli/serve";

say("智慧团建（开发）");
await requireFreePort();
const { embedded } = await openDatabase();
await serve("dev", embedded);
