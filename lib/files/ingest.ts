// 收文件的门（uploadthing 的协议）：问收到哪里，接着传，传完查内容，查过才存。
import { admit, asProblem, findCaller } from "#lib/action";
import type { Actor } from "#lib/auth/actor";
import { json, refusalResponse } from "#lib/auth/api";
import type { Access } from "#lib/auth/inventory";
import { publicOrigin } from "#lib/auth/request";
import type { StoredFile, Upload } from "#generated/client";
import { adoptFile } from "#lib/files/commands";
import { BrokenForm, firstPart } from "#lib/files/multipart";
import { digestOf, dropPartial, firstBytes, Gap, heldBytes, partialPath, TooMuch, writePiece } from "#lib/files/partial";
import { inspectPdf } from "#lib/files/pdf/inspect";
import { findFile } from "#lib/files/queries";
import { readTicket, type Ticket } from "#lib/files/tickets";
import { finishUpload } from "#lib/files/uploads/commands";
import { findUpload } from "#lib/files/uploads/queries";
import { no, refuse } from "#lib/verdict";

const MARK = "%PDF-";
const RANGE = /^bytes=(\d{1,9})-$/;

/** Who is writing which upload: somebody who comes again after the line broke takes over. */
const writers = new Map<string, { stop: AbortController; done: Promise<unknown> }>();

async function takeOver<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let earlier = writers.get(id); earlier; earlier = writers.get(id)) {
    earlier.stop.abort();
    await earlier.done.catch(() => null);
  }
  const stop = new AbortController();
  const done = work(stop.signal);
  writers.set(id, { stop, done });
  try {
    return await done;
  } finally {
    writers.delete(id);
  }
}

async function* until(signal: AbortSignal, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    if (signal.aborted) throw new BrokenForm("taken over");
    yield chunk;
  }
}

async function examine(actor: Actor, { id, key, purpose, sha256 }: Upload, { name, size }: Ticket): Promise<StoredFile> {
  const path = partialPath(id);
  try {
    if ((await heldBytes(id)) !== size || (sha256 && !(await digestOf(path)).equals(Buffer.from(sha256)))) refuse("E-EDB-12");
    const pages = await inspectPdf(path);
    const file = await adoptFile(actor, { path, name, mime: "application/pdf", purpose, pages });
    await finishUpload(key, file.id);
    return file;
  } finally {
    await dropPartial(id);
  }
}

/** What is no PDF is refused at its first bytes, before the rest comes. */
async function* sniffed(start: number, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = start > 0 ? null : Buffer.alloc(0);
  for await (const chunk of body) {
    if (head) head = Buffer.concat([head, chunk.subarray(0, MARK.length)]);
    if (head && head.length >= MARK.length && !head.toString("latin1").startsWith(MARK)) refuse("E-EDB-01");
    if (head && head.length >= MARK.length) head = null;
    yield chunk;
  }
}

async function receive(request: Request, upload: Upload, { size }: Ticket): Promise<void> {
  const start = Number(RANGE.exec(request.headers.get("range") ?? "bytes=0-")?.[1] ?? Number.NaN);
  if (!request.body || !(start <= (await heldBytes(upload.id)))) refuse("E-EDB-11");
  const part = firstPart(request.body as unknown as AsyncIterable<Uint8Array>, request.headers.get("content-type") ?? "");
  try {
    await takeOver(upload.id, (signal) => writePiece(upload.id, { start, size, body: until(signal, sniffed(start, part)) }));
    if (start === 0 && (await firstBytes(partialPath(upload.id), MARK.length)).toString("latin1") !== MARK) refuse("E-EDB-01");
  } catch (error) {
    if (error instanceof Gap) refuse("E-EDB-11");
    if (!(error instanceof BrokenForm)) await dropPartial(upload.id);
    throw error instanceof TooMuch ? refuse("E-EDB-02") : error;
  }
}

type Opened = { actor: Actor; ticket: Ticket; upload: Upload };

/** Whoever began this upload, with an address that this server signed. */
async function open(access: Access, request: Request): Promise<Opened> {
  const caller = await findCaller(access, request.method === "HEAD");
  await admit(access, caller);
  const { actor } = caller;
  if (!actor) refuse("E-PERM-03");
  const ticket = readTicket(request.url, await publicOrigin());
  const upload = await findUpload(ticket.key);
  return upload?.ownerId === actor.personId ? { actor, ticket, upload } : refuse("E-GEN-08");
}

const answer = ({ id, pages, sha256 }: StoredFile) => {
  const fileHash = Buffer.from(sha256).toString("hex");
  return json({ url: "", appUrl: "", ufsUrl: "", fileHash, serverData: { fileId: id, pages } });
};

const refusal = (error: Error): Response =>
  refusalResponse(error instanceof BrokenForm ? no("E-EDB-11") : asProblem(error, { action: "ingest" }));

/** How much of an upload is here already (step 2). */
export const rangeDoor =
  (access: Access) =>
  async (request: Request): Promise<Response> => {
    try {
      const { upload, ticket } = await open(access, request);
      const held = upload.fileId ? ticket.size : await heldBytes(upload.id);
      return new Response(null, { headers: { "x-ut-range-start": String(held), "Cache-Control": "no-store" } });
    } catch (error) {
      return new Response(null, { status: refusal(error as Error).status });
    }
  };

/** Takes the rest of an upload (step 3); once it is whole and sound, says which file it became. */
export const ingestDoor =
  (access: Access) =>
  async (request: Request): Promise<Response> => {
    try {
      const { actor, upload, ticket } = await open(access, request);
      const before = upload.fileId ? await findFile(upload.fileId) : null;
      if (before) return answer(before);
      await receive(request, upload, ticket);
      return answer(await examine(actor, upload, ticket));
    } catch (error) {
      return refusal(error as Error);
    }
  };
