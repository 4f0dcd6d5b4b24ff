import { download, forManagers } from "#lib/auth/api";
import { writeTemplate } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { GRADUATE_TEMPLATE } from "#lib/graduation/batches/sheet";

/** The empty workbook of graduates and where they go. */
export const GET = forManagers("transferOut:C", async () =>
  download(await writeTemplate(GRADUATE_TEMPLATE), attachment(`${GRADUATE_TEMPLATE.title}模板.xlsx`)),
);
