// 读毕业生去向的工作簿：按身份证号找到人，按全称找到组织，对不上的说清是哪里。
import type { TransferReason } from "#generated/enums";
import { blindIndex } from "#lib/crypto/blind";
import { db } from "#lib/db";
import { readSheet } from "#lib/excel/read";
import { MARKER_SHEET, mapHeaders, unmapped } from "#lib/excel/template";
import { pathOf } from "#lib/files/names";
import type { Wish } from "#lib/graduation/batches/queries";
import { GRADUATE_TEMPLATE, reasonOf } from "#lib/graduation/batches/sheet";
import { canonicalId, canonicalName } from "#lib/members/identity/rules";
import { readSettings } from "#lib/settings/settings";
import { no, refuse } from "#lib/verdict";

type Line = {
  rowNo: number;
  name: string;
  idNumber: string;
  reason: TransferReason | null;
  target: string;
  unitName: string;
  remark: string;
};

const LONGEST = { name: 60, target: 100, unitName: 100, remark: 200 };

function lineOf(rowNo: number, cells: readonly string[], mapping: Readonly<Record<string, number>>): Line {
  const cell = (key: string) => (mapping[key] === undefined ? "" : (cells[mapping[key]] ?? "").trim());
  const cut = (key: keyof typeof LONGEST) => cell(key).slice(0, LONGEST[key]);
  const person = { name: canonicalName(cut("name")), idNumber: canonicalId(cell("idNumber")) };
  return { rowNo, ...person, reason: reasonOf(cell("reason")), target: cut("target"), unitName: cut("unitName"), remark: cut("remark") };
}

/** The lines of a stored workbook; one of another kind is refused. */
export async function readLines(fileId: string, path: string): Promise<Line[]> {
  const file = await db().storedFile.findUniqueOrThrow({ where: { id: fileId } });
  const { "import.maxRows": maxRows } = await readSettings(path);
  const read: { row: number; cells: string[] }[] = [];
  const onRows = async (rows: { row: number; cells: string[] }[]) => void read.push(...rows);
  await readSheet({ path: pathOf(file.location), maxRows, marker: MARKER_SHEET, onMark: () => undefined, onRows });
  const at = read.slice(0, 5).findIndex(({ cells }) => unmapped(GRADUATE_TEMPLATE, mapHeaders(GRADUATE_TEMPLATE, cells)).length === 0);
  if (at < 0) refuse("E-IMP-01");
  const mapping = mapHeaders(GRADUATE_TEMPLATE, read[at]?.cells ?? []);
  const lines = read.slice(at + 1).map(({ row, cells }) => lineOf(row, cells, mapping));
  return lines.length > 0 ? lines : refuse("E-IMP-07");
}

const indexOf = (idNumber: string): string => Buffer.from(blindIndex("id-number", idNumber)).toString("hex");

/** Members by their ID numbers, as far as they are registered; within the area only, so that nobody learns of others by a list (case 23). */
async function findPeople(lines: readonly Line[], { path, end }: { path: string; end: string }) {
  const indexes = lines.filter((l) => l.idNumber.length === 18).map((l) => new Uint8Array(blindIndex("id-number", l.idNumber)));
  const found = await db().$queryRaw<{ id: string; name: string; index: Uint8Array }[]>`
    SELECT p.id, p.name, p.id_index AS index FROM person p JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE'
    WHERE p.id_index = ANY(${indexes}::bytea[]) AND m.branch_path >= ${path} AND m.branch_path < ${end}`;
  return new Map(found.map(({ index, ...person }) => [Buffer.from(index).toString("hex"), person]));
}

async function findNamed(names: readonly string[]): Promise<Map<string, string>> {
  const named = { fullName: { in: [...new Set(names)] }, status: { not: "DELETED" as const } };
  const found = await db().organization.findMany({ where: named, select: { id: true, fullName: true } });
  return new Map(found.map((o) => [o.fullName, o.id]));
}

/** What every line of a workbook asks for, and what is wrong with it. */
export async function listSheetWishes(fileId: string, area: { path: string; end: string }): Promise<Wish[]> {
  const lines = await readLines(fileId, area.path);
  const [people, places] = await Promise.all([findPeople(lines, area), findNamed(lines.map((l) => l.target))]);
  const seen = new Set<string>();
  return lines.map(({ rowNo, name, idNumber, reason, target, unitName, remark }): Wish => {
    const person = idNumber ? people.get(indexOf(idNumber)) : undefined;
    const repeated = idNumber !== "" && seen.has(idNumber);
    seen.add(idNumber);
    const known = person?.name === name;
    const problem = repeated ? "这一行与前面的重复。" : known ? null : no("E-TRF-04").because;
    const form = { newUnitName: unitName, remark };
    const to = { targetId: places.get(target) ?? null, targetName: target };
    return { rowNo, personId: known && !repeated ? person.id : null, name, ...to, reason, declarationId: null, form, problem };
  });
}
