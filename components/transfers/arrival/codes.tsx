"use client";
// 本支部的两张码：接收码、报到码；看、印、换、停（A12）。
import { Printer, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { QrCode } from "#components/ui/qr-code";
import { notify } from "#components/ui/toast";
import type { ArrivalPurpose } from "#generated/enums";
import { type Day, showDay } from "#lib/dates";
import { renewArrivalCode, revokeArrivalCode } from "#lib/transfers/arrival/actions";
import { ARRIVAL_LABELS, ARRIVAL_USES } from "#lib/transfers/arrival/labels";

type Grid = React.ComponentProps<typeof QrCode>["grid"];
type Code = { grid: Grid; short: string; lastDay: Day };
type Shown = { purpose: ArrivalPurpose; code: Code | null };
type Props = { organizationId: string; codes: readonly Shown[] };

function useCode(organizationId: string, purpose: ArrivalPurpose) {
  const router = useRouter();
  const renewal = useSubmit(renewArrivalCode);
  const revocation = useSubmit(revokeArrivalCode);
  const renew = async () => {
    if ((await renewal.submit({ organizationId, purpose })) === null) return false;
    router.refresh();
    return true;
  };
  const revoke = async () => {
    if ((await revocation.submit({ organizationId, purpose })) === null) return false;
    notify(`${ARRIVAL_LABELS[purpose]}已停用`);
    router.refresh();
    return true;
  };
  const pending = renewal.pending || revocation.pending;
  return { renew, revoke, pending, problem: renewal.problem ?? revocation.problem };
}

type AskProps = { purpose: ArrivalPurpose; pending: boolean; onClose: () => void; onRenew: () => void; onRevoke: () => void };

const Ask = ({ purpose, pending, onClose, onRenew, onRevoke }: AskProps) => (
  <Dialog open onClose={onClose} title={`换一张${ARRIVAL_LABELS[purpose]}？`} kind="center">
    <p>贴出去的旧码马上扫不开了，海报要重新打印。只想停用、不要新的，按“只停用”。</p>
    <div className="mt-5 flex flex-wrap gap-3">
      <Button onClick={onRevoke} disabled={pending} className="flex-1">
        只停用
      </Button>
      <Button look="ink" busy={pending} onClick={onRenew} className="flex-[1.9]">
        换一张
      </Button>
    </div>
  </Dialog>
);

function CodeCard({ organizationId, purpose, code }: Shown & { organizationId: string }) {
  const { renew, revoke, pending, problem } = useCode(organizationId, purpose);
  const [asking, setAsking] = useState(false);
  const label = ARRIVAL_LABELS[purpose];
  const then = (work: () => Promise<boolean>) => async () => {
    if (await work()) setAsking(false);
  };
  return (
    <section aria-label={label} className="flex gap-5 border-line border-t py-5">
      <div className="size-32 flex-none">
        {code && <QrCode grid={code.grid} label={`本支部的${label}`} className="block size-32" />}
        {!code && <div className="grid size-32 place-items-center border border-line border-dashed text-ink-3 text-small">没有</div>}
      </div>
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">{label}</h2>
        <p className="text-ink-2 text-small">{ARRIVAL_USES[purpose]}</p>
        {code && (
          <p className="mt-1 text-small">
            <b className="code text-[1.25rem]">{code.short}</b>
            <span className="block text-ink-3 text-mini desk:ml-3 desk:inline">{`${showDay(code.lastDay)}以前有效`}</span>
          </p>
        )}
        <FormProblem problem={problem} />
        <div className="mt-3 flex flex-wrap gap-2.5">
          {code && (
            <ButtonLink href={`/manage/transfers/arrival/poster?purpose=${purpose}`} look="ink">
              <Printer aria-hidden />
              海报
            </ButtonLink>
          )}
          {code && (
            <Button onClick={() => setAsking(true)}>
              <RefreshCw aria-hidden />
              换一张
            </Button>
          )}
          {!code && (
            <Button look="primary" busy={pending} onClick={renew}>
              {`生成${label}`}
            </Button>
          )}
        </div>
      </div>
      {asking && <Ask {...{ purpose, pending }} onClose={() => setAsking(false)} onRenew={then(renew)} onRevoke={then(revoke)} />}
    </section>
  );
}

export function ArrivalCodes({ organizationId, codes }: Props) {
  return (
    <div className="max-w-5xl desk:grid desk:grid-cols-2 desk:gap-x-10">
      {codes.map((shown) => (
        <CodeCard key={shown.purpose} organizationId={organizationId} {...shown} />
      ))}
    </div>
  );
}
