"use client";
// 一个在路上的人的手机：打着码，写明理由才看全，本人知道谁看过。
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { revealArrival } from "#lib/transfers/arrival/actions";

type Props = { transferId: string; name: string; masked: string };

export function Contact({ transferId, name, masked }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("联系报到");
  const [mobile, setMobile] = useState<string | null>(null);
  const { pending, problem, submit } = useSubmit(revealArrival, { keyed: false });
  const look = async (event: React.FormEvent) => {
    event.preventDefault();
    const seen = await submit({ transferId, reason });
    if (seen) setMobile(seen.mobile);
  };
  return (
    <span className="inline-flex items-center gap-1">
      <span className="code text-small">{masked}</span>
      <Button look="quiet" onClick={() => setOpen(true)} aria-label={`查看${name}的手机号码`}>
        查看
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`${name}的联系方式`}>
        {mobile ? (
          <p className="flex items-center gap-3">
            <b className="code text-[1.25rem]">{mobile}</b>
            <CopyButton text={mobile} label="复制" />
          </p>
        ) : (
          <form onSubmit={look} noValidate>
            <Input
              name="reason"
              label="为什么要看"
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              hint="本人会看到是谁、为什么看的"
              error={problem?.fields?.reason ? { message: problem.fields.reason } : undefined}
            />
            <FormProblem problem={problem?.fields?.reason ? null : problem} />
            <Button type="submit" look="ink" busy={pending} className="mt-3 w-full">
              查看
            </Button>
          </form>
        )}
      </Dialog>
    </span>
  );
}
