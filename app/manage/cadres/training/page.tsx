import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { TrainingList } from "#components/cadres/training-list";
import { PageHead, Work } from "#components/layout/page-head";
import { Pager } from "#components/table/pager";
import { ButtonLink } from "#components/ui/button";
import { requireManager } from "#lib/auth/guard";
import { listTrainings } from "#lib/cadres/trainings/queries";
import { trainingFilterSchema } from "#lib/cadres/trainings/schema";
import { LIST_PAGE } from "#lib/organizations/schema";

export const metadata: Metadata = { title: "团干部培训" };

const tools = (
  <ButtonLink href="/manage/cadres/training/new" look="primary">
    <Plus aria-hidden />
    录入培训
  </ButtonLink>
);

export default async function TrainingsPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { scope } = await requireManager("training:V");
  const { page } = trainingFilterSchema.parse(await searchParams);
  const { rows, more } = await listTrainings(scope, page);
  const pager = { page, size: LIST_PAGE, rows: rows.length, more };
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团干部管理" }, { label: "团干部培训" }]}
        title="团干部培训"
        tools={rows.length > 0 ? tools : undefined}
        note="录本组织团干部参加的培训，本人在“我的”里看得到。"
      />
      <TrainingList rows={rows} />
      <Pager {...pager} address={(to) => `/manage/cadres/training?page=${to}`} />
    </Work>
  );
}
