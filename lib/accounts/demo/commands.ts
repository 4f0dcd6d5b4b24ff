// 演示：一按登录成某个人。生产模式里不存在。
import { openSession, replaceSession } from "#lib/auth/sessions";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db";
import { readEnvironment } from "#lib/env";
import { noteSignIn } from "#lib/organizations/commands";
import { refuse } from "#lib/verdict";

export type DemoVisitor = { address: string; device: string; sessionId: string | null };

/** Opens a session as a person of the demonstration. */
export const openDemoSession = (personId: string, { address, device, sessionId }: DemoVisitor): Promise<string> =>
  transaction(async (tx) => {
    if (readEnvironment().APP_MODE === "production") refuse("E-GEN-08");
    const account = await tx.account.findFirst({ where: { personId, state: "ACTIVE" }, include: { person: true } });
    if (!account) refuse("E-GEN-08");
    await replaceSession(tx, sessionId);
    await noteSignIn(tx, personId);
    const who = { personId, name: account.person.name, organizationId: null, sessionId: null };
    await record(tx, who, { action: "account.demoSignedIn", subject: { type: "account", id: personId } });
    return openSession(tx, { personId, device, address, secondFactor: account.totpEnabledAt !== null });
  });
