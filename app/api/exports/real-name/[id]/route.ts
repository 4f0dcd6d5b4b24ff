import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportBatch } from "#lib/members/real-name/report";

/** A batch for the identity service (MEM-23). */
export const GET = forManagers<{ id: string }>("settings:E", async ({ actor }, _, { id }) => {
  const { sheet, name } = await exportBatch(actor, id);
  return download(await writeTable([sheet]), attachment(name));
});
