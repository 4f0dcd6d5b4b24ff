// 管理员注册码的一生（规格 5.6）。
import type { CodeState } from "#generated/enums";
import { no, type Verdict, yes } from "#lib/verdict";
import { workflow } from "#lib/workflow";

export const CODE_FLOW = workflow<CodeState, "use" | "expire" | "revoke">(
  ["ISSUED", "USED", "EXPIRED", "REVOKED"],
  [
    { name: "use", from: ["ISSUED"], to: "USED" },
    { name: "expire", from: ["ISSUED"], to: "EXPIRED" },
    { name: "revoke", from: ["ISSUED"], to: "REVOKED" },
  ],
);

export type CodeFacts = { state: CodeState; expiresAt: Date; organizationId: string };

/** Whether a code can be used for an organization now (REG-02, REG-04, REG-05). */
export function isUsable(code: CodeFacts | null, organizationId: string, at: Date): Verdict {
  if (!code) return no("E-REG-01");
  if (code.organizationId !== organizationId) return no("E-REG-04");
  if (code.state === "USED") return no("E-REG-03");
  return code.state === "ISSUED" && at < code.expiresAt ? yes : no("E-REG-02");
}
