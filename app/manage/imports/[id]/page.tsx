import type { Metadata } from "next";
import { ImportStage } from "#components/imports/stage";
import { Steps } from "#components/imports/steps";
import { PageHead, Work } from "#components/layout/page-head";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { getImportPage } from "#lib/imports/queries";
import { KIND_LABELS } from "#lib/imports/labels";
import { previewFilterSchema } from "#lib/imports/schema";

export const metadata: Metadata = { title: "导入" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function ImportPage({ params, searchParams }: Props) {
  const { actor, scope } = await requireManager("enterMember:C");
  const filter = previewFilterSchema.parse(await searchParams);
  const page = orNotFound(await getImportPage({ actor, scope }, (await params).id, filter));
  const { view } = page;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "导入记录", href: "/manage/imports" }, { label: `导入${KIND_LABELS[view.kind]}` }]}
        title={view.fileName}
        tools={<Steps state={view.state} />}
      />
      <ImportStage page={page} filter={filter} />
    </Work>
  );
}
