import { pdf } from "#lib/auth/api";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { openOwnTrainingFile } from "#lib/cadres/trainings/queries";
import { attachment } from "#lib/files/names";

type Context = { params: Promise<{ id: string }> };

/** The attachment of a training that one took part in. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { self } = await requireMember();
  const file = orNotFound(await openOwnTrainingFile(self, (await params).id));
  return pdf(file, attachment(file.name));
}
