import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportLacking } from "#lib/organizations/report";
import { refuse } from "#lib/verdict";

/** Branches with too few members, or committees without a branch, in the own subtree (STAT-15). */
export const GET = forManagers<{ kind: string }>("children:V", async ({ scope }, _, { kind }) => {
  if (kind !== "small" && kind !== "hollow") refuse("E-GEN-08");
  const { sheet, name } = await exportLacking(scope, kind);
  return download(await writeTable([sheet]), attachment(name));
});
