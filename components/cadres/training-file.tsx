"use client";
// 培训的结业证书或附件：一份 PDF，可不传。
import { useRef, useState } from "react";
import { upload } from "#components/imports/upload";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";

type Props = {
  fileName: string | null;
  trainingId: string | undefined;
  onChange: (fileId: string | undefined) => void;
  error: string | undefined;
};

export function TrainingFileField({ fileName, trainingId, onChange, error }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(fileName);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const sent = await upload(file, "/api/uploads/trainings");
    setBusy(false);
    setRefused(sent.ok ? null : sent.because);
    if (!sent.ok) return;
    setName(file.name);
    onChange(sent.fileId);
  };
  const takeOut = () => {
    setName(null);
    onChange(undefined);
  };
  const problem = refused ?? error;
  return (
    <div className="py-3">
      <p className="text-ink-2 text-small">结业证书、附件</p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        {name &&
          (name === fileName && trainingId ? (
            <a href={`/api/trainings/${trainingId}`} download className="u break-all">
              {name}
            </a>
          ) : (
            <span className="break-all">{name}</span>
          ))}
        <Button busy={busy} busyText="正在上传" onClick={() => input.current?.click()}>
          {name ? "换一份" : "选择PDF"}
        </Button>
        {name && (
          <Button look="quiet" onClick={takeOut}>
            不要附件
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept=".pdf,application/pdf"
          aria-label="选择培训附件"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      <p className="pt-1.5 text-mini">
        {problem ? <Status kind="bad">{problem}</Status> : <span className="text-ink-3">{"一份PDF，不超过 20\u00a0MB，可不传"}</span>}
      </p>
    </div>
  );
}
