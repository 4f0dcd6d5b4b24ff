"use client";
// 结果：写了多少，跳过的还给您，到什么时候可以撤销，下一步做什么。
import { Download, Printer, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button, ButtonLink, buttonClass } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { ShareRing } from "#components/ui/mark";
import { undoImport } from "#lib/imports/actions";
import { VERDICT_LABELS } from "#lib/imports/labels";
import type { ImportKind } from "#generated/enums";
import type { Counts } from "#lib/imports/rules";

const WELCOME = "智慧团建的账号已经建好：账号是身份证号。第一次登录，密码先填身份证号后八位，再用支部发的激活码设置自己的密码。";

type Props = { batchId: string; counts: Counts; total: number; kind: ImportKind; newDevelopment: number; undoUntil: string | null };

function Undo({ batchId, until }: { batchId: string; until: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(undoImport);
  const undo = async () => {
    if ((await submit({ batchId })) === null) return;
    setOpen(false);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Undo2 aria-hidden />
        撤销本次导入
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="撤销本次导入？" kind="center">
        <p>新增的人会移出，更新过的恢复原来的内容。{until}前都可以撤销，前提是这些人之后没有别的变动。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            不撤销
          </Button>
          <Button look="ink" busy={pending} busyText="正在撤销" onClick={undo} className="flex-1">
            整批撤销
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** MEM-31: new-development members need their application form. */
function NewDevelopment({ count }: { count: number }) {
  const [open, setOpen] = useState(count > 0);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="还有一件事">
      <p>有{count}名新发展团员需上传入团志愿书。名单已经替您筛好，上传在电子数据库里办理。</p>
      <div className="mt-5 flex gap-3">
        <Button look="quiet" onClick={() => setOpen(false)}>
          知道了
        </Button>
        <ButtonLink href="/manage/archives?list=1&show=missing" look="primary" className="flex-1">
          去上传
        </ButtonLink>
      </div>
    </Dialog>
  );
}

const VERDICTS = ["NEW", "UPDATE", "SAME", "SKIP"] as const;

/** Where the rows are to be seen now. */
const LISTS: Readonly<Record<ImportKind, { href: string; label: string }>> = {
  MEMBERS: { href: "/manage/members", label: "看团员列表" },
  MEMBERS_BELOW: { href: "/manage/members", label: "看团员列表" },
  ORGANIZATIONS: { href: "/manage/organizations", label: "看下级组织" },
  CADRES: { href: "/manage/cadres", label: "看团干部列表" },
  TRANSFERS_IN: { href: "/manage/inbox?tab=mine", label: "看走到哪一步" },
};

export function Result({ batchId, counts, total, kind, newDevelopment, undoUntil }: Props) {
  const members = kind !== "ORGANIZATIONS" && kind !== "TRANSFERS_IN";
  const written = counts.NEW + counts.UPDATE;
  return (
    <section className="max-w-3xl">
      <ShareRing share={total > 0 ? written / total : 0} />
      <p className="mt-4 font-semibold text-display">写好了 {written.toLocaleString("zh-CN")} 行</p>
      <p className="mt-1 text-ink-2">
        {VERDICTS.filter((v) => counts[v] > 0)
          .map((v) => `${VERDICT_LABELS[v]} ${counts[v]}`)
          .join("，")}
        。
      </p>
      <div className="mt-5 flex flex-wrap gap-3">
        {members && (
          <ButtonLink href="/manage/activation" look="primary">
            <Printer aria-hidden />
            发激活条
          </ButtonLink>
        )}
        {counts.SKIP > 0 && (
          <a href={`/api/imports/${batchId}/workbook`} download className={buttonClass("outline")}>
            <Download aria-hidden />
            下载跳过的 {counts.SKIP}
            {"\u00a0"}行
          </a>
        )}
        {members && <CopyButton text={WELCOME} label="复制给团员的话" />}
        <ButtonLink href={LISTS[kind].href}>{LISTS[kind].label}</ButtonLink>
        {undoUntil && <Undo batchId={batchId} until={undoUntil} />}
      </div>
      {undoUntil && <p className="mt-3 text-ink-3 text-mini">{undoUntil}前可以整批撤销。</p>}
      {newDevelopment > 0 && <NewDevelopment count={newDevelopment} />}
    </section>
  );
}
