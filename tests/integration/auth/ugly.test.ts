import { describe, expect, it } from "vitest";
import type { Answer, Envelope } from "#lib/action";
import type { ActionName } from "#lib/auth/inventory";
import { db } from "#lib/db";
import { ERROR_CODES } from "#lib/errors";
import { EMPTY_FORM } from "#lib/members/entry/schema";
import { later, MINUTE, withAccounts, WRONG } from "#tests/support/accounts";
import { accessOf, DOORS, NAMES } from "#tests/support/doors";
import type { Browser } from "#tests/support/next-headers";
import { idNumberOf, send, signedIn, visitor } from "#tests/support/people";
import { mutations, UGLY } from "#tests/support/ugly";

withAccounts();

const ID = "01955984-0000-7000-8000-000000000000";
const SHARE = Number(process.env.FUZZ ?? 0.25);
const ORDINARY = { name: "某某", idNumber: "379901198001010011", code: "2Fwy Cm6K", password: WRONG, confirm: WRONG };

/** Forms as the pages send them, with contents that lead nowhere. */
const FORMS: Partial<Record<ActionName, Record<string, unknown>>> = {
  signIn: { idNumber: idNumberOf("M03"), password: WRONG, totp: "", remembered: false },
  activate: { idNumber: ORDINARY.idNumber, code: ORDINARY.code, password: WRONG },
  resetPassword: ORDINARY,
  registerAdministrator: {
    organizationId: ID,
    code: ORDINARY.code,
    idNumberConfirm: ORDINARY.idNumber,
    password: WRONG,
    person: EMPTY_FORM,
  },
  demoSignIn: { personId: ID },
  changePassword: { current: "x", password: WRONG, confirm: WRONG },
  confirmSignIn: { password: "x", totp: "" },
  endSession: { sessionId: ID },
  switchOrganization: { organizationId: ID },
  enableSecondFactor: { totp: "000000" },
  disableSecondFactor: { password: "x" },
  issueResetCode: { personId: ID },
  issueActivationCodes: { personIds: [ID] },
  issueBranchCode: { organizationId: ID },
  voidBranchCode: { organizationId: ID },
  undoActivation: { personId: ID },
  confirmPerson: { personId: ID },
  setActivationMode: { mode: "X", days: 1 },
  showRegistrationCode: { organizationId: ID },
  renewRegistrationCode: { organizationId: ID },
};

const HAN = /[\u4e00-\u9fff]/;
const ENGLISH = /[A-Za-z]{3,} [A-Za-z]{2,}/;

/** What is wrong with an answer to an ugly form: a form that leads nowhere must be refused, in Chinese, with a code. */
function complaint(answer: Answer<unknown>): string | null {
  if (answer.ok) return JSON.stringify(answer.data) === '{"kind":"activate"}' ? null : "went through";
  const sentences = [answer.because, ...Object.values(answer.fields ?? {})];
  if (answer.code === "E-GEN-05") return "failed";
  if (!ERROR_CODES.includes(answer.code)) return `unknown code ${answer.code}`;
  const strange = sentences.find((s) => !HAN.test(s) || ENGLISH.test(s) || s.length > 300);
  return strange === undefined ? null : `strange sentence ${strange.slice(0, 80)}`;
}

let sendings = 0;
async function ask(browser: () => Browser, name: ActionName, sent: unknown): Promise<string | null> {
  sendings += 1;
  if (sendings % 100 === 0) later(MINUTE);
  const answer = await send(browser(), DOORS[name], sent as Envelope<never>).catch((error: unknown) => `threw ${String(error)}`);
  return typeof answer === "string" ? answer : complaint(answer);
}

/** A browser that comes as far as the schema of this door. */
async function comerTo(name: ActionName): Promise<() => Browser> {
  if (accessOf(name).who === "anyone") return () => visitor();
  const restricted = name === "setFirstPassword";
  const { browser } = await signedIn(name === "setActivationMode" ? "K02" : restricted ? "M04" : "K05", { restricted });
  return () => browser;
}

const rows = async () => ({
  people: await db().person.count(),
  settings: await db().settingValue.count(),
  codes: await db().credentialCode.count(),
  admins: await db().orgAdmin.count(),
  // Signing in is not what these forms do.
  events: await db().auditEvent.count(),
});

describe("难看的输入（滥用案例 3、25，S8）", () => {
  it("整个信封是什么都行：一句中文、一个码，从不抛出", async () => {
    const before = await rows();
    const wrong: string[] = [];
    const envelopes = [...UGLY, { input: undefined }, { key: "x" }, { input: {}, key: "不是钥匙" }, { input: { extra: 1 }, more: 1 }];
    for (const name of NAMES) {
      const browser = await comerTo(name);
      for (const [i, sent] of envelopes.entries()) {
        const said = await ask(browser, name, sent);
        if (said) wrong.push(`${name} ${i} ${said}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it("每一格换成每一种东西，多一格、少一格：拒绝，库里什么都没变", async () => {
    const before = await rows();
    const wrong: string[] = [];
    for (const [name, form] of Object.entries(FORMS) as [ActionName, Record<string, unknown>][]) {
      const browser = await comerTo(name);
      for (const [i, input] of mutations(form).entries()) {
        if (SHARE < 1 && (i + sendings) % Math.round(1 / SHARE) !== 0) continue;
        const said = await ask(browser, name, { input });
        if (said) wrong.push(`${name} ${i} ${said}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await rows()).toEqual(before);
  });
});
