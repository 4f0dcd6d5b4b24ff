// 一张 A4：组织的名字、码、六位短码、三步、找谁、到哪天（设计 28a）。
import { encode } from "uqr";
import { Mark } from "#components/ui/mark";
import { QrCode } from "#components/ui/qr-code";
import { OrgName } from "#components/ui/bits";
import type { ArrivalPurpose } from "#generated/enums";
import { type Day, showDay } from "#lib/dates";
import { ARRIVAL_LABELS } from "#lib/transfers/arrival/labels";
import type { PosterContact } from "#lib/transfers/arrival/queries";
import { showShort } from "#lib/transfers/arrival/rules";

type Step = { title: string; told: string };
const STEPS: Readonly<Record<ArrivalPurpose, readonly Step[]>> = {
  JOIN: [
    { title: "扫码", told: "支部和类型自动填好" },
    { title: "确认三项", told: "用手机，约一分钟" },
    { title: "等两步审批", told: "原支部先批，本支部再批，每一步都看得见" },
  ],
  REPORT: [
    { title: "扫码", told: "用自己的账号登录" },
    { title: "按“报到”", told: "不用填表" },
    { title: "支部就知道了", told: "接着安排你参加支部的活动" },
  ],
};
const HEADS: Readonly<Record<ArrivalPurpose, string>> = { JOIN: "团员转入接收码", REPORT: "团员报到码" };
const PLACES: Readonly<Record<ArrivalPurpose, string>> = { JOIN: "或登录之后按“扫码”，输入", REPORT: "或登录之后按“扫码”，输入" };

const spaced = (mobile: string): string => mobile.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3");

type Props = {
  purpose: ArrivalPurpose;
  branch: { shortName: string; fullName: string };
  address: string;
  shortCode: string;
  lastDay: Day;
  contact: PosterContact | null;
};

/** The ring of the mark, open where the red dot is, around the code. */
const Ring = () => (
  <svg viewBox="0 0 100 100" className="poster-ring" aria-hidden>
    <path d="M 61.9 4.6 A 47 47 0 1 0 96.4 39.2" fill="none" stroke="currentColor" strokeWidth="3.8" strokeLinecap="round" />
    <circle cx="83.5" cy="16" r="5.7" className="poster-dot" />
  </svg>
);

export function Poster({ purpose, branch, address, shortCode, lastDay, contact }: Props) {
  return (
    <article className="poster" aria-label={`${branch.shortName}的${ARRIVAL_LABELS[purpose]}海报`}>
      <header className="poster-head">
        <Mark className="size-8" />
        <b>智慧团建</b>
        <span>{HEADS[purpose]}</span>
      </header>
      <h2 className="poster-name">
        <OrgName>{branch.shortName}</OrgName>
      </h2>
      <p className="poster-full">{branch.fullName}</p>
      <div className="poster-code">
        <Ring />
        <QrCode
          grid={encode(address, { ecc: "Q", border: 0 })}
          label={`${branch.shortName}的${ARRIVAL_LABELS[purpose]}`}
          className="poster-qr"
        />
      </div>
      <p className="poster-scan">微信扫一扫</p>
      <p className="poster-short">
        {PLACES[purpose]} <b>{showShort(shortCode)}</b>
      </p>
      <ol className="poster-steps">
        {STEPS[purpose].map(({ title, told }, i) => (
          <li key={title}>
            <p>
              <span>{i + 1}</span> <b>{title}</b>
            </p>
            <p>{told}</p>
          </li>
        ))}
      </ol>
      <footer className="poster-foot">
        <span>
          <small>有问题找</small>
          {contact ? `${contact.name}（书记）${contact.mobile ? ` ${spaced(contact.mobile)}` : ""}` : "本支部管理员"}
        </span>
        <span>
          <small>有效期至</small>
          {showDay(lastDay)}
        </span>
        <span className="poster-host">{address.replace(/^https?:\/\//, "").split("/")[0]}</span>
      </footer>
    </article>
  );
}
