// 开始上传（uploadthing 的服务器一半）：谁、为什么、多大，先问清楚再给一个签了名的地址。
import { createRouteHandler, createUploadthing } from "uploadthing/next";
import * as z from "zod/mini";
import { admit, asProblem, findCaller } from "#lib/action";
import { refusalResponse } from "#lib/auth/api";
import type { Access } from "#lib/auth/inventory";
import { publicOrigin } from "#lib/auth/request";
import { allow } from "#lib/auth/throttle";
import { TICKET_SECONDS, UPLOAD_APP, uploadSecret } from "#lib/files/tickets";
import { type Registered, registerUpload } from "#lib/files/uploads/commands";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

const beginning = z.object({
  files: z.tuple([z.object({ name: z.string().check(z.maxLength(500)), size: z.int().check(z.minimum(0)) })]),
  input: z.object({ sha256: z.string().check(z.regex(/^([0-9a-f]{64})?$/)) }),
});

const MOST_ASKED = 10_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whose request it is; asked before uploadthing's own machinery begins, which mixes the contexts of requests. */
const owners = new WeakMap<Request, Registered>();

const build = createUploadthing();
/** Its size limits are powers of two: the rule of 20 MiB is ours (EDB-05). */
const archive = build({ blob: { maxFileSize: "32MB", maxFileCount: 1 } }, { presignedURLTTL: TICKET_SECONDS })
  .input(z.object({ sha256: z.string() }))
  .middleware(({ req }) => owners.get(req) ?? refuse("E-PERM-03"))
  .onUploadComplete(() => undefined);
const router = { archive };
export type UploadRouter = typeof router;

const asMetadata = z.object({
  fileKeys: z.array(z.string()),
  metadata: z.object({ ownerId: z.uuid(), purpose: z.string(), sha256: z.string() }),
});

/** The ingest is this very process: what uploadthing tells it over the network is told by a call. */
const tellIngest: typeof fetch = async (to, options) => {
  const { fileKeys, metadata } = asMetadata.parse(await new Request(to, options).json());
  for (const key of fileKeys) await registerUpload(key, metadata);
  return Response.json({ ok: true });
};

const token = (): string => Buffer.from(JSON.stringify({ apiKey: uploadSecret(), appId: UPLOAD_APP, regions: ["own"] })).toString("base64");

const handlerFor = (origin: string) =>
  createRouteHandler({
    router,
    config: {
      token: token(),
      ingestUrl: `${origin}/api/ingest`,
      isDev: false,
      logLevel: "None",
      handleDaemonPromise: "await",
      fetch: tellIngest,
    },
  });

async function begin(access: Access, request: Request): Promise<Response> {
  const caller = await findCaller(access);
  await admit(access, caller);
  const { actor } = caller;
  if (!actor) refuse("E-PERM-03");
  if (!(await allow("archives", caller.owner))) refuse("E-GEN-04");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_ASKED) refuse("E-EDB-01");
  const text = await request.text();
  const sent = beginning.safeParse(parsed(text));
  if (!sent.success) refuse("E-EDB-01");
  const { size } = sent.data.files[0];
  const { "edb.maxBytes": most } = await readSettings(actor.organization?.path ?? null);
  if (size === 0) refuse("E-EDB-01");
  if (size > most) refuse("E-EDB-02");
  const forwarded = new Request(request.url, { method: "POST", headers: request.headers, body: text });
  owners.set(forwarded, { ownerId: actor.personId, purpose: "archive", sha256: sent.data.input.sha256 });
  return handlerFor(await publicOrigin()).POST(forwarded as never);
}

/** Makes the route that begins uploads (step 1). */
export const uploadthingDoor =
  (access: Access) =>
  async (request: Request): Promise<Response> => {
    try {
      return await begin(access, request);
    } catch (error) {
      return refusalResponse(asProblem(error as Error, { action: "upload" }));
    }
  };
