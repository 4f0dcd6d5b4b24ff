// 逐级上报的词汇：带着材料提更正、提删除，一级一级往上走。
import { requestDeletion, requestIdentityCorrection } from "#lib/corrections/actions";
import type { DeletionForm, IdentityForm } from "#lib/corrections/schema";
import { storeFile } from "#lib/files/commands";
import { decide, papersOf } from "#tests/support/desks";
import { COLLEGE, GRADE, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, type Player, personId, press, signedIn } from "#tests/support/people";

export const PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF";

/** The id of a file that somebody uploaded as a proof. */
export async function proofOf(player: Player, content: string | Uint8Array<ArrayBuffer> = PDF): Promise<string> {
  const body = new Blob([content]).stream();
  const arrival = { body, name: "户口簿.pdf", mime: "application/pdf", purpose: "correction", maxBytes: 10 * 1024 * 1024 };
  return (await storeFile(await actorFor(player), arrival)).id;
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
