import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GUIDES } from "#components/guides/guides";
import { PrintButton } from "#components/guides/print-button";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";

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
  return (
    <>
      <DoorBar back="/guides" />
      <DoorPage wide>
        <Lead className="mt-2">{guide.title}</Lead>
        <ol className="timeline mt-6">
          {guide.steps.map(({ title, text }) => (
            <li key={title}>
              <h2 className="font-semibold text-head">{title}</h2>
              <p className="text-ink-2">{text}</p>
            </li>
          ))}
        </ol>
        <div className="mt-8">
          <PrintButton />
        </div>
      </DoorPage>
    </>
  );
}
