"use client";
// 检查的结果：坏格画线，原因写在行下，给出改法；改完只重查那一行（experience 3.2）。
import { useRouter } from "next/navigation";
import { CellEditor, type GridColumn } from "#components/imports/cell-editor";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { useShortcuts } from "#components/layout/shortcuts";
import { NumberHolder } from "#components/members/number-holder";
import { Button } from "#components/ui/button";
import { OrgName } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { editImportRow, replaceImportValue } from "#lib/imports/actions";
import type { ShownRow } from "#lib/imports/queries";
import type { RowFinding } from "#lib/imports/rules";

type Props = { batchId: string; columns: readonly GridColumn[]; shown: readonly string[]; rows: readonly ShownRow[]; editable: boolean };

/** Moves to the next cell that has a problem. */
function nextBad(): void {
  const cells = [...document.querySelectorAll<HTMLElement>("[data-bad]")];
  const at = cells.indexOf(document.activeElement as HTMLElement);
  cells[(at + 1) % Math.max(1, cells.length)]?.focus();
}

type Edit = {
  busy: boolean;
  set: (row: ShownRow, values: Record<string, string>) => Promise<boolean>;
  replaceAll: (column: string, from: string, to: string) => Promise<boolean>;
};

function Cell({ row, column, edit, editable }: { row: ShownRow; column: GridColumn; edit: Edit; editable: boolean }) {
  const value = row.cells[column.key] ?? "";
  const bad = row.findings.some((f) => f.column === column.key && !f.soft);
  if (!editable) return <span className="break-all">{value}</span>;
  return (
    <CellEditor
      column={column}
      value={value}
      bad={bad}
      busy={edit.busy}
      onSave={(to) => edit.set(row, { [column.key]: to })}
      onReplaceAll={(to) => edit.replaceAll(column.key, value, to)}
    />
  );
}

function Reason({ row, finding, props, edit }: { row: ShownRow; finding: RowFinding; props: Props; edit: Edit }) {
  const column = props.columns.find((c) => c.key === finding.column);
  const aside = column && !props.shown.includes(column.key);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Status kind={finding.soft ? "warn" : "bad"}>
        <span className="text-ink-2">{finding.because}</span>
      </Status>
      {aside && props.editable && (
        <span className="inline-flex items-center gap-1 text-ink-3">
          {column.header}
          <Cell row={row} column={column} edit={edit} editable />
        </span>
      )}
      {finding.code === "E-MEM-09" && <NumberHolder number={row.cells.developmentNo ?? ""} />}
      {props.editable && finding.fixes.length > 0 && (
        <span className="flex flex-wrap gap-2 desk:-mt-4 desk:ml-auto">
          {finding.fixes.map((fix) => (
            <Button key={fix.label} disabled={edit.busy} onClick={() => edit.set(row, fix.set)}>
              {fix.label}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}

const TH = "h-10 border-line-strong border-b px-2.5 text-left font-normal text-ink-3 text-mini whitespace-nowrap first:pl-1";

function Row({ row, props, edit }: { row: ShownRow; props: Props; edit: Edit }) {
  const columns = props.shown.flatMap((key) => props.columns.find((c) => c.key === key) ?? []);
  return (
    <tbody className="border-line border-b max-desk:block max-desk:py-2">
      <tr className="max-desk:grid max-desk:grid-cols-[auto_minmax(0,1fr)] max-desk:gap-x-3">
        <th scope="row" className="px-1 pt-2.5 text-left align-top font-normal text-ink-3 max-desk:row-span-5">
          {row.rowNo}
        </th>
        {columns.map((column) => (
          <td
            key={column.key}
            className="px-2.5 pt-2 align-top first-of-type:font-semibold max-desk:flex max-desk:items-center max-desk:gap-2 max-desk:px-0 max-desk:pt-0"
          >
            <span className="w-20 flex-none text-ink-3 text-mini desk:hidden">{column.header}</span>
            <Cell row={row} column={column} edit={edit} editable={props.editable} />
          </td>
        ))}
      </tr>
      <tr className="max-desk:block">
        <td className="max-desk:hidden" />
        <td colSpan={columns.length} className="px-2.5 pt-0.5 pb-2 text-mini max-desk:block max-desk:px-0">
          {row.fullName && (
            <p className="pb-1 text-ink-3">
              全称 <OrgName>{row.fullName}</OrgName>
            </p>
          )}
          <ul className="grid gap-1">
            {row.findings.map((finding) => (
              <Reason key={`${finding.column}/${finding.code}/${finding.because}`} row={row} finding={finding} props={props} edit={edit} />
            ))}
          </ul>
        </td>
      </tr>
    </tbody>
  );
}

export function PreviewGrid(props: Props) {
  const router = useRouter();
  const one = useSubmit(editImportRow);
  const all = useSubmit(replaceImportValue);
  useShortcuts({ F8: nextBad });
  const edit: Edit = {
    busy: one.pending || all.pending,
    set: async (row, set) => {
      const done = await one.submit({ batchId: props.batchId, rowNo: row.rowNo, set });
      router.refresh();
      return done !== null;
    },
    replaceAll: async (column, from, to) => {
      const done = await all.submit({ batchId: props.batchId, column, from, to });
      if (done) notify(`改了 ${done.rows} 行，已经重查`);
      router.refresh();
      return done !== null;
    },
  };
  const heads = props.shown.map((key) => props.columns.find((c) => c.key === key)?.header ?? key);
  return (
    <>
      <FormProblem problem={one.problem ?? all.problem} />
      <table className="w-full table-fixed border-collapse max-desk:block">
        <thead className="max-desk:sr-only">
          <tr>
            <th scope="col" className={`${TH} w-12`}>
              行
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className={`${TH} nth-2:w-32`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {props.rows.map((row) => (
          <Row key={row.rowNo} row={row} props={props} edit={edit} />
        ))}
      </table>
    </>
  );
}
