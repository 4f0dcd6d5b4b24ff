"use client";
// 上传证明材料：拍一张或选一份，PDF、JPG，不超过 10 MB。
import { FileCheck, Paperclip } from "lucide-react";
import { useState } from "react";
import { redrawn } from "#components/archives/scan-image";
import { useSending } from "#components/form/use-sending";
import { FileButton } from "#components/ui/file-button";
import { Status } from "#components/ui/status";

const KINDS = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

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
  const { busy, refused, send } = useSending(address);
  const [name, setName] = useState<string | null>(null);
  const take = async (file: File) => {
    const fileId = await send(await redrawn(file));
    if (!fileId) return;
    setName(file.name);
    onUploaded(fileId);
  };
  return { busy, name, problem: refused?.because, take };
}

export function ProofUpload({ label, hint, error, onUploaded, address = "/api/corrections/files", required = true }: Props) {
  const { busy, name, problem, take } = useProof(onUploaded, address);
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
        <FileButton label={label} accept={KINDS} busy={busy} busyText="正在上传" onFile={take}>
          <Paperclip aria-hidden />
          {name ? "换一份" : "选择文件或拍照"}
        </FileButton>
        {name && (
          <span className="inline-flex items-center gap-1.5 text-small">
            <FileCheck className="size-4 text-ok" aria-hidden />
            {name}
          </span>
        )}
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
