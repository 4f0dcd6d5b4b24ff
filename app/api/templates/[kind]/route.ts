import { download, forManagers } from "#lib/auth/api";
import { writeTemplate } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { importTemplate } from "#lib/imports/queries";

/** The empty workbook of a kind of import. */
export const GET = forManagers<{ kind: string }>("enterMember:C", async ({ actor }, _, { kind }) => {
  const template = importTemplate(actor, kind);
  return download(await writeTemplate(template), attachment(`${template.title}导入模板.xlsx`));
});
