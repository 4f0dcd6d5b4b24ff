"use client";
// 开始一批：用大家的申报，或者上传一份工作簿。
import { Download, FileSpreadsheet, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { upload } from "#components/imports/upload";
import { Button, buttonClass } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { beginGraduateBatch } from "#lib/graduation/actions";

/** Begins, and goes on to the plan. */
function useBeginning(areaId: string) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(beginGraduateBatch);
  const begin = async (fileId: string | null) => {
    const begun = await submit({ source: fileId ? "WORKBOOK" : "DECLARATIONS", areaId, fileId });
    if (begun) router.push(`/manage/graduation/batches/${begun.batchId}`);
  };
  return { pending, problem, begin };
}

function FromWorkbook({ areaId }: { areaId: string }) {
  const { pending, problem, begin } = useBeginning(areaId);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [because, setBecause] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setBecause(null);
    const sent = await upload(file);
    setBusy(false);
    if (sent.ok) await begin(sent.fileId);
    else setBecause(sent.because);
  };
  return (
    <section className="border-line-strong border-t py-5">
      <h2 className="flex items-center gap-2 font-semibold text-head">
        <FileSpreadsheet className="size-5" aria-hidden />
        用一份工作簿
      </h2>
      <p className="mt-1 text-ink-2">一行一人：姓名、身份证号码、转接原因、转入组织全称。本范围之外的人不会处理。</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button look="ink" busy={busy || pending} busyText="正在上传" onClick={() => input.current?.click()}>
          选择工作簿
        </Button>
        <a href="/api/graduation/template" download className={buttonClass("outline")}>
          <Download aria-hidden />
          下载模板
        </a>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv"
          aria-label="选择工作簿文件"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {because && (
        <p role="alert" className="mt-2 text-small">
          <Status kind="bad">{because}</Status>
        </p>
      )}
      <FormProblem problem={problem} />
    </section>
  );
}

export function BeginBatch({ waiting, areaId }: { waiting: number; areaId: string }) {
  const { pending, problem, begin } = useBeginning(areaId);
  return (
    <div className="grid max-w-3xl gap-2">
      <section className="border-line-strong border-t py-5">
        <h2 className="flex items-center gap-2 font-semibold text-head">
          <Smartphone className="size-5" aria-hidden />
          用大家的申报
        </h2>
        <p className="mt-1 text-ink-2">
          {waiting > 0
            ? `有 ${waiting}\u00a0人在手机上申报了去向、还没有发起转接。出国学习的另行登记，延迟毕业的另行标记，不在其中。`
            : "还没有可以办理的申报。先在进展里催一催，或者用工作簿。"}
        </p>
        <FormProblem problem={problem} />
        <Button look="primary" disabled={waiting === 0} busy={pending} busyText="正在定" onClick={() => begin(null)} className="mt-3">
          由申报定好
        </Button>
      </section>
      <FromWorkbook areaId={areaId} />
    </div>
  );
}
