// 系统后台的账号：不在组织树里任职，由有权登录服务器的人用命令建立。
import { activationMinutes, issueCodes } from "#lib/accounts/codes/commands";
import { liftSecondFactor } from "#lib/accounts/second-factor/commands";
import { record, SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { derivedCode } from "#lib/crypto/codes";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { enterMembers } from "#lib/members/entry/commands";
import { EMPTY_DRAFT } from "#lib/members/entry/schema";
import { canonicalId, canonicalName, isMobile, isValidId, isValidName } from "#lib/members/identity/rules";
import { readSettings } from "#lib/settings/settings";
import { no, permit, refuse } from "#lib/verdict";

export type OperatorForm = { name: string; idNumber: string; mobile: string };

/** Makes a person who operates the platform; somebody already registered is refused (E-REG-06). Returns the person's id. */
export async function enterOperator(tx: Tx, given: OperatorForm): Promise<string> {
  const form = { name: canonicalName(given.name), idNumber: canonicalId(given.idNumber), mobile: given.mobile.trim() };
  permit(isValidName(form.name), "name");
  permit(isValidId(form.idNumber, dayOf(now())), "idNumber");
  permit(isMobile(form.mobile) ? { yes: true } : no("E-MEM-15"), "mobile");
  const root = await tx.organization.findFirstOrThrow({ where: { parentId: null } });
  const newcomer = { draft: { ...EMPTY_DRAFT, ...form }, branch: root, membership: false, note: "系统后台" };
  const subject = { type: "organization", id: root.id };
  const context = { who: SYSTEM, settings: await readSettings(null), kind: "ENTERED", subject } as const;
  const personId = (await enterMembers(tx, [newcomer], context)).get(newcomer) ?? refuse("E-REG-06", {}, "idNumber");
  await tx.account.update({ where: { personId }, data: { isOperator: true } });
  await record(tx, SYSTEM, { action: "operator.appointed", subject: { type: "account", id: personId } });
  return personId;
}

/** Takes the lost authenticator off anybody's account, by whoever may sign in to the server; for those who have nobody above. */
export const liftFactorByHand = (form: Pick<OperatorForm, "name" | "idNumber">): Promise<void> =>
  transaction(async (tx) => {
    const idIndex = new Uint8Array(blindIndex("id-number", canonicalId(form.idNumber)));
    const person = await tx.person.findUnique({ where: { idIndex } });
    if (!person || person.name !== canonicalName(form.name)) refuse("E-GEN-08");
    await liftSecondFactor(tx, SYSTEM, person.id);
  });

/** Makes an operator and the code with which the account is activated; the code is told once. */
export const appointOperator = (form: OperatorForm): Promise<string> =>
  transaction(async (tx) => {
    const personId = await enterOperator(tx, form);
    const issue = { issuedById: null, purpose: "ACTIVATION", minutes: await activationMinutes(null) } as const;
    const [id = ""] = await issueCodes(tx, [personId], issue);
    return derivedCode(await tx.credentialCode.findUniqueOrThrow({ where: { id } }));
  });
