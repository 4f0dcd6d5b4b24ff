import { Plus, Upload } from "lucide-react";
import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { RosterPage } from "#components/members/roster-page";
import { RosterTabs } from "#components/members/roster-tabs";
import { ButtonLink } from "#components/ui/button";
import { codeRights } from "#lib/accounts/codes/queries";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { offersMemberMarks } from "#lib/graduation/policy";
import { branchesForEdits, branchesForTransfers } from "#lib/members/roster/policy";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { listTreeWay } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "团员列表" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

const tools = (
  <>
    <ButtonLink href="/manage/members/new" look="primary">
      <Plus aria-hidden />
      录入
    </ButtonLink>
    <ButtonLink href="/manage/imports/new">
      <Upload aria-hidden />
      导入
    </ButtonLink>
  </>
);

export default async function MembersPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("members:V");
  const asked = await searchParams;
  const filter = rosterFilterSchema.parse(asked);
  const own = orNotFound(actor.organization);
  const branch = isBranchLike(own.category);
  const [found, way] = await Promise.all([listRoster(scope, filter), branch ? [] : listTreeWay(scope, filter.at)]);
  const { "member.youthTab": youth } = await readSettings(own.path);
  const roster = orNotFound(found);
  const ids = roster.rows.map((row) => row.personId);
  const [edits, transfers] = [branchesForEdits(actor, roster.rows), branchesForTransfers(actor, roster.rows)];
  const powers = { codes: await codeRights(actor, ids), edits, transfers, graduates: offersMemberMarks(actor) };
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "团员列表" }]} title="团员列表" tools={tools} />
      <RosterTabs current="/manage/members" youth={youth} />
      <RosterPage roster={roster} filter={filter} powers={powers} way={way} scopePath={scope.path} at={now()} focus={asked.focus === "1"} />
    </Work>
  );
}
