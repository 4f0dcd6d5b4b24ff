import { describe, expect, it } from "vitest";
import type { Answer } from "#lib/action";
import { getSlips } from "#lib/accounts/activation/queries";
import { saveChildInformation, saveOwnInformation } from "#lib/cadres/secretary/actions";
import { db } from "#lib/db";
import { getBatch } from "#lib/imports/batches/queries";
import { getMember } from "#lib/members/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { decidePaper, decidePapers, withdrawPaper } from "#lib/inbox/actions";
import { createOrganization, orderChildren } from "#lib/organizations/actions";
import { findOrganization, listChildren } from "#lib/organizations/queries";
import { childFilterSchema } from "#lib/organizations/schema";
import { withWorld } from "#tests/support/database";
import { childForm, CLASS_1, GRADE, informationForm, organizationOf } from "#tests/support/organizations";
import { press, scopeFor, signedIn } from "#tests/support/people";

withWorld();

const UGLY: readonly unknown[] = [
  ...[
    "\0",
    "团\0支部",
    "\ud800",
    "团\udfff支部",
    "\u202e团支部",
    "\ufeff",
    "🙂".repeat(30),
    "团".repeat(5000),
    "'; DROP TABLE organization; --",
  ],
  ...[
    "<script>alert(1)</script>",
    "{{7*7}}",
    "%00",
    "../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "\n\r\t",
    "NaN",
    "1e309",
    "-0",
    "0x10",
    "true",
  ],
  ...[
    null,
    undefined,
    true,
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [],
    ["x"],
    {},
    { a: 1 },
    new Date(0),
    Symbol.iterator.description,
  ],
];

/** Which part of the combinations is tried; all of them with 1. */
const STEP = Math.max(1, Math.round(1 / Number(process.env.FUZZ ?? 0.25)));
let presses = 0;
/** What is wrong with an answer; nothing when it went through or was refused in words. */
async function complaint(answering: Promise<Answer<unknown>>): Promise<string | null> {
  presses += 1;
  // How often somebody may press is not what is asked here.
  if (presses % 100 === 0) await db().$executeRaw`DELETE FROM rate_limit`;
  const answer = await answering.catch((error: unknown) => `threw ${String(error)}`);
  if (typeof answer === "string") return answer;
  if (answer.ok) return null;
  const sentences = [answer.because, ...Object.values(answer.fields ?? {})];
  if (["E-GEN-05", "E-GEN-04"].includes(answer.code)) return answer.code;
  return sentences.every((s) => /\p{Script=Han}/u.test(s)) ? null : sentences.join();
}

describe("组织的每一格换成每一种难看的东西（S8，滥用案例 25）", () => {
  it.each(["createOrganization", "saveOwnInformation", "saveChildInformation"] as const)("%s：拒绝就说中文，从不出错", async (name) => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const wrong: string[] = [];
    const fields = name === "createOrganization" ? await childForm(GRADE, {}) : await informationForm(CLASS_1);
    for (const field of Object.keys(fields))
      for (const [i, value] of UGLY.entries()) {
        if ((i + field.length) % STEP !== 0) continue;
        const opened =
          name === "createOrganization" ? await childForm(GRADE, { shortName: `难看${field}${i}团支部` }) : await informationForm(CLASS_1);
        const input = { ...opened, [field]: value } as never;
        const doors = { createOrganization, saveOwnInformation, saveChildInformation };
        const browser = name === "saveOwnInformation" ? m01.browser : k05.browser;
        const said = await complaint(press(browser, doors[name] as typeof createOrganization, input));
        if (said) wrong.push(`${field} ${i} ${said}`);
      }
    expect(wrong).toEqual([]);
  });

  it("编号、决定、排序也是", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const { id } = await organizationOf(GRADE);
    const wrong: (string | null)[] = [];
    for (const value of UGLY) {
      const ugly = value as never;
      wrong.push(await complaint(press(k05.browser, orderChildren, { parentId: id, order: ugly })));
      wrong.push(await complaint(press(k05.browser, orderChildren, { parentId: ugly, order: [] })));
      wrong.push(await complaint(press(k05.browser, decidePaper, { paperId: id, decision: "refuse", reason: ugly })));
      wrong.push(await complaint(press(k05.browser, decidePapers, { paperIds: ugly, decision: "approve", reason: "" })));
      wrong.push(await complaint(press(k05.browser, withdrawPaper, { paperId: ugly })));
    }
    expect(wrong.filter(Boolean)).toEqual([]);
  });
});

describe("地址里的难看东西", () => {
  const texts = UGLY.filter((u): u is string => typeof u === "string");

  it("不是编号的编号：没有，不出错", async () => {
    const scope = await scopeFor(await signedIn("K05", { organization: GRADE }));
    for (const id of texts)
      expect([await findOrganization(scope, id), await getMember(scope, id), await getBatch(scope, id), await getSlips(scope, id)]).toEqual(
        [null, null, null, null],
      );
  });

  it("查什么都查得完", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const [scope, at] = [await scopeFor(k05), await organizationOf(GRADE)];
    for (const q of texts) {
      const { rows } = await listChildren(scope, at, childFilterSchema.parse({ q, deep: "1" }));
      expect(rows.every((r) => r.path.startsWith(at.path))).toBe(true);
      expect(rosterFilterSchema.parse({ q }).q).not.toContain("\0");
    }
  });
});
