// 激活条：一页十张，虚线裁开；二维码四厘米见方以内扫得出，码和网址都写成字。
import { Scissors } from "lucide-react";
import { encode } from "uqr";
import { OrgName } from "#components/ui/bits";
import { QrCode } from "#components/ui/qr-code";
import type { Slip } from "#lib/accounts/activation/queries";
import { dayOf, showShortDay } from "#lib/dates";

function OneSlip({ slip, origin }: { slip: Slip; origin: string }) {
  const address = `${origin}/r/${slip.token}`;
  return (
    <li className="slip">
      <div>
        <p className="slip-name">
          {slip.name}
          <span>{slip.idMasked}</span>
        </p>
        <p className="slip-branch">
          <OrgName>{slip.branchName}</OrgName>
        </p>
        <p className="slip-label">
          激活码
          <span>
            <b>{showShortDay(dayOf(slip.expiresAt), dayOf(slip.expiresAt))}</b>前有效，区分大小写
          </span>
        </p>
        <p className="slip-code">
          {slip.code.slice(0, 4)} {slip.code.slice(4)}
        </p>
      </div>
      <div className="slip-qr">
        <QrCode grid={encode(address, { ecc: "M", border: 0 })} label={`${slip.name}的激活二维码`} className="block size-full" />
        微信扫一扫
      </div>
      <p className="slip-foot">或打开 {origin.replace(/^https?:\/\//, "")}，密码先填证件号后八位</p>
    </li>
  );
}

export function SlipSheet({ slips, origin, head }: { slips: readonly Slip[]; origin: string; head: string }) {
  return (
    <section aria-label="激活条" className="slip-sheet">
      <header className="slip-head">
        <b>激活条</b>
        <span>{head}</span>
        <span className="ml-auto inline-flex items-center gap-1.5">
          <Scissors className="size-4" aria-hidden />
          沿虚线裁开，当面交给本人
        </span>
      </header>
      <ul className="slips">
        {slips.map((slip) => (
          <OneSlip key={slip.token} slip={slip} origin={origin} />
        ))}
      </ul>
    </section>
  );
}
