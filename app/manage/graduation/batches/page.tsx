import type { Metadata } from "next";
import { BatchList } from "#components/graduation/batch-list";
import { GraduationTabs } from "#components/graduation/graduation-tabs";
import { PageHead, Work } from "#components/layout/page-head";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listBatches } from "#lib/graduation/batches/queries";
import { seasonPowers } from "#lib/graduation/policy";

export const metadata: Metadata = { title: "成批转接" };

export default async function BatchesPage() {
  const { actor, scope } = await requireManager("transferOut:C");
  const batches = await listBatches(scope);
  const start = (
    <ButtonLink href="/manage/graduation/batches/new" look="primary">
      新的一批
    </ButtonLink>
  );
  return (
    <Work>
      <PageHead crumbs={[{ label: "毕业季", href: "/manage/graduation" }, { label: "成批转接" }]} title="成批转接" tools={start} />
      <GraduationTabs current="batches" powers={seasonPowers(actor)} />
      {batches.length === 0 ? (
        <Empty title="还没有成批办理过">
          由大家的去向申报，或者一份工作簿，一次定好几千人去哪里；核对之后再办，24 小时内可以整批撤销。
        </Empty>
      ) : (
        <BatchList batches={batches} today={dayOf(now())} />
      )}
    </Work>
  );
}
