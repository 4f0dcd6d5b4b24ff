"use client";
// 系统后台的操作指南：每篇现在是哪一份，换成 PDF，或恢复自带的（NAV-02）。
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSending } from "#components/form/use-sending";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { FileButton } from "#components/ui/file-button";
import { notify } from "#components/ui/toast";
import { replaceGuide, restoreGuide } from "#lib/guides/actions";
import type { GuideSlug } from "#lib/guides/rules";

export type ShownGuide = { slug: GuideSlug; title: string; file: { name: string; told: string } | null };

/** Sends a chosen file and puts it in the guide's place. */
function useReplacement({ slug, title }: ShownGuide) {
  const router = useRouter();
  const { pending, problem, submit, clear } = useSubmit(replaceGuide);
  const { busy, refused, send } = useSending("/api/uploads/guides");
  const replace = async (file: File) => {
    clear();
    const fileId = await send(file);
    if (!fileId || (await submit({ slug, fileId })) === null) return;
    notify(`已换上“${title}”`);
    router.refresh();
  };
  return { busy: busy || pending, problem: refused ?? problem, replace };
}

function Replace({ guide }: { guide: ShownGuide }) {
  const { busy, problem, replace } = useReplacement(guide);
  const told = useId();
  return (
    <>
      <FileButton
        {...{ label: `选择PDF：${guide.title}`, accept: ".pdf,application/pdf", onFile: replace }}
        {...{ busy, busyText: "正在上传", "aria-describedby": told }}
      >
        更换
      </FileButton>
      <span id={told} className="sr-only">
        {guide.title}，PDF，不超过20M
      </span>
      <div className="w-full empty:hidden">
        <FormProblem problem={problem} />
      </div>
    </>
  );
}

function Restore({ slug, title }: ShownGuide) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(restoreGuide);
  const restore = async () => {
    if ((await submit({ slug })) === null) return;
    setOpen(false);
    notify(`“${title}”恢复为自带的`);
    router.refresh();
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        恢复自带
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="恢复自带的这一篇？" kind="center">
        <p>所有人看到的改回系统自带的“{title}”。换上去的文件不再提供下载，要用请重新上传。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            不恢复
          </Button>
          <Button look="ink" busy={pending} busyText="正在恢复" onClick={restore} className="flex-1">
            恢复自带
          </Button>
        </div>
      </Dialog>
    </>
  );
}

export function GuideDesk({ guides }: { guides: readonly ShownGuide[] }) {
  return (
    <ul className="max-w-4xl divide-y divide-line border-line-strong border-t border-b">
      {guides.map((guide) => (
        <li key={guide.slug} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <span className="min-w-0 flex-[1_1_16rem]">
            <a href={`/guides/${guide.slug}`} className="u inline-flex min-h-[var(--touch)] items-center font-semibold desk:min-h-0">
              {guide.title}
            </a>
            <span className="block break-all text-ink-3 text-small">{guide.file ? `${guide.file.name}，${guide.file.told}` : "自带"}</span>
          </span>
          <Replace guide={guide} />
          {guide.file && <Restore {...guide} />}
        </li>
      ))}
    </ul>
  );
}
