import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { fetchExport } from "#lib/members/exports/report";

/** A large export that a second administrator agreed to; once. */
export const GET = forManagers<{ id: string }>("members:V", async ({ actor }, _, { id }) => {
  const { sheet, name } = await fetchExport(actor, id);
  return download(await writeTable([sheet]), attachment(name));
});
