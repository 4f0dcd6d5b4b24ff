// 数据接口的门卫：与页面同一道门槛，答复是状态码和一句话。
import { Readable } from "node:stream";
import type { Actor } from "#lib/auth/actor";
import { currentPresence } from "#lib/auth/guard";
import { mayAdminister } from "#lib/auth/desk";
import { actorOf, type Presence } from "#lib/auth/load";
import type { Deed } from "#lib/auth/matrix";
import { mayUse } from "#lib/auth/permissions";
import { allow } from "#lib/auth/throttle";
import { type Scope, type SelfScope, scopeOf, selfScopeOf } from "#lib/auth/scope";
import { touch } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import type { ErrorCode } from "#lib/errors";
import { log, noteRefusal } from "#lib/log";
import { readSettings } from "#lib/settings/settings";
import { no, permit, Refusal, refuse } from "#lib/verdict";

export type Desk = { actor: Actor; scope: Scope };
type Context<P> = { params: Promise<P> };
type Handler<P> = (desk: Desk, request: Request, params: P) => Promise<Response>;

const STATUS: Partial<Record<ErrorCode, number>> = {
  "E-PERM-03": 401,
  "E-PERM-01": 403,
  "E-PERM-02": 403,
  "E-PERM-04": 403,
  "E-PERM-05": 403,
  "E-PERM-06": 403,
  "E-PWD-03": 403,
  "E-GEN-06": 403,
  "E-GEN-08": 404,
  "E-GEN-04": 429,
  "E-IMP-11": 413,
  "E-EDB-02": 413,
  "E-GEN-05": 503,
};

/** A refusal as an answer of the network: its status, code and sentence. */
export const refusalResponse = ({ code, because }: { code: ErrorCode; because: string }): Response =>
  Response.json({ ok: false, code, because }, { status: STATUS[code] ?? 400, headers: { "Cache-Control": "no-store" } });

async function findPlayer(): Promise<{ presence: Presence; actor: Actor }> {
  const presence = await currentPresence();
  if (!presence) refuse("E-PERM-03");
  return { presence, actor: actorOf(presence, true) };
}

async function enter(deed: Deed, { presence, actor }: { presence: Presence; actor: Actor }): Promise<Desk> {
  const { "auth.secondFactor": secondFactor } = await readSettings(actor.organization?.path ?? null);
  permit(mayAdminister({ actor, presence, secondFactor, at: now() }));
  permit(mayUse(actor, deed));
  if (!(await allow("actions", actor.personId))) refuse("E-GEN-04");
  await touch(presence, true);
  return { actor, scope: scopeOf(actor) };
}

/** Makes a route handler that only administrators with the function reach; what is refused is answered in words. */
export const forManagers =
  <P = Record<string, never>>(deed: Deed, handle: Handler<P>) =>
  async (request: Request, context: Context<P>): Promise<Response> => {
    const asked = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await context.params) };
    let actor: Actor | null = null;
    try {
      const caller = await findPlayer();
      ({ actor } = caller);
      return await handle(await enter(deed, caller), request, await context.params);
    } catch (error) {
      if (!(error instanceof Refusal)) log().error({ err: error }, "route failed");
      else noteRefusal({ action: deed, actor, asked }, error.code);
      return refusalResponse(error instanceof Refusal ? { code: error.code, because: error.message } : no("E-GEN-05"));
    }
  };

type Own = { actor: Actor; self: SelfScope };

/** Makes a route handler for a confirmed person's own things. */
export const forMembers =
  <P = Record<string, never>>(name: string, handle: (own: Own, params: P, request: Request) => Promise<Response>) =>
  async (request: Request, context: Context<P>): Promise<Response> => {
    try {
      const presence = (await currentPresence()) ?? refuse("E-PERM-03");
      const actor = actorOf(presence, false);
      if (actor.restricted) refuse("E-PWD-03");
      if (actor.assurance < 2) refuse("E-PERM-06");
      if (!(await allow("actions", actor.personId))) refuse("E-GEN-04");
      await touch(presence, false);
      return await handle({ actor, self: selfScopeOf(actor) }, await context.params, request);
    } catch (error) {
      if (!(error instanceof Refusal)) log().error({ err: error, route: name }, "route failed");
      return refusalResponse(error instanceof Refusal ? { code: error.code, because: error.message } : no("E-GEN-05"));
    }
  };

/** A PDF to be saved; opened by itself it may do nothing. */
export const downloadPdf = (content: Readable, { name, size }: { name: string; size: number }): Response =>
  new Response(Readable.toWeb(content) as unknown as BodyInit, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(size),
      "Content-Disposition": name,
      "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });

/** An answer that no cache may keep. */
export const json = (value: unknown): Response => Response.json(value, { headers: { "Cache-Control": "no-store" } });

/** A workbook to be saved. */
export const download = (bytes: Uint8Array, disposition: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": disposition,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });

/** A PDF to be saved; no cache keeps it. */
export const pdf = ({ size, body }: { size: number; body: ReadableStream }, disposition: string): Response =>
  new Response(body, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(size),
      "Content-Disposition": disposition,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
