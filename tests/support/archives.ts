// 档案的词汇：一份能用的志愿书，上传、决定、看现在是什么状态。
import { uploadArchive } from "#lib/archives/actions";
import { ARCHIVE_PURPOSE } from "#lib/archives/rules";
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { storeFile } from "#lib/files/commands";
import { decidePaper } from "#lib/inbox/actions";
import { actorFor, personId, type Player, press } from "#tests/support/people";
import { organizationOf } from "#tests/support/organizations";
import { pdfOf } from "#tests/support/pdfs";

/** A PDF of one page that this player has uploaded already. */
export async function uploadedPdf(player: Player, pages = 1): Promise<string> {
  const body = new Blob([(await pdfOf(pages)) as BlobPart]).stream();
  const arrival = { body, name: "入团志愿书.pdf", mime: "application/pdf", purpose: ARCHIVE_PURPOSE, maxBytes: 2 ** 25 };
  return (await storeFile(await actorFor(player), arrival)).id;
}

/** Presses 上传档案 or 替换档案 for somebody of the world. */
export const uploadFor = async (player: Player, key: string) =>
  press(player.browser, uploadArchive, { personId: await personId(key), fileId: await uploadedPdf(player) });

export const archiveStateOf = async (key: string) => {
  const { archiveState } = await db().person.findUniqueOrThrow({ where: { id: await personId(key) } });
  return archiveState;
};

/** The paper about somebody that waits. */
export const waitingPaper = async (key: string) => db().paper.findFirstOrThrow({ where: { personId: await personId(key), state: "OPEN" } });

/** Decides on what waits about somebody; a reason means no. */
export const decideOn = async (player: Player, key: string, reason = "") =>
  press(player.browser, decidePaper, { paperId: (await waitingPaper(key)).id, decision: reason ? "refuse" : "approve", reason });

/** 已录入、未上传、已认证 of an organization and everything below it. */
export async function archiveFigures(fullName: string): Promise<[entered: number, missing: number, certified: number]> {
  const totals = await readTotal(db(), await organizationOf(fullName));
  return [totals["members.new"], totals["members.unuploaded"], totals["members.certified"]];
}
