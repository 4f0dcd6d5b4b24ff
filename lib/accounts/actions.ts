"use server";
// 账号：登录、激活、密码、会话的操作。
import { activate as activateAccount, setFirstPassword as setFirst } from "#lib/accounts/activation/commands";
import { issueResetCode as issueReset, issueResetCodes as issueResets } from "#lib/accounts/codes/commands";
import { openDemoSession } from "#lib/accounts/demo/commands";
import { changePassword as change } from "#lib/accounts/passwords/commands";
import { resetPassword as reset } from "#lib/accounts/reset/commands";
import {
  activationSchema,
  changePasswordSchema,
  confirmSchema,
  demoSchema,
  firstPasswordSchema,
  modeSchema,
  nothingSchema,
  organizationSchema,
  passwordOnlySchema,
  peopleSchema,
  personSchema,
  resetSchema,
  sessionSchema,
  signInSchema,
  totpSchema,
} from "#lib/accounts/schema";
import * as factor from "#lib/accounts/second-factor/commands";
import * as sessions from "#lib/accounts/sessions/commands";
import { signIn as enter } from "#lib/accounts/sign-in/commands";
import * as slips from "#lib/accounts/slips/commands";
import { action } from "#lib/action";
import { clearPass, clearSessionCookie, ensureDeviceToken, readPass, writePass, writeSessionCookie } from "#lib/auth/cookies";
import { readAddress, readDevice } from "#lib/auth/request";
import { refuse } from "#lib/verdict";

const visitor = async () => ({ address: await readAddress(), device: await readDevice() });

export const signIn = action("signIn", signInSchema, async (actor, attempt) => {
  const knocking = { ...(await visitor()), deviceToken: await ensureDeviceToken(), sessionId: actor?.sessionId ?? null };
  const outcome = await enter(knocking, attempt);
  if (outcome.kind === "activate") await writePass({ idNumber: attempt.idNumber });
  return outcome;
});

export const signOut = action("signOut", nothingSchema, async (actor) => {
  await sessions.endSession(actor, { sessionId: actor.sessionId ?? "" });
  await clearSessionCookie();
});

export const activate = action("activate", activationSchema, async (_, given) => {
  const idNumber = given.idNumber || (await readPass())?.idNumber || refuse("E-PWD-15");
  await activateAccount(await visitor(), { ...given, idNumber });
  await clearPass();
  return { idNumber };
});

export const setFirstPassword = action("setFirstPassword", firstPasswordSchema, async (actor, given) => {
  await writeSessionCookie(await setFirst({ actor, ...(await visitor()) }, given));
});

export const changePassword = action("changePassword", changePasswordSchema, async (actor, given) => {
  await writeSessionCookie(await change({ actor, ...(await visitor()) }, given));
});

export const demoSignIn = action("demoSignIn", demoSchema, async (actor, { personId }) => {
  await writeSessionCookie(await openDemoSession(personId, { ...(await visitor()), sessionId: actor?.sessionId ?? null }));
});

export const resetPassword = action("resetPassword", resetSchema, async (_, given) => reset(await visitor(), given));
export const confirmSignIn = action("confirmSignIn", confirmSchema, sessions.confirmSignIn);
export const endSession = action("endSession", sessionSchema, sessions.endSession);
export const endOtherSessions = action("endOtherSessions", nothingSchema, sessions.endOtherSessions);
export const switchOrganization = action("switchOrganization", organizationSchema, sessions.switchOrganization);
export const beginSecondFactor = action("beginSecondFactor", nothingSchema, factor.beginSecondFactor);
export const enableSecondFactor = action("enableSecondFactor", totpSchema, factor.enableSecondFactor);
export const disableSecondFactor = action("disableSecondFactor", passwordOnlySchema, factor.disableSecondFactor);
export const resetSecondFactor = action("resetSecondFactor", personSchema, factor.resetSecondFactor);
export const issueResetCode = action("issueResetCode", personSchema, issueReset);
export const issueResetCodes = action("issueResetCodes", peopleSchema, issueResets);
export const issueActivationCodes = action("issueActivationCodes", peopleSchema, slips.issueActivationCodes);
export const issueBranchCode = action("issueBranchCode", organizationSchema, slips.issueBranchCode);
export const voidBranchCode = action("voidBranchCode", organizationSchema, slips.voidBranchCode);
export const undoActivation = action("undoActivation", personSchema, slips.undoActivation);
export const confirmPerson = action("confirmPerson", personSchema, slips.confirmPerson);
export const setActivationMode = action("setActivationMode", modeSchema, slips.setActivationMode);
