import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportCodes } from "#lib/registration/report";

/** Codes of all direct children, for handing out (ORG-16). */
export const GET = forManagers("registrationCode:V", async ({ actor, scope }) => {
  const { sheet, name } = await exportCodes(actor, scope);
  return download(await writeTable([sheet]), attachment(name));
});
