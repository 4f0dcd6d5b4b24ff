"use client";
// 上传证明材料：拍一张或选一份，PDF、JPG，不超过 10 MB。
import { FileCheck, Paperclip } from "lucide-react";
import { useRef, useState } from "react";
import { upload } from "#components/imports/upload";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";

type Props = {
  label: string;
  hint: string;
  error: string | undefined;
  onUploaded: (fileId: string) => void;
  /** Where it is sent. */
  address?: string;
  required?: boolean;
};

function useProof(onUploaded: Props["onUploaded"], address: string) {
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    const sent = await upload(file, address);
    setBusy(false);
    if (!sent.ok) return setProblem(sent.because);
    setName(file.name);
    onUploaded(sent.fileId);
  };
  return { busy, name, problem, send };
}

export function ProofUpload({ label, hint, error, onUploaded, address = "/api/corrections/files", required = true }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const { busy, name, problem, send } = useProof(onUploaded, address);
  const wrong = problem ?? (name ? undefined : error);
  return (
    <div className="py-3">
      <p className="text-ink-2 text-small">
        {label}
        {required && (
          <span className="ml-1 text-ink-3" title="必填">
            *<span className="sr-only">必填</span>
          </span>
        )}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button busy={busy} busyText="正在上传" onClick={() => input.current?.click()}>
          <Paperclip aria-hidden />
          {name ? "换一份" : "选择文件或拍照"}
        </Button>
        {name && (
          <span className="inline-flex items-center gap-1.5 text-small">
            <FileCheck className="size-4 text-ok" aria-hidden />
            {name}
          </span>
        )}
        <input
          ref={input}
          type="file"
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          aria-label={label}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {wrong ? (
        <p role="alert" className="pt-1.5 text-mini">
          <Status kind="bad">{wrong}</Status>
        </p>
      ) : (
        <p className="pt-1.5 text-ink-3 text-mini">{hint}</p>
      )}
    </div>
  );
}
