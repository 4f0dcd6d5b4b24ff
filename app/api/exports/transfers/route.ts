import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportTransfers } from "#lib/transfers/list/report";
import { transferFilterSchema } from "#lib/transfers/schema";

/** The list of transfers as it is seen. */
export const GET = forManagers("approveTransfer:A", async ({ actor, scope }, request) => {
  const filter = transferFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { sheet, name } = await exportTransfers(actor, scope, filter);
  return download(await writeTable([sheet]), attachment(name));
});
