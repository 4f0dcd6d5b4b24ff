"use client";
// 检查页的底部：下载带批注的原表、放弃、确认写入。
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button, buttonClass } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { applyImport, discardImport } from "#lib/imports/actions";

type Props = { batchId: string; write: number; skipped: number; undoHours: number };

function Discard({ batchId }: { batchId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(discardImport);
  const discard = async () => {
    if ((await submit({ batchId })) !== null) router.push("/manage/imports");
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        放弃这一批
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="放弃这一批？" kind="center">
        <p>还没有写入任何数据。放弃之后，在网页上改过的内容也会丢掉，要重新上传。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            再想想
          </Button>
          <Button look="ink" busy={pending} busyText="正在放弃" onClick={discard} className="flex-1">
            放弃
          </Button>
        </div>
      </Dialog>
    </>
  );
}

type AssuranceProps = { skipped: number; undoHours: number };

const Assurance = ({ skipped, undoHours }: AssuranceProps) => (
  <p className="text-ink-2 text-mini">
    {skipped > 0 && "跳过的行留在原表里还给您，单元格标色，原因写在最后一列。"}写入后{" "}
    <b className="text-ink">
      {undoHours}
      {"\u00a0"}小时内
    </b>
    可整批撤销。
  </p>
);

export function PreviewFoot({ batchId, write, skipped, undoHours }: Props) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(applyImport);
  const apply = async () => {
    if ((await submit({ batchId })) !== null) router.refresh();
  };
  return (
    <>
      <div className="mt-6 desk:hidden">
        <Assurance skipped={skipped} undoHours={undoHours} />
        <Discard batchId={batchId} />
      </div>
      <div className="-mx-[var(--edge)] sticky bottom-0 mt-6 border-line-strong desk:mt-auto border-t bg-surface px-[var(--edge)] py-3 desk:-bottom-16 desk:-mb-16">
        <FormProblem problem={problem} />
        <div className="flex flex-wrap items-center gap-3">
          <span className="flex min-w-0 flex-[1_1_20rem] items-center justify-between gap-3 max-desk:hidden">
            <Assurance skipped={skipped} undoHours={undoHours} />
            <Discard batchId={batchId} />
          </span>
          {skipped > 0 && (
            <a href={`/api/imports/${batchId}/workbook`} download className={buttonClass("outline")}>
              <Download aria-hidden />
              <span>
                下载<span className="max-desk:sr-only">带批注的</span>原表
              </span>
            </a>
          )}
          <Button
            look="primary"
            busy={pending}
            busyText="正在提交"
            className="max-desk:flex-1"
            disabled={write === 0}
            title={write === 0 ? "没有可以写入的行，请先改好有问题的行" : undefined}
            onClick={apply}
          >
            写入 {write}
            {"\u00a0"}行
          </Button>
        </div>
      </div>
    </>
  );
}
