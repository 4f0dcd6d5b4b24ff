"use client";
// 小钥匙：给本级或直属下级的人发重置密码验证码；还没激活的发激活条（PWD-04）。
import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button, IconButton } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { Glyph } from "#components/ui/glyph";
import { issueActivationCodes, issueResetCode } from "#lib/accounts/actions";
import { resetWords } from "#lib/accounts/codes/labels";
import { showFullMoment } from "#lib/dates";

type Issued = { code: string; expiresAt: Date };
type Props = { personId: string; name: string; activated: boolean; labelled?: boolean };

function Shown({ name, issued }: { name: string; issued: Issued }) {
  const until = showFullMoment(new Date(issued.expiresAt));
  return (
    <>
      <p className="code my-2 font-semibold text-[2rem] tracking-[0.08em]">
        {issued.code.slice(0, 4)}
        <span className="inline-block w-[0.35em]" />
        {issued.code.slice(4)}
      </p>
      <p className="text-ink-2">
        给{name}重设密码用，<b>{until}</b> 前有效，用一次即失效。只显示这一次，再发新的会让它作废。
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={issued.code} look="ink" />
        <CopyButton text={resetWords(name, issued.code, until)} label="复制给对方的话" />
      </div>
    </>
  );
}

export function ResetKey({ personId, name, activated, labelled = false }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const reset = useSubmit(issueResetCode);
  const slip = useSubmit(issueActivationCodes);
  const start = async () => {
    setIssued(null);
    setOpen(true);
    if (activated) return setIssued(await reset.submit({ personId }));
    const done = await slip.submit({ personIds: [personId] });
    if (done) router.push(`/manage/activation/slips/${done.batchId}`);
  };
  const label = activated ? "重置码" : "激活条";
  return (
    <>
      {labelled ? (
        <Button onClick={start}>
          <KeyRound aria-hidden />
          {label}
        </Button>
      ) : (
        <IconButton label={`给${name}发${label}`} onClick={start}>
          <Glyph name="key" />
        </IconButton>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={activated ? "重置密码验证码" : "激活条"}>
        <FormProblem problem={reset.problem ?? slip.problem} />
        {(reset.pending || slip.pending) && <p className="py-4 text-ink-2">正在生成…</p>}
        {issued && <Shown name={name} issued={issued} />}
      </Dialog>
    </>
  );
}
