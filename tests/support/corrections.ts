// 逐级上报的词汇：带着材料提更正、提删除，一级一级往上走。
import { requestDeletion, requestIdentityCorrection } from "#lib/corrections/actions";
import type { DeletionForm, IdentityForm } from "#lib/corrections/schema";
import { decide, papersOf } from "#tests/support/desks";
import { COLLEGE, GRADE, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { given, type Player, personId, press, signedIn } from "#tests/support/people";
import { smallPdf } from "#tests/support/pdfs";
import { call } from "#tests/support/routes";

type Sent = { ok: true; data: { fileId: string } } | { ok: false; code: string };

/** Uploads something as a proof, by the door. */
export async function sendProof(player: Player, content: Uint8Array): Promise<Sent> {
  const headers = { "x-file-name": encodeURIComponent("户口簿.pdf") };
  return (await (await call(player.browser, "/api/corrections/files", { method: "POST", body: content, headers })).json()) as Sent;
}

/** The id of a file that somebody uploaded as a proof. */
export async function proofOf(player: Player): Promise<string> {
  const sent = await sendProof(player, smallPdf());
  return sent.ok ? sent.data.fileId : Promise.reject(new Error(sent.code));
}

/** Asks for another name or ID number of somebody. */
export const askCorrection = async (player: Player, key: string, more: Partial<IdentityForm> = {}) =>
  press(player.browser, requestIdentityCorrection, {
    ...{ personId: await personId(key), name: "", idNumber: "", idNumberConfirm: more.idNumber ?? "", note: "录入时写错" },
    fileId: more.fileId ?? (await proofOf(player)),
    ...more,
  });

/** Asks for somebody's deletion. */
export const askDeletion = async (player: Player, key: string, more: Partial<DeletionForm> = {}) =>
  press(player.browser, requestDeletion, {
    ...{ personId: await personId(key), reason: "DUPLICATE" as const, note: "录了两遍" },
    fileId: more.fileId ?? (await proofOf(player)),
    ...more,
  });

/** The desks above 2021级1班, from the direct superior up to the province. */
export const LEVELS = [
  ["K05", GRADE],
  ["M08", COLLEGE],
  ["K03", UNIVERSITY],
  ["K02", PROVINCE],
] as const;

/** The one paper that waits at a desk. */
export async function waitingAt(player: Player): Promise<string> {
  const papers = await papersOf(player);
  if (papers.length !== 1) throw new Error(`${papers.length} papers wait`);
  return papers[0]?.id ?? "";
}

/** Lets the first so many levels consent, one after the other. */
export async function climb(levels: number): Promise<void> {
  for (const [key, organization] of LEVELS.slice(0, levels)) {
    const player = await signedIn(key, { organization });
    given(await decide(player, await waitingAt(player)));
  }
}
