import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportWaivers } from "#lib/members/waivers/report";

/** The report of exceptions that a province sends to 团中央 (MEM-27). */
export const GET = forManagers("entryWaiver:V", async ({ actor, scope }) => {
  const { sheet, name } = await exportWaivers(actor, scope);
  return download(await writeTable([sheet]), attachment(name));
});
