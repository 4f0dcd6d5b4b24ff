import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead, Work } from "#components/layout/page-head";
import { RosterTabs } from "#components/members/roster-tabs";
import { YouthList } from "#components/members/youth-list";
import { Pager } from "#components/table/pager";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { listYouth, YOUTH_PAGE } from "#lib/members/youth/queries";
import { youthFilterSchema } from "#lib/members/youth/schema";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "青年列表" };

const HERE = "/manage/members/youth";

export default async function YouthPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { actor, scope } = await requireManager("youth:V");
  const own = orNotFound(actor.organization);
  if (!(await readSettings(own.path))["member.youthTab"]) notFound();
  const filter = youthFilterSchema.parse(await searchParams);
  const { rows, more } = await listYouth(scope, filter);
  const branchId = mayUse(actor, "youth:C").yes ? own.id : null;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "团员列表", href: "/manage/members" }, { label: "青年列表" }]}
        title="青年列表"
        note="还不是团员的青年，由团支部登记；手机号码只有本支部看得全"
      />
      <RosterTabs current={HERE} youth />
      <YouthList rows={rows} branchId={branchId} />
      <Pager {...{ page: filter.page, size: YOUTH_PAGE, rows: rows.length, more }} address={(to) => `${HERE}?page=${to}`} />
    </Work>
  );
}
