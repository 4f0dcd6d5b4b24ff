"use server";
// 管理员注册码与管理员注册。
import { action } from "#lib/action";
import { readAddress, readDevice } from "#lib/auth/request";
import { registerAdministrator as register } from "#lib/registration/admission/commands";
import { issueRegistrationCodes as issue, renewRegistrationCode as renew, showRegistrationCode as show } from "#lib/registration/commands";
import { nothingSchema, organizationIdSchema, registrationSchema } from "#lib/registration/schema";

export const registerAdministrator = action("registerAdministrator", registrationSchema, async (_, form) =>
  register({ address: await readAddress(), device: await readDevice() }, form),
);
export const showRegistrationCode = action("showRegistrationCode", organizationIdSchema, show);
export const renewRegistrationCode = action("renewRegistrationCode", organizationIdSchema, renew);
export const issueRegistrationCodes = action("issueRegistrationCodes", nothingSchema, issue);
