// 导入的底线：同一份名单，一个事务，只有拆表、按同样的规则检查、查重与 COPY；没有预览、批次、变动记录、计数与审计。
import { readFileSync } from "node:fs";
import type pg from "pg";
import { streamXlsxRows } from "hucre/xlsx";
import { blindIndex } from "#lib/crypto/blind";
import { newId } from "#lib/crypto/ids";
import { textOf } from "#lib/excel/cells";
import { mapHeaders } from "#lib/excel/template";
import { MEMBER_BELOW_TEMPLATE } from "#lib/members/columns/sheet";
import { postRank } from "#lib/members/entry/commands";
import { blocking, examine } from "#lib/members/entry/rules";
import type { Draft } from "#lib/members/entry/schema";
import { identityColumns, profileColumns } from "#lib/members/record/commands";
import { readMemberRow } from "#lib/members/sheet";
import { DEFAULTS } from "#lib/settings/registry";
import type { Segment } from "#lib/members/number/rules";
import { BASE_DATE } from "#world/plant";

const TODAY = "2025-03-03";
type Branch = { id: string; path: string; fullName: string };
type Read = { draft: Draft; branch: Branch; key: string };

/** A statement `COPY … FROM STDIN` with all of its lines, spoken to the connection itself. */
class Copy {
  readonly #text: string;
  readonly #lines: string;
  readonly done: Promise<void>;
  #settle: { resolve: () => void; reject: (error: Error) => void } = { resolve: () => undefined, reject: () => undefined };
  constructor(text: string, lines: string) {
    this.#text = text;
    this.#lines = lines;
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }
  submit(connection: { query: (text: string) => void }): void {
    connection.query(this.#text);
  }
  handleCopyInResponse(connection: { sendCopyFromChunk: (chunk: Buffer) => void; endCopyFrom: () => void }): void {
    connection.sendCopyFromChunk(Buffer.from(this.#lines));
    connection.endCopyFrom();
  }
  handleCommandComplete(): void {}
  handleError(error: Error): void {
    this.#settle.reject(error);
  }
  handleReadyForQuery(): void {
    this.#settle.resolve();
  }
}

const cell = (value: unknown): string =>
  value === null || value === undefined
    ? "\\N"
    : (value instanceof Date ? value.toISOString() : String(value)).replace(
        /[\\\t\n\r]/g,
        (c) => `\\${{ "\t": "t", "\n": "n", "\r": "r" }[c] ?? c}`,
      );

async function copy(client: pg.Client, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => `${columns.map((c) => cell(row[c])).join("\t")}\n`).join("");
  const statement = new Copy(`COPY ${table} (${columns.join(", ")}) FROM STDIN`, lines);
  client.query(statement as unknown as pg.Submittable);
  await statement.done;
}

async function parse(path: string): Promise<{ cells: Record<string, string>; row: number }[]> {
  const rows: { cells: Record<string, string>; row: number }[] = [];
  let mapping: [string, number][] | undefined;
  for await (const { index, values } of streamXlsxRows(readFileSync(path), { sheet: 0 })) {
    const texts = values.map(textOf);
    if (!mapping) mapping = Object.entries(mapHeaders(MEMBER_BELOW_TEMPLATE, texts));
    else rows.push({ row: index + 1, cells: Object.fromEntries(mapping.map(([key, at]) => [key, texts[at] ?? ""])) });
  }
  return rows;
}

function validate(rows: Awaited<ReturnType<typeof parse>>, branches: ReadonlyMap<string, Branch>, segments: readonly Segment[]): Read[] {
  const facts = { today: TODAY, profile: "MEMBER", branchProvince: "39", settings: DEFAULTS, segments } as const;
  const posts = ["SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER"] as const;
  const seen = new Set<string>();
  return rows.flatMap(({ cells, row }) => {
    const { draft, findings } = readMemberRow(cells, row);
    const branch = branches.get(cells.branch ?? "");
    const key = blindIndex("id-number", draft.idNumber).toString("hex");
    if (!branch || seen.has(key) || blocking([...findings, ...examine(draft, { ...facts, posts })]).length > 0) return [];
    seen.add(key);
    return [{ draft, branch, key }];
  });
}

async function withoutKnown(client: pg.Client, read: readonly Read[]): Promise<Read[]> {
  const { rows } = await client.query<{ key: string; number: string | null }>(
    `SELECT encode(id_index, 'hex') AS key, development_no AS number FROM person
     WHERE id_index = ANY(SELECT decode(unnest($1::text[]), 'hex')) OR development_no = ANY($2)`,
    [read.map((r) => r.key), read.map((r) => r.draft.developmentNo)],
  );
  const [keys, numbers] = [new Set(rows.map((r) => r.key)), new Set(rows.map((r) => r.number))];
  return read.filter((r) => !keys.has(r.key) && !numbers.has(r.draft.developmentNo));
}

const at = BASE_DATE;

function personOf({ draft }: Read): Record<string, unknown> & { id: string } {
  const id = newId();
  const fixed = { profile: "MEMBER", missing: "{}", complete: true, status: "ACTIVE", created_at: at, updated_at: at };
  return { ...identityColumns(id, draft), ...profileColumns(id, draft), ...fixed, archive_state: "NOT_REQUIRED" };
}

const membershipOf = ({ draft, branch }: Read, person: Record<string, unknown> & { id: string }) => ({
  ...{ id: newId(), person_id: person.id, branch_id: branch.id, branch_path: branch.path, status: "ACTIVE", since: at, complete: true },
  ...{ archive_state: "NOT_REQUIRED", join_date: person.join_league_date, post_rank: postRank(draft.post) },
  name_key: `${String(person.name_pinyin)} ${draft.name}`,
});

/** Imports the new people of a roster; returns how many there were. */
export async function importFloor(client: pg.Client, path: string): Promise<number> {
  const rows = await parse(path);
  await client.query("BEGIN");
  const { rows: branches } = await client.query<Branch>(
    `SELECT id, path, full_name AS "fullName" FROM organization WHERE status <> 'DELETED' AND full_name = ANY($1)`,
    [[...new Set(rows.map((r) => r.cells.branch))]],
  );
  const { rows: segments } = await client.query<Segment>(
    `SELECT year, province_code AS "provinceCode", field, from_serial AS "fromSerial", to_serial AS "toSerial" FROM number_segment`,
  );
  const fresh = await withoutKnown(client, validate(rows, new Map(branches.map((b) => [b.fullName, b])), segments));
  const people = fresh.map(personOf);
  await copy(client, "person", people);
  await copy(
    client,
    "account",
    people.map(({ id }) => ({ person_id: id, state: "PENDING", created_at: at })),
  );
  await copy(
    client,
    "membership",
    fresh.flatMap((r, i) => (people[i] ? [membershipOf(r, people[i])] : [])),
  );
  await client.query("COMMIT");
  return people.length;
}
