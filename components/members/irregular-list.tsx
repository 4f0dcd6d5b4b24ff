// 编号不规范的名单：谁、什么编号、为什么、怎么办（MEM-25）。
import Link from "next/link";
import { Cells, OrgName } from "#components/ui/bits";
import { Remind } from "#components/ui/remind";
import { Status } from "#components/ui/status";
import { IRREGULAR_LABELS } from "#lib/members/labels";
import { REMEDIES } from "#lib/members/irregular/rules";
import type { IrregularRow } from "#lib/members/irregular/queries";

export type ShownIrregular = IrregularRow & { mayEdit: boolean };

export function IrregularList({ rows }: { rows: readonly ShownIrregular[] }) {
  return (
    <>
      <p className="mb-3">
        <Remind
          opening="以下{n}位同学的发展团员编号不规范，请带入团志愿书找支部核对："
          laggards={rows.map(({ name, cause }) => ({ name, note: IRREGULAR_LABELS[cause] }))}
          unit="人"
        />
      </p>
      <Cells className="max-w-4xl">
        {rows.map(({ personId, name, branchName, number, cause, mayEdit }) => (
          <li key={personId} className="grid gap-x-6 py-2.5 desk:grid-cols-[12rem_minmax(0,1fr)_auto] desk:items-center">
            <span>
              <Link
                href={`/manage/members/${personId}`}
                className="inline-flex min-h-[var(--touch)] items-center font-semibold desk:min-h-0"
              >
                {name}
              </Link>
              <span className="block text-ink-3 text-mini">
                <OrgName>{branchName}</OrgName>
              </span>
            </span>
            <span>
              <span className="code mr-3 break-all">{number}</span>
              <Status kind="warn">{IRREGULAR_LABELS[cause]}</Status>
              <span className="block text-ink-3 text-mini">{REMEDIES[cause]}</span>
            </span>
            {mayEdit && (
              <Link
                href={`/manage/members/${personId}/edit`}
                prefetch={false}
                aria-label={`修改${name}的编号`}
                className="u inline-flex min-h-[var(--touch)] items-center text-small"
              >
                修改编号
              </Link>
            )}
          </li>
        ))}
      </Cells>
    </>
  );
}
