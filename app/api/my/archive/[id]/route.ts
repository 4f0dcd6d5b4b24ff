import { openOwnArchive } from "#lib/archives/report";
import { downloadPdf, forMembers } from "#lib/auth/api";
import { attachment } from "#lib/files/names";
import { fileName, openFile } from "#lib/files/queries";

/** One's own file. */
export const GET = forMembers<{ id: string }>("my/archive", async ({ actor, self }, { id }) => {
  const file = await openOwnArchive(actor, self, id);
  return downloadPdf(await openFile(file), { name: attachment(fileName(file)), size: file.size });
});
