import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { GUIDES } from "#components/guides/guides";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { Cells, SectionTitle } from "#components/ui/bits";
import { listGuideFiles } from "#lib/guides/queries";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "操作指南" };

export default async function GuidesPage() {
  const [{ "nav.filmUrl": film }, files] = await Promise.all([readSettings(null), listGuideFiles()]);
  return (
    <>
      <DoorBar />
      <DoorPage wide>
        <Lead className="mt-2 mb-5">操作指南</Lead>
        <Cells>
          {GUIDES.map(({ slug, title, summary }) => (
            <li key={slug}>
              <Link href={`/guides/${slug}`} className="flex min-h-16 items-center gap-3 py-3">
                <span className="flex-1">
                  <b>{title}</b>
                  <span className="block text-ink-3 text-small">{files[slug] ? `${summary}，PDF` : summary}</span>
                </span>
                <ChevronRight className="size-4.5 text-ink-3" aria-hidden />
              </Link>
            </li>
          ))}
        </Cells>
        <SectionTitle id="film">宣传片</SectionTitle>
        {film ? (
          <a href={film} target="_blank" rel="noopener noreferrer" className="u inline-flex min-h-[var(--touch)] items-center">
            在新窗口观看
          </a>
        ) : (
          <p className="text-ink-2">暂未配置。</p>
        )}
      </DoorPage>
    </>
  );
}
