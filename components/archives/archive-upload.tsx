"use client";
// 上传或替换一个人的志愿书（EDB-03、EDB-09、EDB-10）。
import { useRouter } from "next/navigation";
import { FileSender } from "#components/archives/file-sender";
import { SectionTitle } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { notify } from "#components/ui/toast";
import { uploadArchive } from "#lib/archives/actions";
import type { UploadMove } from "#lib/archives/rules";

const WORDS: Readonly<Record<UploadMove, { title: string; action: string; note: string; done: string }>> = {
  submit: { title: "上传档案", action: "上传", note: "传上去之后等上级团委审批，同意后即为“已认证”。", done: "已上传，等上级团委审批" },
  certify: { title: "上传档案", action: "上传", note: "本级上传不用再审批，传好即为“已认证”。", done: "已上传，身份已认证" },
  replace: {
    title: "替换档案",
    action: "提交替换",
    note: "等上级领导机关同意之后换成新文件，其间原来的文件照用。",
    done: "已提交，等上级领导机关审批",
  },
  replaceAtOnce: { title: "替换档案", action: "替换", note: "立即换成新文件，原来的文件留存。", done: "已换成新文件" },
};

type Props = { personId: string; name: string; move: UploadMove; again: boolean };

export function ArchiveUpload({ personId, name, move, again }: Props) {
  const router = useRouter();
  const words = WORDS[move];
  const submit = async (fileId: string): Promise<string | null> => {
    const answer = await uploadArchive({ input: { personId, fileId }, key: crypto.randomUUID() }).catch(() => null);
    if (!answer) return "没有送到服务器：网络中断，请再按一次。";
    if (!answer.ok) return answer.because;
    notify(words.done);
    router.refresh();
    return null;
  };
  return (
    <section>
      <SectionTitle>{again ? "替换档案" : words.title}</SectionTitle>
      <Note className="mb-4">{words.note}PDF一份，不超过20M，一页不缺。</Note>
      <FileSender action={words.action} name={name} onSent={submit} />
    </section>
  );
}
