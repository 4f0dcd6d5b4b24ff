"use client";
// 验证器丢了：本级或直属上级解除动态口令，先当面核实是本人（A2）。
import { ShieldOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { resetSecondFactor } from "#lib/accounts/actions";

export function LiftFactor({ personId, name }: { personId: string; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(resetSecondFactor);
  const lift = async () => {
    if ((await submit({ personId })) === null) return;
    setOpen(false);
    notify(`已解除${name}的动态口令，对方的登录也一并结束`);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ShieldOff aria-hidden />
        解除动态口令
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`解除${name}的动态口令`} kind="center">
        <p>只在{name}丢了验证器时办理，请先当面或电话核实是本人。解除之后凭密码就能登录，所有设备要重新登录，本人会收到消息。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex flex-wrap gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            返回
          </Button>
          <Button look="primary" className="flex-1" busy={pending} busyText="正在解除" onClick={lift}>
            已核实，解除
          </Button>
        </div>
      </Dialog>
    </>
  );
}
