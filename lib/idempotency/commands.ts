// 幂等：同一张表单按几次都只生效一次，重复的得到第一次的答复。
import { deserialize, serialize } from "node:v8";
import { now } from "#lib/clock";
import { contentDigest } from "#lib/crypto/blind";
import { seal, unseal } from "#lib/crypto/seal";
import { type Tx, transaction } from "#lib/db";
import { refuse } from "#lib/verdict";

export type Submission = { owner: string; key: string | undefined; action: string; input: unknown };

const place = (s: Submission) => ({ column: "idempotency_key.answer", row: `${s.owner}/${s.key}` });

/** Sealed so that what comes back is what was answered: dates stay dates. */
const sealAnswer = (answer: unknown, s: Submission) => new Uint8Array(seal(serialize(answer).toString("base64"), place(s)));
const openAnswer = (sealed: Uint8Array, s: Submission): unknown => deserialize(Buffer.from(unseal(sealed, place(s)), "base64"));

/** Takes the key, or waits for whoever holds it and returns what they answered. */
async function claim(tx: Tx, s: Submission): Promise<{ answer: unknown } | null> {
  const digest = new Uint8Array(contentDigest([s.action, s.input]));
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_key (owner, key, action, digest, created_at)
    VALUES (${s.owner}, ${s.key}::uuid, ${s.action}, ${digest}, ${now()}) ON CONFLICT DO NOTHING`;
  if (taken === 1) return null;
  const earlier = await tx.idempotencyKey.findUnique({ where: { owner_key: { owner: s.owner, key: s.key ?? "" } } });
  if (!earlier || !Buffer.from(earlier.digest).equals(digest)) refuse("E-GEN-07");
  return { answer: earlier.answer ? openAnswer(earlier.answer, s) : undefined };
}

/**
 * Runs `work` in one transaction with its key; a repetition with equal content gets the first answer, other content
 * is refused. Without a key the command's own transaction is all there is: what hashes passwords holds no connection.
 */
export async function once<T>(s: Submission, work: () => Promise<T>): Promise<T> {
  if (!s.key) return work();
  return transaction(async (tx) => {
    const earlier = await claim(tx, s);
    if (earlier) return earlier.answer as T;
    const answer = await work();
    if (answer !== undefined)
      await tx.idempotencyKey.update({
        where: { owner_key: { owner: s.owner, key: s.key ?? "" } },
        data: { answer: sealAnswer(answer, s) },
      });
    return answer;
  });
}
