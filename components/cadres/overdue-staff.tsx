// 过了10日还没核对好的下级组织，按11日早上的数（JOB-09）。
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { Cell } from "#components/layout/member";
import type { Overdue } from "#lib/cadres/checks/queries";

export function OverdueStaff({ rows }: { rows: readonly Overdue[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="max-w-3xl">
      <SectionTitle>{`本月10日前没有核对好的下级组织，${rows.length}\u00a0个`}</SectionTitle>
      <Cells>
        {rows.map(({ id, fullName, cadres, incomplete }) => (
          <Cell
            key={id}
            title={<OrgName>{fullName}</OrgName>}
            value={
              <Status kind="warn">{incomplete > 0 ? `${cadres}\u00a0位，${incomplete}\u00a0位不完整` : `只有 ${cadres}\u00a0位`}</Status>
            }
          />
        ))}
      </Cells>
    </section>
  );
}
