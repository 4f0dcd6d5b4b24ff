"use client";
// 系统后台的实名认证：送一批，下载名单去核查，把结果导回来（MEM-23）。
import { Download, Send, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { useSending } from "#components/form/use-sending";
import { Cells } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { FileButton } from "#components/ui/file-button";
import { notify } from "#components/ui/toast";
import { importRealNames, sendRealNames } from "#lib/members/actions";

export type ShownBatch = { id: string; no: number; sent: string; told: string; open: number };

function useResults() {
  const router = useRouter();
  const { pending, problem, submit, clear } = useSubmit(importRealNames);
  const { busy, refused, send } = useSending();
  const take = async (file: File) => {
    clear();
    const fileId = await send(file);
    const done = fileId && (await submit({ fileId }));
    if (!done) return;
    notify(`${done.rows} 行结果，${done.settled} 人已更新`);
    router.refresh();
  };
  return { busy: busy || pending, problem: refused ?? problem, take };
}

export function RealNameTools({ unsent }: { unsent: number }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(sendRealNames);
  const results = useResults();
  const send = async () => {
    const done = await submit({});
    if (!done) return;
    notify(`送核 ${done.sent} 人`);
    router.refresh();
  };
  return (
    <div className="mb-6 flex max-w-4xl flex-wrap items-center gap-3">
      <Button look="primary" busy={pending} busyText="正在送核" disabled={unsent === 0} onClick={send}>
        <Send aria-hidden />
        现在送一批
      </Button>
      <FileButton label="选择结果文件" accept=".xlsx,.csv" busy={results.busy} busyText="正在导入" onFile={results.take}>
        <Upload aria-hidden />
        导入结果
      </FileButton>
      <FormProblem problem={problem ?? results.problem} />
    </div>
  );
}

export function RealNameBatches({ batches }: { batches: readonly ShownBatch[] }) {
  return (
    <Cells className="max-w-4xl">
      {batches.map(({ id, no, sent, told, open }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
          <b className="w-20">{`第 ${no} 批`}</b>
          <span className="min-w-0 flex-1">
            {told}
            <span className="block text-ink-3 text-mini">{sent}</span>
          </span>
          {open > 0 && (
            <a
              href={`/api/exports/real-name/${id}`}
              className="u inline-flex min-h-[var(--touch)] items-center gap-1.5 text-small"
              aria-label={`下载第${no}批送核名单`}
            >
              <Download className="size-4" aria-hidden />
              送核名单
            </a>
          )}
        </li>
      ))}
    </Cells>
  );
}
