import { Readable } from "node:stream";
import { forManagers } from "#lib/auth/api";
import { attachment } from "#lib/files/names";
import { fileName, openFile } from "#lib/files/queries";
import { openTransferProof } from "#lib/transfers/proof/report";

/** What proves an appeal, or the application of a stay abroad, for the desks that it passes; saved, never shown as a page of ours. */
export const GET = forManagers<{ id: string }>("inbox:V", async ({ actor, scope }, _, { id }) => {
  const file = await openTransferProof(actor, scope, id);
  return new Response(Readable.toWeb(await openFile(file)) as ReadableStream, {
    headers: {
      "Content-Type": file.mime,
      "Content-Length": String(file.size),
      "Content-Disposition": attachment(fileName(file)),
      "Content-Security-Policy": "sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
});
