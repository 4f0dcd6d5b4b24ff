import type { Metadata } from "next";
import { TrainingForm } from "#components/cadres/training-form";
import { PageHead, Work } from "#components/layout/page-head";
import { ButtonLink } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { listTrainees } from "#lib/cadres/trainings/queries";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";

export const metadata: Metadata = { title: "录入培训" };

const CRUMBS = [{ label: "团干部管理" }, { label: "团干部培训", href: "/manage/cadres/training" }, { label: "录入培训" }];

export default async function NewTrainingPage() {
  const { scope } = await requireManager("training:C");
  const cadres = await listTrainees(scope, []);
  const today = dayOf(now());
  const values = {
    ...{ organizationId: scope.organizationId, trainingId: undefined, version: 1, name: "", host: "", startOn: today, endOn: today },
    ...{ form: "ONSITE" as const, hours: "", note: "", fileId: undefined, personIds: [] },
  };
  const enter = (
    <ButtonLink href="/manage/cadres/new" look="ink">
      录入团干部
    </ButtonLink>
  );
  return (
    <Work>
      <PageHead crumbs={CRUMBS} title="录入培训" />
      {cadres.length === 0 ? (
        <Empty title="本组织还没有团干部" actions={enter}>
          参训人员从本组织的团干部里选，请先录入。
        </Empty>
      ) : (
        <TrainingForm values={values} cadres={cadres} fileName={null} />
      )}
    </Work>
  );
}
