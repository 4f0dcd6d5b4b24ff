// 号段内已录入的编号与姓名（录入明细，EDB-16）。
import { Cell } from "#components/layout/member";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import type { NumberField } from "#generated/enums";
import type { NumberRow } from "#lib/archives/overview/queries";
import { NUMBER_FIELD_LABELS } from "#lib/members/labels";

export function NumberList({ field, rows }: { field: NumberField; rows: readonly NumberRow[] }) {
  const label = `${NUMBER_FIELD_LABELS[field]}领域号段内已录入`;
  if (rows.length === 0) return <Empty title={`${label} 0\u00a0人`} />;
  return (
    <>
      <SectionTitle>{`${label} ${rows.length}\u00a0人`}</SectionTitle>
      <Cells>
        {rows.map(({ personId, name, number, branch }) => (
          <Cell
            key={personId}
            href={`/manage/archives/${personId}`}
            title={name}
            note={<OrgName>{branch}</OrgName>}
            value={<span className="code">{number}</span>}
          />
        ))}
      </Cells>
    </>
  );
}
