"use client";
// 撤销一位管理员：立刻生效，他打开着的页面从下一次点击起就办不了事（ADM-05）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { revokeAdministrator } from "#lib/administrators/actions";

type Props = { organization: { id: string; shortName: string }; person: { personId: string; name: string }; isLast: boolean };

export function RevokeAdministrator({ organization, person, isLast }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [reason, explain] = useState("");
  const { pending, problem, submit, clear } = useSubmit(revokeAdministrator);
  const close = () => {
    setOpen(false);
    clear();
  };
  const revoke = async () => {
    if ((await submit({ organizationId: organization.id, personId: person.personId, reason })) === null) return;
    close();
    notify(`${person.name}不再是管理员`);
    router.refresh();
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)} aria-label={`撤销${person.name}的管理员`}>
        撤销
      </Button>
      <Dialog open={open} onClose={close} title={`撤销${person.name}的管理员`} kind="center">
        <p>
          立刻生效。{person.name}的职务和团员关系不变，只是不能再进管理中心。
          {isLast && "这是最后一位管理员，撤销之后这里的待办由直属上级决定。"}
        </p>
        <Input label="说明" name="reason" maxLength={100} value={reason} onChange={(e) => explain(e.target.value)} />
        <FormProblem problem={problem} />
        <div className="mt-4 flex gap-3">
          <Button onClick={close} className="flex-1">
            再想想
          </Button>
          <Button look="ink" busy={pending} onClick={revoke} className="flex-1">
            撤销
          </Button>
        </div>
      </Dialog>
    </>
  );
}
