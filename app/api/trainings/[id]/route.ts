import { forManagers, pdf } from "#lib/auth/api";
import { openTrainingFile } from "#lib/cadres/trainings/queries";
import { attachment } from "#lib/files/names";
import { refuse } from "#lib/verdict";

/** The attachment of a training of the own organization. */
export const GET = forManagers<{ id: string }>("training:V", async ({ scope }, _, { id }) => {
  const file = (await openTrainingFile(scope, id)) ?? refuse("E-GEN-08");
  return pdf(file, attachment(file.name));
});
