import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportLacking } from "#lib/organizations/report";

/** Branches with too few members or, if these are asked for, committees without a branch, in the own subtree (STAT-15). */
export const GET = forManagers("children:V", async ({ scope }, request) => {
  const kind = new URL(request.url).searchParams.get("kind") === "hollow" ? "hollow" : "small";
  const { sheet, name } = await exportLacking(scope, kind);
  return download(await writeTable([sheet]), attachment(name));
});
