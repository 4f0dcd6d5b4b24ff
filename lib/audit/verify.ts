// 核对：在实际的数据库上重新验算 I1–I16，每条数出违反的个数，举几个例子。
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { INVARIANTS, type Invariant } from "#lib/audit/invariants";
import { brokenSeals, lostSeals } from "#lib/audit/seal";
import { blindIndex, mobileIndex } from "#lib/crypto/blind";
import { unseal, unsealJson } from "#lib/crypto/seal";
import { db } from "#lib/db";
import { chosenStore, storeOf } from "#lib/files/stores";

/** How often a fact was violated, with a few examples. `open` facts have no noun yet. */
export type Finding = { id: string; says: string; violations: number; examples: string[]; open: boolean };

const EXAMPLES = 3;

async function ask(query: string): Promise<{ total: number; examples: string[] }> {
  const rows = await db().$queryRawUnsafe<{ total: number; example: string }[]>(
    `SELECT count(*) OVER ()::int AS total, x.example FROM (${query}) x(example) LIMIT ${EXAMPLES}`,
  );
  return { total: rows[0]?.total ?? 0, examples: rows.map((r) => r.example) };
}

async function check({ id, says, queries }: Invariant): Promise<Finding> {
  const found = await Promise.all(queries.map(ask));
  const violations = found.reduce((sum, f) => sum + f.total, 0);
  return { id, says, violations, examples: found.flatMap((f) => f.examples).slice(0, EXAMPLES), open: queries.length === 0 };
}

const told = (id: string, says: string, examples: readonly string[]): Finding => ({
  id,
  says,
  violations: examples.length,
  examples: examples.slice(0, EXAMPLES),
  open: false,
});

const PAGE = 5000;
type Identity = {
  id: string;
  id_number: Uint8Array;
  id_index: Uint8Array;
  contacts: Uint8Array;
  mobile_index: Uint8Array | null;
  closed: boolean;
};

/** A closed person has let go of their number: their index is their own, and nobody's number. */
const indexOf = (id: string, idNumber: string, closed: boolean): Buffer =>
  closed ? blindIndex("closed-person", id) : blindIndex("id-number", idNumber);

function isIndexed({ id, id_number, id_index, contacts, mobile_index, closed }: Identity): boolean {
  try {
    const { mobile } = unsealJson<{ mobile?: string }>(contacts, { column: "person.contacts", row: id });
    const known = indexOf(id, unseal(id_number, { column: "person.id_number", row: id }), closed).equals(id_index);
    return known && mobile_index !== null && mobileIndex(mobile).equals(mobile_index);
  } catch {
    return false;
  }
}

/** I3: every sealed ID number and phone opens, and has its blind index; that of the ID number is unique. */
async function checkIdentities(): Promise<Finding> {
  const wrong: string[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await db().$queryRawUnsafe<Identity[]>(
      `SELECT id, id_number, id_index, contacts, mobile_index, status = 'CLOSED' AS closed FROM person WHERE id > $1::uuid ORDER BY id LIMIT ${PAGE}`,
      after,
    );
    wrong.push(...page.filter((p) => !isIndexed(p)).map((p) => `人员 ${p.id}`));
    if (page.length < PAGE) break;
    after = page.at(-1)?.id ?? after;
  }
  const twice = await ask("SELECT encode(id_index, 'hex') FROM person GROUP BY id_index HAVING count(*) > 1");
  return told("I3", "身份证号码与手机号码都能解开，盲索引对得上，没有两人身份证同号", [...wrong, ...twice.examples]);
}

async function digestOf(opening: Promise<Readable>): Promise<Buffer | null> {
  const content = await opening.catch(() => null);
  if (!content) return null;
  const hash = createHash("sha256");
  await pipeline(content, hash);
  return hash.digest();
}

/** Archives and applications whose file nobody has a row of. */
async function describeLost(): Promise<string[]> {
  const { examples } = await ask(`
    SELECT '档案 ' || v.id FROM (SELECT id, file_id FROM archive_version UNION ALL SELECT id, file_id FROM number_release) v
    WHERE NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.id = v.file_id AND f.purpose = 'archive')`);
  return examples;
}

/** I16: each file row has its file with the same hash, each file its row. */
async function checkFiles(): Promise<Finding> {
  const rows = await db().storedFile.findMany({ select: { location: true, sha256: true, store: true } });
  const wrong: string[] = await describeLost();
  for (const { location, sha256, store } of rows) {
    const digest = await digestOf(storeOf(store).read(location));
    if (!digest?.equals(Buffer.from(sha256))) wrong.push(`文件 ${location} ${digest ? "内容变了" : "不见了"}`);
  }
  const known = new Set(rows.map((r) => r.location));
  const stores = new Set([...rows.map((r) => r.store), chosenStore(), "DISK" as const]);
  const found = (await Promise.all([...stores].map((store) => storeOf(store).list()))).flat();
  return told("I16", "每条文件记录都有内容相同的文件，每个文件都有记录", [
    ...wrong,
    ...found.filter((location) => !known.has(location)).map((location) => `没有记录的文件 ${location}`),
  ]);
}

async function checkSeals(counted: Finding): Promise<Finding> {
  const broken = [
    ...(await brokenSeals(db())).map((seq) => `封条 ${seq} 验不过`),
    ...(await lostSeals(db())).map((seq) => `封条 ${seq} 与库外留底不符`),
  ];
  return {
    ...counted,
    violations: counted.violations + broken.length,
    examples: [...broken, ...counted.examples].slice(0, EXAMPLES),
  };
}

/** All sixteen facts, recomputed on the database as it is. */
export async function verify(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const invariant of INVARIANTS) {
    const finding = await check(invariant);
    findings.push(invariant.id === "I10" ? await checkSeals(finding) : finding);
  }
  findings.push(await checkIdentities(), await checkFiles());
  return findings.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}
