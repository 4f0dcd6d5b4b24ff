// 生产环境第一次启动：种下团中央和省级领导机关，签发团中央的管理员注册码。
import { SYSTEM } from "#lib/audit/record";
import { transaction } from "#lib/db";
import { createRoot, createSecondLevel } from "#lib/organizations/root/commands";
import { issueCodes } from "#lib/registration/commands";
import { findIssued, openCode } from "#lib/registration/queries";

const DAYS = 20;

/** Plants the tree's first two levels; returns the root's registration code, which is told once. */
export const plantRoot = (): Promise<string> =>
  transaction(async (tx) => {
    const rootId = await createRoot(tx, SYSTEM);
    await createSecondLevel(tx, SYSTEM, rootId);
    await issueCodes(tx, SYSTEM, [rootId], DAYS);
    const issued = await findIssued(tx, rootId);
    return issued ? openCode(issued) : "";
  });
