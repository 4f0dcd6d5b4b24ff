// 本人的操作：拿别人的去试。
import type { ActionName } from "#lib/auth/inventory";
import { newId } from "#lib/crypto/ids";
import { EMPTY_FORM } from "#lib/members/entry/schema";
import { OWN_ARRIVAL } from "#tests/support/arrival-cases";
import { NO_DESTINATION } from "#tests/support/graduation-cases";
import { TRANSFER_OWN } from "#tests/support/transfer-cases";

/** Actions of everybody who is signed in, on what is theirs; here sent with somebody else's. */
export const OWN_CASES = {
  ...OWN_ARRIVAL,
  changePassword: { current: "a", password: "bcdefghij", confirm: "bcdefghij" },
  confirmSignIn: { password: "a", totp: "" },
  endOtherSessions: {},
  endSession: { sessionId: newId() },
  beginSecondFactor: {},
  enableSecondFactor: { totp: "000000" },
  disableSecondFactor: { password: "a" },
  switchOrganization: { organizationId: newId() },
  editOwnRecord: { personId: newId(), version: 0, acceptWarnings: false, person: EMPTY_FORM },
  confirmOwnRecord: {},
  declareDestination: NO_DESTINATION,
  confirmOwnPost: { organizationId: newId(), post: "COMMITTEE_MEMBER" },
  exportOwnData: {},
  readMessages: { messageIds: [newId()] },
  ...TRANSFER_OWN,
} as const satisfies Partial<Record<ActionName, object>>;
