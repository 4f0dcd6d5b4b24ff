// 权限矩阵里接收码与报到码的操作：只有团支部对自己的（规格 2.3 第 28 行，A12）。
import { newId } from "#lib/crypto/ids";
import type { Ground } from "#tests/support/grounds";

const own = { BRANCH_ADMIN: "S", GENERAL_ADMIN: "S", COMMITTEE_ADMIN: "S" } as const;
const code = (g: Ground) => ({ organizationId: g.organizationId, purpose: "JOIN" });

export const ARRIVAL_CASES = {
  renewArrivalCode: { grant: own, input: code },
  revokeArrivalCode: { grant: own, input: code },
  // Of a transfer that there is not, nobody is told anything.
  revealArrival: { grant: {}, input: () => ({ transferId: newId(), reason: "联系报到" }) },
} as const;

/** Of everybody who is signed in, with a code that there is not. */
export const OWN_ARRIVAL = { openShortCode: { code: "000000" }, reportArrival: { codeId: newId() } } as const;
