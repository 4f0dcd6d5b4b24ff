import type { Metadata } from "next";
import { TrainingForm } from "#components/cadres/training-form";
import { PageHead, Work } from "#components/layout/page-head";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { getTraining, listTrainees } from "#lib/cadres/trainings/queries";

export const metadata: Metadata = { title: "培训" };

export default async function TrainingPage({ params }: { params: Promise<{ id: string }> }) {
  const { scope } = await requireManager("training:E");
  const training = orNotFound(await getTraining(scope, (await params).id));
  const { id, version, name, host, startOn, endOn, form, hours, note, fileId, fileName, participants } = training;
  const cadres = await listTrainees(scope, participants);
  const values = {
    ...{ organizationId: scope.organizationId, trainingId: id, version, name, host, startOn, endOn, form },
    ...{ hours: hours ? String(hours) : "", note: note ?? "", fileId: fileId ?? undefined },
    personIds: participants.map((p) => p.personId),
  };
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团干部管理" }, { label: "团干部培训", href: "/manage/cadres/training" }, { label: name }]}
        title={name}
      />
      <TrainingForm values={values} cadres={cadres} fileName={fileName} />
    </Work>
  );
}
