"use client";
// 管理员注册码：点开才显示，每看一次都有记录；可以复制码，也可以复制给对方的话（ORG-15）。
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { invitationText } from "#lib/organizations/completeness/rules";
import { showFullMoment } from "#lib/dates";
import { renewRegistrationCode, showRegistrationCode } from "#lib/registration/actions";

type Code = { code: string; expiresAt: Date; token: string };
type Props = { organizationId: string; organizationName: string; label: string; note: string };

function Shown({ code, organizationName }: { code: Code; organizationName: string }) {
  const until = showFullMoment(new Date(code.expiresAt));
  const link = `${location.origin}/r/${code.token}`;
  return (
    <>
      <p className="code my-2 font-semibold text-[2rem] tracking-[0.08em]">
        {code.code.slice(0, 4)}
        <span className="inline-block w-[0.35em]" />
        {code.code.slice(4)}
      </p>
      <p>
        <OrgName>{organizationName}</OrgName>
      </p>
      <p className="text-ink-3 text-mini">
        8{"\u00a0"}位，区分大小写，用一次即失效
        <br />
        <b className="text-ink">{until}</b> 前有效
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={code.code} look="ink" />
        <CopyButton text={invitationText({ organization: organizationName, code: code.code, until, link })} label="复制给对方的话" />
      </div>
    </>
  );
}

export function CodeButton({ organizationId, organizationName, label, note }: Props) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<Code | null>(null);
  const shown = useSubmit(showRegistrationCode);
  const renewed = useSubmit(renewRegistrationCode);
  const show = async () => {
    setCode(null);
    setOpen(true);
    setCode(await shown.submit({ organizationId }));
  };
  const renew = async () => {
    const fresh = await renewed.submit({ organizationId });
    if (fresh) setCode(fresh);
  };
  return (
    <>
      <button
        type="button"
        onClick={show}
        aria-label={`${organizationName}的管理员注册码`}
        className="grid min-h-[var(--touch)] content-center whitespace-nowrap text-left leading-snug desk:min-h-9"
      >
        <span className="u">{label}</span>
        <span className="text-ink-3 text-tab">{note}</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="管理员注册码">
        <FormProblem problem={shown.problem ?? renewed.problem} />
        {shown.pending && <p className="py-6 text-ink-2">正在取注册码…</p>}
        {code && <Shown code={code} organizationName={organizationName} />}
        {code && (
          <p className="mt-5 border-line border-t pt-3 text-ink-2 text-small">
            发错了人？
            <Button look="quiet" busy={renewed.pending} busyText="正在重发" onClick={renew}>
              重新生成，旧的作废
            </Button>
          </p>
        )}
      </Dialog>
    </>
  );
}
