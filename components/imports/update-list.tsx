// 更新：已是本支部团员的，只改列出的几项。
import { ArrowRight } from "lucide-react";
import { Status } from "#components/ui/status";
import type { PreviewRow } from "#lib/imports/batches/queries";

export function UpdateList({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <section className="pt-4">
      <p className="text-ink-3 text-mini">已是本支部团员，只改下面这些；空着的格子不会清空原来的内容。</p>
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <li key={row.rowNo} className="flex flex-wrap items-center gap-x-5 gap-y-1 py-2.5">
            <b className="w-24">{row.cells.name}</b>
            {row.changes.map(({ label, before, after }) => (
              <span key={label} className="inline-flex flex-wrap items-center gap-x-2">
                <span className="text-ink-3">{label}</span>
                <s className="text-ink-3">{before ?? "未填"}</s>
                <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
                <b>{after ?? "未填"}</b>
              </span>
            ))}
            {row.findings
              .filter((finding) => finding.soft)
              .map(({ column, code, because }) => (
                <p key={`${column}/${code}`} className="w-full text-mini">
                  <Status kind="warn">
                    <span className="text-ink-2">{because}</span>
                  </Status>
                </p>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
