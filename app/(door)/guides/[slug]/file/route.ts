import { attachment } from "#lib/files/names";
import { openGuideFile } from "#lib/guides/queries";

type Context = { params: Promise<{ slug: string }> };

/** The guide as the file that the operator put in its place. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const file = await openGuideFile((await params).slug);
  if (!file) return new Response(null, { status: 404 });
  const headers = {
    "Content-Type": "application/pdf",
    "Content-Length": String(file.size),
    "Content-Disposition": attachment(file.name),
    "Cache-Control": "no-store",
  };
  return new Response(file.body, { headers });
}
