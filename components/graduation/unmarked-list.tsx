// 还没有标记毕业时间的团支部：勾选就能标（GRAD-07）。
import { MarkBox, MarkDesk } from "#components/graduation/mark-desk";
import { Cells, OrgName, TextLink } from "#components/ui/bits";
import type { Marking, Unmarked } from "#lib/graduation/marks/queries";

const UNTOUCHED = { category: "BRANCH", schoolField: true, graduationMonth: null, graduationReason: null } as const;

export function UnmarkedList({ rows, marking }: { rows: readonly Unmarked[]; marking: Marking }) {
  return (
    <MarkDesk>
      <Cells className="max-w-4xl">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center gap-3 py-3">
            <MarkBox row={{ ...UNTOUCHED, ...row }} marking={marking} direct={row.direct} />
            <span className="min-w-0 flex-1">
              <TextLink href={`/manage/organizations/${row.id}`} className="font-semibold no-underline hover:underline">
                <OrgName>{row.shortName}</OrgName>
              </TextLink>
              <span className="block text-ink-3 text-mini">上级：{row.parentName}</span>
            </span>
            <span className="whitespace-nowrap text-small">
              {row.members}
              {"\u00a0"}人
            </span>
          </li>
        ))}
      </Cells>
    </MarkDesk>
  );
}
