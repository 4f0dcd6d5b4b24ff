import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuideDownload, GuideSteps } from "#components/guides/guide";
import { GUIDES } from "#components/guides/guides";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { dayOf, showDay } from "#lib/dates";
import { findGuideFile } from "#lib/guides/queries";
import { showSize } from "#lib/guides/rules";

type Props = { params: Promise<{ slug: string }> };

const find = async (params: Props["params"]) => {
  const { slug } = await params;
  return GUIDES.find((g) => g.slug === slug);
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await find(params))?.title ?? "操作指南" };
}

export default async function GuidePage({ params }: Props) {
  const guide = (await find(params)) ?? notFound();
  const file = await findGuideFile(guide.slug);
  return (
    <>
      <DoorBar back="/guides" />
      <DoorPage wide>
        <Lead className="mt-2">{guide.title}</Lead>
        {file ? (
          <GuideDownload slug={guide.slug} told={`${showSize(file.size)}，${showDay(dayOf(file.since))}更新`} />
        ) : (
          <GuideSteps guide={guide} />
        )}
      </DoorPage>
    </>
  );
}
