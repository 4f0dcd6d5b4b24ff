import { exportUnused } from "#lib/archives/unused/report";
import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";

/** Numbers that are still shown as unused, for the operator (EDB-18). */
export const GET = forManagers("archive:V", async ({ actor, scope }) => {
  const { sheet, name } = await exportUnused(actor, scope);
  return download(await writeTable([sheet]), attachment(name));
});
