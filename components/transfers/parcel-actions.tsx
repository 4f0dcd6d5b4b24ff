"use client";
// 这件转接我能做什么：催办、撤回，都是一按（TRF-11、OPS-04）。
import { BellRing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { nudgePaper } from "#lib/inbox/actions";
import { nudgeOwnTransfer, withdrawOwnTransfer, withdrawTransfer } from "#lib/transfers/actions";

type Own = { transferId: string; own: boolean };

/** One tap reminds whoever holds it; once a day. */
export function NudgeTransfer({ transferId, own, paperId, nudged }: Own & { paperId: string | null; nudged: boolean }) {
  const router = useRouter();
  const mine = useSubmit(nudgeOwnTransfer);
  const office = useSubmit(nudgePaper);
  const { pending, problem } = own ? mine : office;
  const nudge = async () => {
    const done = own ? await mine.submit({ transferId }) : await office.submit({ paperId: paperId ?? "" });
    if (done === null) return;
    notify("已提醒，对方会收到消息");
    router.refresh();
  };
  return (
    <>
      <Button look="primary" busy={pending} busyText="正在提醒" onClick={nudge} disabled={nudged} className="flex-[1.9]">
        <BellRing aria-hidden />
        {nudged ? "今天催过了" : "催办"}
      </Button>
      <FormProblem problem={problem} />
    </>
  );
}

/** Asks once more, because taking back cannot be taken back. */
export function WithdrawTransfer({ transferId, own, appeal = false }: Own & { appeal?: boolean }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { pending, problem, submit, clear } = useSubmit(own ? withdrawOwnTransfer : withdrawTransfer);
  const what = appeal ? "申诉" : "转接";
  const close = () => {
    setAsking(false);
    clear();
  };
  const withdraw = async () => {
    if ((await submit({ transferId })) === null) return;
    close();
    notify(`已撤回${what}`);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setAsking(true)} className="flex-1">
        {appeal ? "撤回申诉" : "撤回"}
      </Button>
      <Dialog open={asking} onClose={close} title={`撤回这次${what}？`} kind="center">
        <p className="text-ink-2">{appeal ? "撤回之后不能再申诉。" : "撤回之后团员关系不变，要转的话重新发起。"}</p>
        <FormProblem problem={problem} />
        <div className="mt-4 flex gap-3">
          <Button onClick={close} className="flex-1">
            不撤回
          </Button>
          <Button look="ink" busy={pending} busyText="正在撤回" onClick={withdraw} className="flex-1">
            撤回
          </Button>
        </div>
      </Dialog>
    </>
  );
}
