// 封条：每分钟把新记录串成一条摘要链，并把末端摘要另存一处；改一行、删一行都看得出来。
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { now } from "#lib/clock";
import { type Tx, transaction } from "#lib/db";
import { readEnvironment } from "#lib/env";

const LOCK = 7_301_001;
const BATCH = 20_000;

type Line = { id: bigint; line: string };

/** The text of an event with its changes that is hashed; its form may never change. */
const LINE = `jsonb_build_array(e.id, extract(epoch from e.at)::numeric(20,3), e.actor_id, e.actor_name, e.organization_id,
  e.action, e.subject_type, e.subject_id, e.detail, e.changes, e.session_id,
  (SELECT jsonb_agg(jsonb_build_array(c.id, c.person_id, c.organization_id, c.kind, c.field, c.old_value, c.new_value, c.note) ORDER BY c.id)
   FROM change_record c WHERE c.audit_id = e.id))::text`;

const digestOf = (previous: Uint8Array, lines: readonly Line[]): Buffer => {
  const hash = createHash("sha256").update(previous);
  for (const { line } of lines) hash.update(line).update("\n");
  return hash.digest();
};

const unsealed = (tx: Tx): Promise<Line[]> =>
  tx.$queryRawUnsafe(`SELECT e.id, ${LINE} AS line FROM audit_event e
    WHERE NOT EXISTS (SELECT 1 FROM audit_seal_entry s WHERE s.event_id = e.id) ORDER BY e.id LIMIT ${BATCH}`);

const anchorPath = (): string => join(readEnvironment().DATA_DIR, "audit-anchor.log");

/** Keeps the end of the chain outside the database, so that cutting its tail shows. */
function anchor(seq: number, digest: Buffer): void {
  mkdirSync(readEnvironment().DATA_DIR, { recursive: true });
  appendFileSync(anchorPath(), `${seq} ${digest.toString("hex")}\n`, { mode: 0o600 });
}

/** Seals all events that carry no seal yet; returns how many. One process at a time. */
export async function sealAudit(): Promise<number> {
  const sealed = await transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS got`;
    if (!lock?.got) return null;
    const lines = await unsealed(tx);
    if (lines.length === 0) return null;
    const last = await tx.auditSeal.findFirst({ orderBy: { seq: "desc" } });
    const previous = last?.digest ?? new Uint8Array(32);
    const seq = (last?.seq ?? 0) + 1;
    const digest = digestOf(previous, lines);
    await tx.auditSeal.create({ data: { seq, sealedAt: now(), count: lines.length, previous, digest: new Uint8Array(digest) } });
    const ids = lines.map((l) => l.id);
    await tx.$executeRaw`INSERT INTO audit_seal_entry (event_id, seal_seq) SELECT unnest(${ids}::bigint[]), ${seq}`;
    return { seq, digest, count: lines.length };
  });
  if (sealed) anchor(sealed.seq, sealed.digest);
  return sealed?.count ?? 0;
}

/** Seals whose events no longer give their digest, or whose chain is broken. */
export async function brokenSeals(tx: Tx): Promise<number[]> {
  const seals = await tx.auditSeal.findMany({ orderBy: { seq: "asc" } });
  const broken: number[] = [];
  let previous: Uint8Array = new Uint8Array(32);
  for (const seal of seals) {
    const lines: Line[] = await tx.$queryRawUnsafe(
      `SELECT e.id, ${LINE} AS line FROM audit_event e JOIN audit_seal_entry s ON s.event_id = e.id
       WHERE s.seal_seq = $1 ORDER BY e.id`,
      seal.seq,
    );
    const intact = Buffer.from(seal.previous).equals(previous) && digestOf(previous, lines).equals(seal.digest);
    if (!intact || lines.length !== seal.count) broken.push(seal.seq);
    previous = seal.digest;
  }
  return broken;
}

/** Seals that were anchored outside the database and are no longer in it as they were: somebody cut or rewrote the chain. */
export async function lostSeals(tx: Tx): Promise<number[]> {
  if (!existsSync(anchorPath())) return [];
  const seals = new Map((await tx.auditSeal.findMany()).map((s) => [s.seq, Buffer.from(s.digest).toString("hex")]));
  const anchored = readFileSync(anchorPath(), "utf8").trim().split("\n");
  return anchored.map((line) => line.split(" ")).flatMap(([seq, digest]) => (seals.get(Number(seq)) === digest ? [] : [Number(seq)]));
}
