"use server";
// 管理员注册码、管理员注册，团员自行注册。
import { action } from "#lib/action";
import { readApplication, writeApplication } from "#lib/auth/cookies";
import { readAddress, readDevice } from "#lib/auth/request";
import { registerAdministrator as register } from "#lib/registration/admission/commands";
import { issueRegistrationCodes as issue, renewRegistrationCode as renew, showRegistrationCode as show } from "#lib/registration/commands";
import { openApplication as open, registerMember as apply } from "#lib/registration/self/commands";
import { openSchema, selfRegistrationSchema } from "#lib/registration/self/schema";
import { nothingSchema, organizationIdSchema, registrationSchema } from "#lib/registration/schema";

export const registerAdministrator = action("registerAdministrator", registrationSchema, async (_, form) =>
  register({ address: await readAddress(), device: await readDevice() }, form),
);
export const showRegistrationCode = action("showRegistrationCode", organizationIdSchema, show);
export const renewRegistrationCode = action("renewRegistrationCode", organizationIdSchema, renew);
export const issueRegistrationCodes = action("issueRegistrationCodes", nothingSchema, issue);

export const registerMember = action("registerMember", selfRegistrationSchema, async (_, form) => {
  const answer = await apply({ address: await readAddress(), device: await readDevice() }, form, await readApplication());
  await writeApplication(answer.token);
  return answer;
});
export const openApplication = action("openApplication", openSchema, async (_, given) => open(await readApplication(), given));
export const forgetApplication = action("forgetApplication", nothingSchema, () => writeApplication(""));
