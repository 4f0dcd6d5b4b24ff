import type { Metadata } from "next";
import { BatchStage } from "#components/graduation/batch-stage";
import { PageHead, Work } from "#components/layout/page-head";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { laterByMinutes, showFullMoment } from "#lib/dates";
import { getBatch, listBatchRows } from "#lib/graduation/batches/queries";
import { BATCH_SOURCE_LABELS } from "#lib/graduation/labels";
import { batchFilterSchema } from "#lib/graduation/schema";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "成批转接" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function BatchPage({ params, searchParams }: Props) {
  const { actor, scope } = await requireManager("transferOut:C");
  const filter = batchFilterSchema.parse(await searchParams);
  const view = orNotFound(await getBatch(scope, (await params).id));
  const [rows, settings] = await Promise.all([listBatchRows(view.id, filter), readSettings(actor.organization?.path ?? null)]);
  const until = view.doneAt && laterByMinutes(view.doneAt, settings["import.undoHours"] * 60);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "成批转接", href: "/manage/graduation/batches" }, { label: view.areaName }]}
        title={`${view.areaName}，${BATCH_SOURCE_LABELS[view.source]}`}
        note={`${view.by}，${showFullMoment(view.createdAt)}`}
      />
      <BatchStage view={view} rows={rows} filter={filter} undoUntil={until && until > now() ? showFullMoment(until) : null} />
    </Work>
  );
}
