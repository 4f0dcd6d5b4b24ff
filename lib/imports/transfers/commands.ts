// 写入与撤销办理转入的名单：一行一份申请（TRF-25）。
import type { Organization } from "#generated/client";
import type { Actor } from "#lib/auth/actor";
import { separately, type Tx } from "#lib/db";
import type { Outcome } from "#lib/imports/members/commands";
import { findNamed, targetSite, type TransferSheetRow } from "#lib/imports/transfers/queries";
import { closePaper } from "#lib/papers/commands";
import { fileTransfers, lockTravellers } from "#lib/transfers/filing/commands";
import { advance, lockWithPaper } from "#lib/transfers/moves/commands";
import type { Site } from "#lib/transfers/places/queries";
import { reasonOfCell } from "#lib/transfers/sheet";
import { permit, Refusal, refuse } from "#lib/verdict";
import { mayFileIn } from "#lib/transfers/policy";

/** Asks for the person of one row; answers the transfer. */
async function askFor(tx: Tx, actor: Actor, { row, to }: { row: TransferSheetRow; to: Site }): Promise<string> {
  const who = await findNamed(actor, row);
  if ("yes" in who) throw new Refusal(who);
  const form = { reason: reasonOfCell(row.cells.reason ?? "") ?? refuse("E-TRF-24") };
  const travellers = await lockTravellers(tx, [who.personId]);
  const [id] = await fileTransfers(tx, actor, { kind: "IN", form, to, initiatorOrgId: to.id, travellers });
  return id ?? refuse("E-GEN-02");
}

/** Files the rows that were judged possible; whoever cannot come any more is missing from the outcome. */
export async function writeTransfers(
  tx: Tx,
  { actor, home }: { actor: Actor; home: Organization },
  rows: readonly TransferSheetRow[],
): Promise<Outcome[]> {
  permit(mayFileIn(actor));
  const to = await targetSite(home);
  const outcomes: Outcome[] = [];
  for (const row of rows)
    try {
      const targetId = await separately(tx, () => askFor(tx, actor, { row, to }));
      outcomes.push({ rowNo: row.rowNo, targetId, version: 1, before: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  return outcomes;
}

/** Names of people whose application somebody has decided meanwhile. */
export async function findDecidedTransfers(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM transfer t JOIN person p ON p.id = t.person_id
    WHERE t.id = ANY(${[...ids]}::uuid[]) AND t.state NOT IN ('PENDING_OUT', 'WITHDRAWN') ORDER BY 1 LIMIT 6`;
  return found.map((f) => f.name);
}

/** Takes the applications back that still wait. */
export async function undoTransfers(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort()) {
    const { transfer, paper } = await lockWithPaper(tx, id);
    if (transfer.state !== "PENDING_OUT" || !paper) continue;
    await advance(tx, actor, transfer, { move: "withdraw", step: { kind: "WITHDRAWN", note: "撤销导入" } });
    await closePaper(tx, actor, paper, { move: "withdraw" });
  }
}
