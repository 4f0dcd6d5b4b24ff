import { download, forManagers } from "#lib/auth/api";
import { writeTable } from "#lib/excel/write";
import { attachment } from "#lib/files/names";
import { exportRoster } from "#lib/members/roster/report";
import { rosterFilterSchema } from "#lib/members/schema";
import { refuse } from "#lib/verdict";

/** The member list as it is seen: filters, columns, masks. */
export const GET = forManagers("members:V", async ({ actor, scope }, request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const found =
    (await exportRoster(actor, scope, { filter: rosterFilterSchema.parse(asked), columns: (asked.columns ?? "").split(",") })) ??
    refuse("E-GEN-08");
  return download(await writeTable([found.sheet]), attachment(found.name));
});
