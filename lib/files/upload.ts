// 文件的门：大文件不经表单，边传边收；门槛与 action() 的前半相同。
import { admit, asProblem, findCaller } from "#lib/action";
import type { Actor } from "#lib/auth/actor";
import { json, refusalResponse } from "#lib/auth/api";
import type { Access } from "#lib/auth/inventory";
import { allow } from "#lib/auth/throttle";
import type { ErrorCode } from "#lib/errors";
import { type Examine, storeFile, TooLarge } from "#lib/files/commands";
import { no, refuse } from "#lib/verdict";

export const FILE_NAME_HEADER = "x-file-name";

/** What may come: for what, how large, the refusals of what is larger and of nothing, and how it is looked at. */
export type Gate = { purpose: string; maxBytes: number; tooLarge: ErrorCode; empty: ErrorCode; examine?: Examine };

const nameIn = (request: Request): string => {
  try {
    return decodeURIComponent(request.headers.get(FILE_NAME_HEADER) ?? "");
  } catch {
    return "";
  }
};

async function receive(request: Request, actor: Actor, { tooLarge, empty, ...gate }: Gate): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? 0) > gate.maxBytes) refuse(tooLarge);
  if (!request.body) refuse(empty);
  const mime = request.headers.get("content-type") ?? "application/octet-stream";
  const file = await storeFile(actor, { body: request.body, name: nameIn(request), mime, ...gate });
  return json({ ok: true, data: { fileId: file.id } });
}

/** Makes a route handler that takes the body of a request as a file. */
export const uploadDoor =
  (access: Access, gate: Gate) =>
  async (request: Request): Promise<Response> => {
    let actor: Actor | null = null;
    try {
      const caller = await findCaller(access);
      ({ actor } = caller);
      await admit(access, caller);
      if (!actor) refuse("E-PERM-03");
      if (!(await allow("uploads", caller.owner))) refuse("E-GEN-04");
      return await receive(request, actor, gate);
    } catch (error) {
      return refusalResponse(error instanceof TooLarge ? no(gate.tooLarge) : asProblem(error as Error, { action: "upload", actor }));
    }
  };
