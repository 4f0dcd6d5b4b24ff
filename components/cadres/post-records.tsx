// 团干部职务变更记录：原职务、新职务、时间、办理人（CAD-09）。
import { ArrowRight } from "lucide-react";
import { OrgName, TextLink } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import type { PostRecord } from "#lib/cadres/queries";
import { showFullMoment } from "#lib/dates";

function Words({ record: { before, after } }: { record: PostRecord }) {
  if (before && after)
    return (
      <span className="inline-flex items-center gap-2">
        <s className="text-ink-3">{before}</s>
        <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
        <b>{after}</b>
      </span>
    );
  return after ? <b>{`任${after}`}</b> : <span>{`离任，原任${before ?? "职务不详"}`}</span>;
}

export function PostRecords({ rows }: { rows: readonly PostRecord[] }) {
  if (rows.length === 0) return <Empty title="还没有变更记录">变更、任用、离任都会记在这里。</Empty>;
  return (
    <ul className="max-w-3xl divide-y divide-line border-line border-y">
      {rows.map((record) => (
        <li key={record.id} className="flex flex-wrap items-baseline gap-x-5 gap-y-0.5 py-2.5">
          <span className="min-w-20 font-semibold">
            <TextLink href={`/manage/members/${record.personId}`}>{record.name}</TextLink>
          </span>
          <span className="min-w-0 flex-[1_1_10rem]">
            <Words record={record} />
          </span>
          <span className="text-ink-3 text-mini">
            {showFullMoment(record.at)}，<OrgName>{record.by}</OrgName>办理
          </span>
        </li>
      ))}
    </ul>
  );
}
