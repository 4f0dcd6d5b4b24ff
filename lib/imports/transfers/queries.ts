// 办理转入名单的检查：两样都对的人，能不能转来（TRF-04、TRF-25）。
import type { Organization } from "#generated/client";
import type { Actor } from "#lib/auth/actor";
import { allow } from "#lib/auth/throttle";
import { blindIndex } from "#lib/crypto/blind";
import { type CheckedRow, type Firsts, type RowFinding, type RowKeys, verdictOf } from "#lib/imports/rules";
import { canonicalId, canonicalName } from "#lib/members/identity/rules";
import type { Cells } from "#lib/members/sheet";
import { findByName } from "#lib/transfers/checks/queries";
import { adviseOn, blocksOf, type Traveller } from "#lib/transfers/guidance/rules";
import { findSites, type Site } from "#lib/transfers/places/queries";
import { reasonOfCell } from "#lib/transfers/sheet";
import { type No, no, refuse } from "#lib/verdict";

export type TransferSheetRow = { rowNo: number; cells: Cells };

export const whoOf = ({ cells }: TransferSheetRow) => ({
  name: canonicalName(cells.name ?? ""),
  idNumber: canonicalId(cells.idNumber ?? ""),
});

export const transferKeys = (row: TransferSheetRow): RowKeys => ({
  ...{ rowNo: row.rowNo, textKey: null, deskKey: null, mobileKey: null },
  idKey: whoOf(row).idNumber ? blindIndex("id-number", whoOf(row).idNumber) : null,
});

const finding = (column: string, { code, because }: Pick<No, "because"> & { code: string }): RowFinding => ({
  ...{ column, code, because, soft: false, fixes: [] },
});

/** The organization that people are to come to. */
export const targetSite = async ({ id }: Organization): Promise<Site> => (await findSites([id])).get(id) ?? refuse("E-GEN-08");

/** Somebody as a row names them. Wrong guesses are as limited as in the form: nobody tries out numbers by the sheet (case 23). */
export async function findNamed({ personId }: Pick<Actor, "personId">, row: TransferSheetRow): Promise<Traveller | No> {
  const found = await findByName(whoOf(row));
  if (found) return found.inLibrary ? no("E-MEM-47") : found.traveller;
  const more = (await allow("lookups", personId)) && (await allow("lookupsDay", personId));
  return no(more ? "E-TRF-04" : "E-GEN-04");
}

async function judge(actor: Actor, { row, to, firsts }: { row: TransferSheetRow; to: Site; firsts: Firsts }): Promise<CheckedRow> {
  const told = (findings: RowFinding[]): CheckedRow => ({
    ...{ rowNo: row.rowNo, verdict: verdictOf(findings, "NEW"), findings, changes: [], targetId: null },
  });
  const reason = reasonOfCell(row.cells.reason ?? "");
  const first = firsts.id.get(transferKeys(row).idKey?.toString("hex") ?? "");
  if (first && first < row.rowNo) return told([finding("idNumber", no("E-IMP-04", { r: row.rowNo }))]);
  if (!reason) return told([finding("reason", no("E-TRF-24"))]);
  const who = await findNamed(actor, row);
  if ("yes" in who) return told([finding("idNumber", who)]);
  return told(blocksOf(adviseOn({ kind: "IN", reason, to }, who)).map((advice) => finding("idNumber", advice)));
}

/** Judges rows one after the other: each either becomes an application, or says why not. */
export async function checkTransferRows(
  { actor, home }: { actor: Actor; home: Organization },
  rows: readonly TransferSheetRow[],
  firsts: Firsts,
): Promise<CheckedRow[]> {
  const to = await targetSite(home);
  const checked: CheckedRow[] = [];
  for (const row of rows) checked.push(await judge(actor, { row, to, firsts }));
  return checked;
}
