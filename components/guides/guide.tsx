// 一篇操作指南：自带的一步一步写在页上，换上的是一份可以下载的文件。
import { Download } from "lucide-react";
import type { Guide } from "#components/guides/guides";
import { PrintButton } from "#components/guides/print-button";
import { buttonClass } from "#components/ui/button";
import type { GuideSlug } from "#lib/guides/rules";

export function GuideSteps({ guide }: { guide: Guide }) {
  return (
    <>
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
    </>
  );
}

export function GuideDownload({ slug, told }: { slug: GuideSlug; told: string }) {
  return (
    <>
      <p className="mt-3 text-ink-2">PDF，{told}</p>
      <a href={`/guides/${slug}/file`} className={buttonClass("primary", "mt-5")}>
        <Download aria-hidden />
        下载这一篇
      </a>
    </>
  );
}
