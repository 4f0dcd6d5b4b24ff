import type { Metadata } from "next";
import { Trainings } from "#components/cadres/trainings";
import { PageHead, Work } from "#components/layout/page-head";
import { MemberCardView } from "#components/members/card";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { listTrainingsOf } from "#lib/cadres/trainings/queries";
import { getMemberCard } from "#lib/members/card/queries";

export const metadata: Metadata = { title: "团员详情" };

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("members:V");
  const card = orNotFound(await getMemberCard(actor, scope, (await params).id));
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "团员列表", href: "/manage/members" }, { label: card.name }]} title={card.name} />
      <div className="max-w-4xl">
        <MemberCardView card={card} titled={false} />
        <Trainings trainings={await listTrainingsOf(scope, card.personId)} />
      </div>
    </Work>
  );
}
