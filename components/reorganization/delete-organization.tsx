"use client";
// 确认删除：按下之前再说一次，按下之后回到下级列表。
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { deleteOrganization } from "#lib/reorganization/actions";

type Props = { organizationId: string; shortName: string; seen: string; back: string; members: number };

export function DeleteOrganization({ organizationId, shortName, seen, back, members }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { pending, problem, submit } = useSubmit(deleteOrganization);
  const remove = async () => {
    const done = await submit({ organizationId, seen });
    if (!done) return router.refresh();
    notify(done.members > 0 ? `已删除${shortName}，${done.members} 名团员进入待接转` : `已删除${shortName}`);
    router.push(back);
  };
  return (
    <div className="mt-6 max-w-3xl">
      <Button look="primary" onClick={() => setAsking(true)} className="max-desk:w-full">
        <Trash2 aria-hidden />
        {`删除${shortName}`}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={`删除${shortName}？`} kind="center">
        <p className="text-ink-2">
          {members > 0 ? `${members}\u00a0名团员会进入待接转团支部。` : ""}删除之后从树上消失，只有系统后台能恢复，恢复时是空的。
        </p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex flex-wrap justify-end gap-3">
          <Button onClick={() => setAsking(false)}>再想想</Button>
          <Button look="primary" busy={pending} busyText="正在删除" onClick={remove}>
            删除
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
