// 直属下级各有几位团干部：点开就能看、能变更、能移出（CAD-18）。
import { Cell } from "#components/layout/member";
import { Pager } from "#components/table/pager";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { isStaffComplete, leastCadres } from "#lib/cadres/rules";
import type { BelowStaff as Row } from "#lib/cadres/queries";
import { LIST_PAGE } from "#lib/organizations/schema";

type Props = { rows: readonly Row[]; more: boolean; page: number; base: string };

function wordsOf({ cadres, incomplete, category }: Row): string {
  if (cadres === 0) return "还没有团干部";
  const short = (leastCadres(category) ?? 0) - cadres;
  if (short > 0) return `${cadres}\u00a0位，还差 ${short}\u00a0位`;
  return incomplete > 0 ? `${cadres}\u00a0位，${incomplete}\u00a0位资料不完整` : `${cadres}\u00a0位`;
}

export function BelowStaff({ rows, more, page, base }: Props) {
  if (rows.length === 0 && page === 1) return null;
  return (
    <section className="max-w-3xl">
      <SectionTitle>直属下级的团干部</SectionTitle>
      <Cells>
        {rows.map((row) => (
          <Cell
            key={row.id}
            href={`${base}?at=${row.id}`}
            title={<OrgName>{row.shortName}</OrgName>}
            value={isStaffComplete(row, row.category) && row.cadres > 0 ? wordsOf(row) : <Status kind="warn">{wordsOf(row)}</Status>}
          />
        ))}
      </Cells>
      <Pager page={page} size={LIST_PAGE} rows={rows.length} more={more} address={(to) => `${base}?below=${to}`} />
    </section>
  );
}
