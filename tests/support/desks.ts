// 办公桌的词汇：任职与离任，申请与决定，桌上有什么。
import type { Post } from "#generated/enums";
import { changeAdministrator, revokeAdministrator } from "#lib/administrators/actions";
import { settleDesks } from "#lib/administrators/desks/commands";
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, transaction } from "#lib/db";
import { decidePaper } from "#lib/inbox/actions";
import { inboxFilterSchema, type InboxTab } from "#lib/inbox/schema";
import { listPapers, type PaperRow } from "#lib/inbox/queries";
import { organizationOf } from "#tests/support/organizations";
import { organizationId, type Player, personId, press, scopeFor } from "#tests/support/people";

/** Somebody of the world takes office, as the rows stand after it. */
export async function appoint(key: string, fullName: string, post: Post = "COMMITTEE_MEMBER"): Promise<string> {
  const [id, { id: organization, path }] = [await personId(key), await organizationOf(fullName)];
  const held = { organizationId: organization, organizationPath: path, post, startedAt: now() };
  await db().cadrePost.create({ data: { id: newId(), personId: id, ...held } });
  await db().counterDelta.create({ data: { path, measure: "posts", delta: 1 } });
  return id;
}

/** Somebody leaves office, whichever way; what follows for the desk follows. */
export async function dismissFrom(key: string, fullName: string): Promise<void> {
  const { id: organization, path } = await organizationOf(fullName);
  const held = { personId: await personId(key), organizationId: organization, status: "ACTIVE" } as const;
  await transaction(async (tx) => {
    const left = await tx.cadrePost.updateMany({ where: held, data: { status: "ENDED", endedAt: now() } });
    await tx.counterDelta.create({ data: { path, measure: "posts", delta: -left.count } });
    await settleDesks(tx, SYSTEM, [organization]);
  });
}

type Asked = string | { coming: string; out: string };

/** Asks for somebody as administrator of an organization, in the place of another if one is named. */
export const askFor = async (player: Player, fullName: string, asked: Asked) =>
  press(player.browser, changeAdministrator, {
    organizationId: await organizationId(fullName),
    oldAdminId: typeof asked === "string" ? null : await personId(asked.out),
    newAdminId: await personId(typeof asked === "string" ? asked : asked.coming),
    reason: "",
  });

export const revoke = async (player: Player, fullName: string, key: string) =>
  press(player.browser, revokeAdministrator, { organizationId: await organizationId(fullName), personId: await personId(key), reason: "" });

/** Consents, or refuses with a reason. */
export const decide = (player: Player, paperId: string, refused?: string) =>
  press(player.browser, decidePaper, { paperId, decision: refused === undefined ? "approve" : "refuse", reason: refused ?? "" });

/** What a desk sees under a tab. */
export const papersOf = async (player: Player, tab: InboxTab = "waiting", more: object = {}): Promise<PaperRow[]> =>
  (await listPapers(await scopeFor(player), inboxFilterSchema.parse({ tab, ...more }))).rows;

/** Keys of the people who administer an organization, in the order of their seats. */
export async function adminsOf(fullName: string): Promise<string[]> {
  const where = { organizationId: await organizationId(fullName), status: "ACTIVE" } as const;
  const seated = await db().orgAdmin.findMany({ where, orderBy: { seat: "asc" } });
  const people = await db().person.findMany({ where: { id: { in: seated.map((s) => s.personId) } } });
  return seated.map((s) => people.find((p) => p.id === s.personId)?.name ?? "");
}

/** Titles of what somebody was written. */
export const lettersTo = async (key: string): Promise<string[]> =>
  (await db().message.findMany({ where: { personId: await personId(key) }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(
    (m) => m.title,
  );
