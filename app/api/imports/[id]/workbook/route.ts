import { download, forManagers } from "#lib/auth/api";
import { writeReturned } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { getReturned } from "#lib/imports/queries";
import { refuse } from "#lib/verdict";

/** The workbook that is handed back: rows that did not go in, coloured and annotated. */
export const GET = forManagers<{ id: string }>("enterMember:C", async ({ actor, scope }, _, { id }) => {
  const found = (await getReturned(actor, scope, id)) ?? refuse("E-GEN-08");
  return download(await writeReturned(found.returned), attachment(`需要修改的行 ${found.fileName.replace(/\.\w+$/, "")}.xlsx`));
});
