// 金丝雀：人填得进去的每一处文字，都换成一段想变成别的东西的文字。
import type { Page } from "@playwright/test";
import { sealJson } from "#lib/crypto/seal";
import { newId } from "#lib/crypto/ids";
import { db } from "#lib/db";
import { CONTACT_FIELDS, contactPlace } from "#lib/members/record/queries";
import { asOwner } from "#tests/support/owner";

/** Wants to be a tag, an attribute, a script, an address, a formula, and to turn the line around. */
export const CANARY = '=1+1"><img src=x onerror=canary()><script>canary()</script>javascript:canary()\u202e';
/** What of it must be legible wherever it is shown. */
export const SONG = "<img src=x onerror=canary()>";
const HREF = "javascript:canary()";

const text = `'${CANARY}'`;
const own = (id: string) => `${text} || right(${id}::text, 6)`;

/** Every column that holds words of people. Names are refused at the door; here they got in nevertheless. */
const STATEMENTS: readonly string[] = [
  `UPDATE organization SET short_name = ${own("id")}, full_name = ${own("id")}, phone = ${text}, email = ${text}, purpose = ${text}, school_code = ${text}`,
  `UPDATE person SET name = ${text}, unit_name = ${text}, development_no = ${own("id")}`,
  `UPDATE account SET activated_device = ${text}, activated_by = ${text}`,
  `UPDATE session SET device = ${text}, address = ${text}`,
  `UPDATE membership SET end_reason = ${text} WHERE end_reason IS NOT NULL`,
  `UPDATE audit_event SET actor_name = ${text}, detail = jsonb_build_object('reason', ${text}, 'fields', jsonb_build_array(${text}))`,
  `UPDATE change_record SET field = ${text}, old_value = ${text}, new_value = ${text}, note = ${text}`,
  `UPDATE import_batch SET headers = ARRAY(SELECT ${text} || n FROM generate_series(1, cardinality(headers)) n)`,
];

const GUARDED = ["audit_event", "change_record"];

/** A message, a look at the data and a request, where the world has none. */
async function addPapers(readerId: string, organizationId: string): Promise<void> {
  const at = new Date("2025-03-03T01:00:00Z");
  await db().message.create({ data: { id: newId(), personId: readerId, title: CANARY, body: CANARY, href: HREF, createdAt: at } });
  const seen = { viewerId: readerId, viewerName: CANARY, subjectId: readerId, fields: [CANARY], reason: CANARY, seenAt: at };
  await db().disclosure.create({ data: { id: newId(), organizationId, expiresAt: new Date("2025-03-04T01:00:00Z"), ...seen } });
  const request = { organizationId, applicantId: readerId, createdAt: at, changes: { phone: CANARY, email: CANARY } };
  await db().orgInfoChange.create({ data: { id: newId(), ...request } });
  for (const key of ["nav.filmUrl", "nav.educationUrl", "rating.lockAt"]) {
    const value = key.startsWith("nav.") ? HREF : CANARY;
    await db().settingValue.create({ data: { id: newId(), key, value, source: CANARY, effectiveFrom: at, setAt: at } });
  }
}

/** Puts a canary wherever somebody could write, sealed or open. */
export async function plantCanaries(readerId: string, organizationId: string): Promise<void> {
  const contacts = Object.fromEntries(CONTACT_FIELDS.map((field) => [field, CANARY]));
  for (const { id } of await db().person.findMany({ select: { id: true } }))
    await db().person.update({ where: { id }, data: { contacts: new Uint8Array(sealJson(contacts, contactPlace(id))) } });
  await addPapers(readerId, organizationId);
  await asOwner(STATEMENTS, GUARDED);
}

declare global {
  interface Window {
    sung: string[];
  }
}

/** Listens on every page for a canary that sings: a script that ran, or one that only the policy of the page held back. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.sung = [];
    Object.assign(window, { canary: () => window.sung.push("ran") });
    document.addEventListener("securitypolicyviolation", (event) =>
      window.sung.push(`held back: ${event.violatedDirective} ${event.sample}`),
    );
  });
}

/** What became of the canaries of a page: what sang, what is no text any more, and whether any is legible. */
export const heard = (page: Page): Promise<{ sung: string[]; hatched: string[]; legible: boolean }> =>
  page.evaluate((song) => {
    const hatched = [...document.querySelectorAll('img[src="x"], [onerror], a[href^="javascript:" i], form[action^="javascript:" i]')];
    const values = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    const legible = [document.body.textContent ?? "", ...values].some((words) => words.includes(song));
    return { sung: window.sung, hatched: hatched.map((element) => element.outerHTML), legible };
  }, SONG);
