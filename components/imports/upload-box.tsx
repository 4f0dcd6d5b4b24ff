"use client";
// 上传工作簿：拖进来、点一下选、或者从Excel里复制粘贴。
import { Download, FileSpreadsheet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { pastedTable, upload } from "#components/imports/upload";
import { buttonClass } from "#components/ui/button";
import { FileButton } from "#components/ui/file-button";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { beginImport } from "#lib/imports/actions";
import type { ImportKind } from "#generated/enums";

type Props = { kind: ImportKind; title: string; example: string };

/** Uploads and begins the import; answers the address of the batch, or why not. */
async function begin(kind: ImportKind, file: File): Promise<{ href: string } | { because: string }> {
  const uploaded = await upload(file);
  if (!uploaded.ok) return uploaded;
  const begun = await beginImport({ input: { kind, fileId: uploaded.fileId }, key: crypto.randomUUID() });
  return begun.ok ? { href: `/manage/imports/${begun.data.batchId}` } : begun;
}

/** Sends what was chosen, dropped or pasted; goes on to the batch, or says why not. */
function useUpload(kind: ImportKind) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File | null | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    const result = await begin(kind, file);
    if ("href" in result) return router.push(result.href);
    setBusy(false);
    setProblem(result.because);
  };
  return { busy, problem, send };
}

function DropBox({ busy, send }: { busy: boolean; send: (file: File | null | undefined) => Promise<void> }) {
  const [over, setOver] = useState(false);
  const onPaste = ({ clipboardData }: React.ClipboardEvent) =>
    send(clipboardData.files[0] ?? pastedTable(clipboardData.getData("text/plain")));
  const onDrag = (event: React.DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  const onDrop = (event: React.DragEvent) => {
    onDrag(event, false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <fieldset
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      className={`mt-2 grid place-items-center gap-3 rounded-button border border-dashed px-5 py-8 text-center ${over ? "border-ink bg-ink-tint" : "border-control"}`}
    >
      <legend className="sr-only">选择工作簿</legend>
      <FileSpreadsheet className="size-8 text-ink-3" strokeWidth={1.5} aria-hidden />
      <FileButton label="选择工作簿文件" accept=".xlsx,.csv,.xls" look="primary" busy={busy} busyText="正在上传" onFile={send}>
        选择工作簿
      </FileButton>
      <p className="text-ink-3 text-mini">
        也可以把文件拖到这里，或从Excel里复制后按 Ctrl V。
        <br />
        .xlsx 或 .csv，不超过 10{"\u00a0"}MB、20,000{"\u00a0"}行
      </p>
    </fieldset>
  );
}

export function UploadBox({ kind, title, example }: Props) {
  const { busy, problem, send } = useUpload(kind);
  return (
    <section aria-label={`导入${title}`} className="max-w-3xl">
      <ol className="timeline">
        <li>
          <h2 className="font-semibold">下载模板，填好保存</h2>
          <p className="text-ink-2">{example}</p>
          <a href={`/api/templates/${kind}`} className={buttonClass("outline", "mt-2")} download>
            <Download aria-hidden />
            下载Excel模板
          </a>
        </li>
        <li>
          <h2 className="font-semibold">把填好的工作簿传上来</h2>
          <DropBox busy={busy} send={send} />
          {problem && (
            <p role="alert" className="mt-3">
              <Status kind="bad">{problem}</Status>
            </p>
          )}
        </li>
      </ol>
      <Note className="mt-5">上传之后先检查、后写入。有问题的行可以在网页上直接改，也可以下载带批注的原表。</Note>
    </section>
  );
}
