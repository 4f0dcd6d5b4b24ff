// 团员列表页的正文：在哪里找、怎么筛、一句话、一张表。
import { Roster } from "#components/members/roster";
import type { Powers } from "#components/members/roster-row";
import { RosterFilters } from "#components/members/roster-filters";
import { RosterEmpty, RosterSummary } from "#components/members/roster-words";
import { OrganizationTree } from "#components/organizations/tree";
import { dayOf } from "#lib/dates";
import type { Roster as Found } from "#lib/members/roster/queries";
import type { RosterFilter } from "#lib/members/schema";
import type { TreeNode } from "#lib/organizations/queries";

type Props = {
  roster: Found;
  filter: RosterFilter;
  powers: Powers;
  /** From the province down to where we look; empty for a branch, which has nothing below it. */
  way: readonly TreeNode[];
  scopePath: string;
  at: Date;
  focus: boolean;
};

export function RosterPage({ roster, filter, powers, way, scopePath, at, focus }: Props) {
  return (
    <>
      <RosterFilters year={Number(dayOf(at).slice(0, 4))} focus={focus}>
        {way.length > 0 && (
          <OrganizationTree way={way} scopePath={scopePath} current={roster.area.id} base="/manage/members" beside={false} />
        )}
      </RosterFilters>
      {roster.total === 0 ? (
        <RosterEmpty filter={filter} />
      ) : (
        <Roster rows={roster.rows} total={roster.total} powers={powers} summary={<RosterSummary roster={roster} at={at} />} />
      )}
    </>
  );
}
