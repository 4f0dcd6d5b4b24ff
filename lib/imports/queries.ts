// 导入的读取：可以导入什么、模板、退回的原表。
import type { Organization } from "#generated/client";
import type { ImportKind } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import type { Desk } from "#lib/auth/api";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import type { Returned, Template } from "#lib/excel/template";
import {
  type BatchView,
  getBatch,
  listPreview,
  listReturned,
  mappingOf,
  type PreviewPage,
  templateFor,
} from "#lib/imports/batches/queries";
import { listProposals } from "#lib/imports/organizations/queries";
import { mayImport } from "#lib/imports/policy";
import { KINDS, type PreviewFilter } from "#lib/imports/schema";
import { templateOf } from "#lib/imports/sheet";
import { db } from "#lib/db";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

const isKind = (text: string): text is ImportKind => (KINDS as readonly string[]).includes(text);

/** The template of a kind that the actor may import; refused otherwise. */
export function importTemplate(actor: Actor, kind: string): Template {
  if (!isKind(kind) || !actor.organization) refuse("E-GEN-08");
  permit(mayImport(actor, kind));
  return templateOf(kind, actor.organization, actor.role === "OPERATOR");
}

/** The kinds that the actor may import. */
export const listKinds = (actor: Actor): ImportKind[] => KINDS.filter((kind) => mayImport(actor, kind).yes);

/** The owner's own workbook with the rows that did not go in (A7); null when there is no such batch here. */
export async function getReturned(actor: Actor, scope: Scope, batchId: string): Promise<{ returned: Returned; fileName: string } | null> {
  const found = await getBatch(scope, batchId);
  if (!found) return null;
  const { batch, view } = found;
  const home = await db().organization.findUniqueOrThrow({ where: { id: batch.organizationId } });
  const template = templateFor(batch, home, actor);
  return { returned: { template, headers: batch.headers, rows: await listReturned(batch, template) }, fileName: view.fileName };
}

/** A row of the preview; an organization to be made shows the full name it would get. */
export type ShownRow = PreviewPage["rows"][number] & { fullName?: string | undefined };

export type ShownPage = Omit<PreviewPage, "rows"> & { rows: ShownRow[] };

async function withFullNames(kind: ImportKind, home: Organization, page: PreviewPage): Promise<ShownPage> {
  if (kind !== "ORGANIZATIONS") return page;
  const names = await listProposals(
    home,
    page.rows.filter((r) => r.verdict === "NEW"),
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, fullName: names.get(row.rowNo) })) };
}

export type ImportPage = {
  view: BatchView;
  columns: { key: string; header: string; required: boolean; options?: readonly string[] | undefined }[];
  /** Columns that every row shows; others appear with what is wrong in them. */
  shown: readonly string[];
  headers: readonly string[];
  mapping: Record<string, number>;
  preview: ShownPage | null;
  newDevelopment: number;
  undoHours: number;
  undoUntil: Date | null;
};

const SHOWN: Readonly<Record<ImportKind, readonly string[]>> = {
  MEMBERS: ["name", "idNumber", "joinLeagueDate", "developmentNo", "mobile"],
  MEMBERS_BELOW: ["name", "branch", "idNumber", "joinLeagueDate", "developmentNo"],
  ORGANIZATIONS: ["shortName", "category"],
  CADRES: ["name", "idNumber", "post", "postSince", "mobile"],
  TRANSFERS_IN: ["name", "idNumber", "reason"],
};

/** How many people of a written batch must hand in their application form (MEM-31). */
async function countNewDevelopment(batchId: string): Promise<number> {
  const [found] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM import_row r JOIN person p ON p.id = r.target_id
    WHERE r.batch_id = ${batchId}::uuid AND r.verdict = 'NEW' AND p.archive_state = 'NOT_UPLOADED'`;
  return found?.n ?? 0;
}

function undoLimit({ state, appliedAt }: BatchView, hours: number): Date | null {
  if (state !== "APPLIED" || !appliedAt) return null;
  const until = laterByMinutes(appliedAt, hours * 60);
  return until > now() ? until : null;
}

/** Everything the page of a batch shows; null when there is no such batch at this desk. */
export async function getImportPage({ actor, scope }: Desk, batchId: string, filter: PreviewFilter): Promise<ImportPage | null> {
  const found = await getBatch(scope, batchId);
  if (!found) return null;
  const { batch, view } = found;
  const home = await db().organization.findUniqueOrThrow({ where: { id: batch.organizationId } });
  const template = templateFor(batch, home, actor);
  const { "import.undoHours": undoHours } = await readSettings(home.path);
  return {
    view,
    columns: template.columns.map(({ key, header, required, options }) => ({ key, header, required: required === "always", options })),
    shown: SHOWN[view.kind],
    headers: batch.headers,
    mapping: mappingOf(batch),
    preview: view.state === "CHECKED" ? await withFullNames(view.kind, home, await listPreview(batch, filter)) : null,
    newDevelopment:
      view.state === "APPLIED" && !["ORGANIZATIONS", "TRANSFERS_IN"].includes(view.kind) ? await countNewDevelopment(batch.id) : 0,
    undoHours,
    undoUntil: undoLimit(view, undoHours),
  };
}
