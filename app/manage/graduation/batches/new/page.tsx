import type { Metadata } from "next";
import { BeginBatch } from "#components/graduation/begin-batch";
import { PageHead, Work } from "#components/layout/page-head";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { listWishes } from "#lib/graduation/batches/queries";
import { findOrganization } from "#lib/organizations/queries";

export const metadata: Metadata = { title: "新的一批" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function NewBatchPage({ searchParams }: Props) {
  const { scope } = await requireManager("transferOut:C");
  const area = orNotFound(await findOrganization(scope, (await searchParams).at ?? scope.organizationId));
  const waiting = (await listWishes(area)).length;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "成批转接", href: "/manage/graduation/batches" }, { label: "新的一批" }]}
        title={`新的一批：${area.shortName}`}
        note="先定好、后办理：下一步看得到每个人去哪里、谁办不了、为什么，确认之前什么都不会动"
      />
      <BeginBatch waiting={waiting} areaId={area.id} />
    </Work>
  );
}
