"use client";
// 报到：向新支部出示报到码，报到之后对方才能审批（TRF-17）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CodeBoxes } from "#components/form/code-boxes";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { reportTransfer } from "#lib/transfers/actions";

type Props = { transferId: string; code: string; to: string };

export function ReportArrival({ transferId, code, to }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const { pending, problem, submit } = useSubmit(reportTransfer);
  const report = async () => {
    if ((await submit({ transferId, code: typed })) === null) return;
    notify("已报到，等对方审批");
    router.refresh();
  };
  return (
    <section aria-label="报到" className="my-5 rounded-button border border-line-strong bg-surface px-4.5 py-4">
      <p className="text-ink-3 text-small">你的报到码</p>
      <p className="code font-semibold text-[1.75rem] tracking-wider">
        {code.slice(0, 4)} {code.slice(4)}
      </p>
      <p className="text-ink-2 text-small">{`关注当地团组织的公众号，向${to}报到。报到之后在下面填上报到码，对方就能审批。`}</p>
      <CodeBoxes label="填报到码" hint="大小写要一样" value={typed} onChange={setTyped} error={problem?.fields?.code} />
      <FormProblem problem={problem?.fields?.code ? null : problem} />
      <Button look="ink" busy={pending} onClick={report} className="mt-2 w-full">
        我已报到
      </Button>
    </section>
  );
}
