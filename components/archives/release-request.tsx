"use client";
// 编号被占用：传上本人的志愿书，向号段所属组织申请释放（EDB-17）。
import { useState } from "react";
import { FileSender } from "#components/archives/file-sender";
import { SectionTitle } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { applyForRelease } from "#lib/archives/actions";

type Props = { branchId: string; name: string; idNumber: string; number: string };

export function ReleaseRequest({ branchId, name, idNumber, number }: Props) {
  const [sent, setSent] = useState(false);
  const submit = async (fileId: string): Promise<string | null> => {
    const input = { branchId, name, idNumber, number, fileId };
    const answer = await applyForRelease({ input, key: crypto.randomUUID() }).catch(() => null);
    if (!answer) return "没有送到服务器：网络中断，请再按一次。";
    if (!answer.ok) return answer.because;
    setSent(true);
    notify("已提交申请，结果在操作中心看");
    return null;
  };
  return (
    <section aria-label="申请释放编号">
      <SectionTitle>申请释放编号</SectionTitle>
      {sent ? (
        <p role="status">
          <Status kind="other">已提交，等号段所属组织核实。同意之后编号为本人保留30天，再来录入。</Status>
        </p>
      ) : (
        <>
          <Note className="mb-4">
            确属本人的编号，请传上本人的入团志愿书，首页要看得清编号。由号段所属组织核实后，从现在的占用人处释放。
          </Note>
          <FileSender action="提交申请" name={name} onSent={submit} />
        </>
      )}
    </section>
  );
}
