// 毕业季的进展：一句话里的每个数字都点得开，下面一个组织一行，旁边是都去了哪里（BEY-25、TRF-31）。
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { AsOf } from "#components/ui/as-of";
import { OrgName } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import type { Funnel as Found, FunnelRow } from "#lib/graduation/funnel/queries";
import { STAGES, type Stage, type StageCounts, showShare, startedOf, totalOf } from "#lib/graduation/funnel/rules";
import { STAGE_LABELS } from "#lib/graduation/labels";
import { isBranchLike } from "#lib/organizations/rules";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";

type Seen = { at: string; year: number };

export const listAddress = ({ at, year }: Seen, stage?: Stage): string =>
  `/manage/graduation/list?${new URLSearchParams({ at, year: String(year), ...(stage ? { stage } : {}) })}`;

/** From left to right the further on, the calmer. */
const TONES: Readonly<Record<Stage, string>> = {
  UNDECLARED: "bg-control",
  DECLARED: "bg-amber-bar",
  STARTED: "bg-ink-2",
  RETURNED: "bg-red-fill",
  RECEIVED: "bg-pine-bar",
  RETAINED: "bg-line-strong",
};

/** Each stage as its part of a bar. */
function Bar({ counts }: { counts: StageCounts }) {
  const total = totalOf(counts);
  return (
    <span aria-hidden className="flex h-2 w-full overflow-hidden bg-sunken">
      {STAGES.filter((stage) => counts[stage] > 0).map((stage) => (
        <span key={stage} className={TONES[stage]} style={{ width: `${(counts[stage] / total) * 100}%` }} />
      ))}
    </span>
  );
}

/** A number that opens its list; as high as a finger, drawn as high as its line. */
function Figure({ href, n }: { href: string; n: number }) {
  return (
    <Link href={href} className="mx-0.5 inline-flex min-h-[var(--touch)] items-center align-middle desk:min-h-0">
      <b className="min-w-6 border-line-strong border-b text-center text-[1.3em] text-ink leading-tight hover:border-ink">
        {n.toLocaleString("zh-CN")}
      </b>
    </Link>
  );
}

/** 2025 届毕业生 6 人，未申报 3 人，已申报 2 人 … 发起率 16.7%，完成率 0.0% */
function Sentence({ funnel: { totals, year, area }, now }: { funnel: Found; now: Date }) {
  const seen = { at: area.id, year };
  const total = totalOf(totals);
  return (
    <p className="mb-4 text-[1.125rem] text-ink-2 leading-loose">
      <span className="whitespace-nowrap">
        {year}
        {"\u00a0"}届毕业生 <Figure href={listAddress(seen)} n={total} /> 人，
      </span>
      {STAGES.filter((stage) => stage !== "RETAINED" || totals.RETAINED > 0).map((stage) => (
        <Fragment key={stage}>
          <wbr />
          <span className="whitespace-nowrap">
            {STAGE_LABELS[stage]} <Figure href={listAddress(seen, stage)} n={totals[stage]} /> 人，
          </span>
        </Fragment>
      ))}
      <span className="whitespace-nowrap">发起率 {showShare(startedOf(totals), total)}，</span>
      <wbr />
      <span className="whitespace-nowrap">完成率 {showShare(totals.RECEIVED, total)}。</span>{" "}
      <span className="text-ink-3 text-mini">
        <AsOf at={now} />
      </span>
    </p>
  );
}

function Numbers({ counts, seen }: { counts: StageCounts; seen: Seen }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-small">
      {STAGES.filter((stage) => counts[stage] > 0).map((stage) => (
        <Link
          key={stage}
          href={listAddress(seen, stage)}
          className="inline-flex min-h-[var(--touch)] items-center gap-1.5 whitespace-nowrap hover:underline desk:min-h-0"
        >
          <span aria-hidden className={`size-2.5 ${TONES[stage]}`} />
          {STAGE_LABELS[stage]}
          <b>{counts[stage]}</b>
        </Link>
      ))}
    </span>
  );
}

function Row({ row, year, own }: { row: FunnelRow; year: number; own: boolean }) {
  const total = totalOf(row.counts);
  const branch = isBranchLike(row.category);
  const href = branch ? listAddress({ at: row.id, year }) : `/manage/graduation?${new URLSearchParams({ at: row.id, year: String(year) })}`;
  return (
    <li className="grid gap-x-6 gap-y-1.5 py-3 desk:grid-cols-[minmax(12rem,18rem)_minmax(0,1fr)_7rem] desk:items-center">
      <span className="flex items-baseline justify-between gap-3">
        {own ? (
          <b>
            <OrgName>{row.name}</OrgName>
          </b>
        ) : (
          <Link href={href} className="inline-flex min-h-[var(--touch)] items-center gap-1 font-semibold hover:underline desk:min-h-0">
            <OrgName>{row.name}</OrgName>
            <ChevronRight className="size-4 flex-none text-ink-3" aria-hidden />
          </Link>
        )}
        <span className="whitespace-nowrap text-ink-3 text-small">
          {total}
          {"\u00a0"}人
        </span>
      </span>
      <span className="grid gap-1.5">
        <Bar counts={row.counts} />
        <Numbers counts={row.counts} seen={{ at: row.id, year }} />
      </span>
      <span className="text-ink-2 text-small desk:text-right">
        发起 {showShare(startedOf(row.counts), total)}
        <span className="ml-3 desk:ml-0 desk:block">完成 {showShare(row.counts.RECEIVED, total)}</span>
      </span>
    </li>
  );
}

function Destinations({ routes }: Pick<Found, "routes">) {
  const most = Math.max(1, ...routes.map((r) => r.n));
  return (
    <section aria-label="去向">
      <h2 className="mb-2 font-semibold text-[0.9375rem]">都去哪里</h2>
      {routes.length === 0 && <p className="text-ink-3 text-small">还没有人申报。</p>}
      <ul className="grid gap-3">
        {routes.map(({ route, n }) => (
          <li key={route} className="text-small">
            <span className="flex justify-between gap-3">
              {TRANSFER_REASON_LABELS[route]}
              <b>{n}</b>
            </span>
            <span aria-hidden className="mt-1 block h-1.5 bg-sunken">
              <span className="block h-full bg-pine-bar" style={{ width: `${(n / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Funnel({ funnel, now, scopeId }: { funnel: Found; now: Date; scopeId: string }) {
  if (funnel.rows.length === 0) {
    return <Empty title={`没有${funnel.year}届毕业生`}>标记了今年毕业的团支部，和六月一日转为毕业生团组织的，会出现在这里。</Empty>;
  }
  const own = funnel.rows.length === 1 && funnel.rows[0]?.id === funnel.area.id;
  return (
    <>
      <Sentence funnel={funnel} now={now} />
      <div className="gap-10 border-line-strong border-t pt-3 mid:grid mid:grid-cols-[minmax(0,1fr)_18rem]">
        <ul aria-label={funnel.area.id === scopeId ? "下级组织" : funnel.name} className="divide-y divide-line border-line border-b">
          {funnel.rows.map((row) => (
            <Row key={row.id} row={row} year={funnel.year} own={own} />
          ))}
        </ul>
        <div className="mt-6 mid:mt-0">
          <Destinations routes={funnel.routes} />
        </div>
      </div>
    </>
  );
}
