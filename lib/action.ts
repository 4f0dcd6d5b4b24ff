// 写入的唯一大门：来源 → 会话 → 资格 → 限流 → 校验 → 事务（幂等、授权、修改、审计）→ 平白的答复。
import { createSafeActionClient } from "next-safe-action";
import { unstable_rethrow } from "next/navigation";
import * as z from "zod";
import type { Actor } from "#lib/auth/actor";
import { readSessionToken } from "#lib/auth/cookies";
import { mayAdminister } from "#lib/auth/desk";
import { type Access, ACTIONS, type ActionName } from "#lib/auth/inventory";
import { actorOf, findPresence, type Presence } from "#lib/auth/load";
import { mayUse } from "#lib/auth/permissions";
import { isSameOrigin, readAddress } from "#lib/auth/request";
import { touch } from "#lib/auth/sessions";
import { allow } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { newToken } from "#lib/crypto/ids";
import { codeOf, type ErrorCode } from "#lib/errors";
import { once } from "#lib/idempotency/commands";
import { type Attempt, log, noteRefusal } from "#lib/log";
import { readSettings } from "#lib/settings/settings";
import { no, permit, Refusal, refuse } from "#lib/verdict";

/** What the browser gets: a value, or a refusal in words. `fields` holds sentences for single form fields. */
export type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; because: string; fields?: Readonly<Record<string, string>>; reference?: string };

type Problem = Omit<Extract<Answer<never>, { ok: false }>, "ok">;

/** A form as it is sent: its content, and a key that makes pressing twice harmless. */
export type Envelope<T> = { input: T; key?: string };

type Caller = { actor: Actor | null; presence: Presence | null; owner: string };

/** What the person is told of an error: the sentence of a refusal, or a number for the help desk. */
export function asProblem(error: Error, attempt: Attempt): Problem {
  unstable_rethrow(error);
  if (error instanceof Refusal) {
    noteRefusal(attempt, error.code);
    const fields = error.field ? { [error.field]: error.message } : error.fields;
    return { code: error.code, because: error.message, fields };
  }
  const reference = newToken().slice(0, 8);
  log().error({ action: attempt.action, reference, err: error }, "failed");
  return { code: "E-GEN-05", because: no("E-GEN-05").because, reference };
}

/** Who knocks, from a page of ours. Browsers do not say where a request comes from that only reads. */
export async function findCaller(access: Access, reads = false): Promise<Caller> {
  if (!reads && !(await isSameOrigin())) refuse("E-GEN-06");
  const token = await readSessionToken();
  const presence = token ? await findPresence(token) : null;
  const atDesk = access.who === "manager";
  const actor = presence && actorOf(presence, atDesk);
  return { actor, presence, owner: actor?.personId ?? `anyone/${await readAddress()}` };
}

async function requireAccess(access: Access, { actor, presence }: Caller): Promise<void> {
  if (access.who === "anyone") return;
  if (!actor || !presence) refuse("E-PERM-03");
  if (actor.restricted && !(access.who === "signed-in" && access.restricted)) refuse("E-PWD-03");
  if (access.who !== "manager") return;
  const { "auth.secondFactor": secondFactor } = await readSettings(actor.organization?.path ?? null);
  permit(mayAdminister({ actor, presence, secondFactor, at: now() }));
  permit(mayUse(actor, access.deed));
}

/** The first half of the door: session, assurance, function, rate. What streams instead of sending a form enters here, too. */
export async function admit(access: Access, caller: Caller): Promise<void> {
  await requireAccess(access, caller);
  if (caller.presence) await touch(caller.presence, access.who === "manager");
  if (!(await allow(caller.actor ? "actions" : "door", caller.owner))) refuse("E-GEN-04");
}

// What no form of ours sends has no sentence of its own in the schemas; zod's would be English.
z.config({ customError: () => "这一项的内容不符合要求，请检查后重新填写。" });

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ name: z.string() }),
  handleServerError: (error, { metadata, ctx, clientInput }) =>
    asProblem(error, {
      action: metadata?.name ?? "",
      actor: (ctx as Partial<Caller>).actor,
      asked: (clientInput as Partial<Envelope<unknown>> | undefined)?.input,
    }),
})
  // Two steps, so that a refusal at the second knows who it was.
  .use(async ({ next, metadata }) => next({ ctx: await findCaller(ACTIONS[metadata.name as ActionName]) }))
  .use(async ({ next, metadata, ctx }) => {
    await admit(ACTIONS[metadata.name as ActionName], ctx);
    return next();
  });

type Issues = { _errors?: string[] } & { [field: string]: Issues | string[] | undefined };

/** First sentence of each field, by its dotted path. */
function sentences(issues: Issues, path: readonly string[] = []): [string, string][] {
  const own = issues._errors?.[0];
  const below = Object.entries(issues).flatMap(([name, inner]) =>
    name === "_errors" || !inner || Array.isArray(inner) ? [] : sentences(inner, [...path, name]),
  );
  return own ? [[path.join("."), own], ...below] : below;
}

/** What the schema refused, as sentences for the fields. What no form of ours sends has no sentence of its own. */
function asFieldProblem(issues: Issues): Problem {
  const inner = issues.input;
  const found = sentences(inner && !Array.isArray(inner) ? inner : issues).filter(([, sentence]) => /\p{Script=Han}/u.test(sentence));
  const because = found[0]?.[1] ?? no("E-GEN-09", { fields: "有的内容不是这张表单的" }).because;
  return { code: codeOf(because) ?? "E-GEN-09", because, fields: Object.fromEntries(found) };
}

type ActorFor<N extends ActionName> = (typeof ACTIONS)[N] extends { who: "anyone" } ? Actor | null : Actor;
type Command<N extends ActionName, I, T> = (actor: ActorFor<N>, input: I) => Promise<T>;

/**
 * What anybody may send takes no key: its codes work once by themselves, wrong guesses must stay counted when it is
 * refused, and checking a password must not hold a transaction.
 */
const takesKey = (name: ActionName): boolean => ACTIONS[name].who !== "anyone";

const envelope = (schema: z.core.$ZodType) => z.strictObject({ input: schema, key: z.uuid().optional() });

/**
 * Makes a server action. `name` must stand in the inventory; `schema` is strict; `command` joins the transaction
 * that this door holds together with the idempotency key and the audit row.
 */
export function action<N extends ActionName, S extends z.core.$ZodType, T>(
  name: N,
  schema: S,
  command: Command<N, z.output<S>, T>,
): (sent: Envelope<z.input<S>>) => Promise<Answer<T>> {
  const safely = client
    .metadata({ name })
    .inputSchema(envelope(schema))
    .action(({ parsedInput: { input, key }, ctx }) => {
      const submission = { owner: ctx.owner, key: takesKey(name) ? key : undefined, action: name, input };
      return once(submission, () => command(ctx.actor as ActorFor<N>, input as z.output<S>));
    });
  return async (sent) => {
    const { data, serverError, validationErrors } = await safely(sent as Envelope<unknown>);
    if (serverError) return { ok: false, ...serverError };
    if (validationErrors) return { ok: false, ...asFieldProblem(validationErrors as Issues) };
    return { ok: true, data: data as T };
  };
}
