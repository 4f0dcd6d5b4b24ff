"use client";
// 培训的结业证书或附件：一份 PDF，可不传。
import { useState } from "react";
import { useSending } from "#components/form/use-sending";
import { Button } from "#components/ui/button";
import { FileButton } from "#components/ui/file-button";
import { Status } from "#components/ui/status";

type Props = {
  fileName: string | null;
  trainingId: string | undefined;
  onChange: (fileId: string | undefined) => void;
  error: string | undefined;
};

export function TrainingFileField({ fileName, trainingId, onChange, error }: Props) {
  const [name, setName] = useState(fileName);
  const { busy, refused, send } = useSending("/api/uploads/trainings");
  const take = async (file: File) => {
    const fileId = await send(file);
    if (!fileId) return;
    setName(file.name);
    onChange(fileId);
  };
  const takeOut = () => {
    setName(null);
    onChange(undefined);
  };
  const problem = refused?.because ?? error;
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
        <FileButton label="选择培训附件" accept=".pdf,application/pdf" busy={busy} busyText="正在上传" onFile={take}>
          {name ? "换一份" : "选择PDF"}
        </FileButton>
        {name && (
          <Button look="quiet" onClick={takeOut}>
            不要附件
          </Button>
        )}
      </div>
      <p className="pt-1.5 text-mini">
        {problem ? <Status kind="bad">{problem}</Status> : <span className="text-ink-3">{"一份PDF，不超过 20\u00a0MB，可不传"}</span>}
      </p>
    </div>
  );
}
