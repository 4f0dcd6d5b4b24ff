"use client";
// 录入新发展团员时随表交的志愿书（MEM-01）。
import { FileSender } from "#components/archives/file-sender";
import { SectionTitle } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";

type Props = { name: string; fileId: string | undefined; onFile: (fileId: string | undefined) => void; error: string | undefined };

export function Application({ name, fileId, onFile, error }: Props) {
  const take = async (sent: string): Promise<null> => {
    onFile(sent);
    return null;
  };
  return (
    <section className="mt-7" aria-label="入团志愿书">
      <SectionTitle>入团志愿书</SectionTitle>
      {fileId ? (
        <p className="flex flex-wrap items-center gap-3">
          <Status kind="ok">已上传，提交表单时一起交给上级团委审核</Status>
          <Button look="quiet" onClick={() => onFile(undefined)}>
            换一份
          </Button>
        </p>
      ) : (
        <FileSender action="上传" name={name} onSent={take} />
      )}
      {error && !fileId && (
        <p role="alert" className="pt-2">
          <Status kind="bad">{error}</Status>
        </p>
      )}
    </section>
  );
}
