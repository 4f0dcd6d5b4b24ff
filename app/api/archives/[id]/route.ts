import { openArchive } from "#lib/archives/report";
import { downloadPdf, forManagers } from "#lib/auth/api";
import { attachment } from "#lib/files/names";
import { fileName, openFile } from "#lib/files/queries";

/** The file of a version of somebody's archive. */
export const GET = forManagers<{ id: string }>("archive:V", async ({ actor }, _, { id }) => {
  const file = await openArchive(actor, id);
  return downloadPdf(await openFile(file), { name: attachment(fileName(file)), size: file.size });
});
