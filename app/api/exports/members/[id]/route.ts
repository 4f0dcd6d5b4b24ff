import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { fetchExport } from "#lib/members/exports/report";
import { Refusal } from "#lib/verdict";

const PROVE = "/confirm?to=/manage/exports";

/** A large export that a second administrator agreed to; once, and with the password typed anew. */
export const GET = forManagers<{ id: string }>("members:V", async ({ actor }, _, { id }) => {
  try {
    const { sheet, name } = await fetchExport(actor, id);
    return download(await writeTable([sheet]), attachment(name));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "E-PERM-04")) throw error;
    return new Response(null, { status: 303, headers: { Location: PROVE, "Cache-Control": "no-store" } });
  }
});
