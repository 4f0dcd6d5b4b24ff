// 审计记录：什么时候、谁、在哪个组织、做了什么、由什么改成什么。
import { ArrowRight } from "lucide-react";
import { Cells, OrgName } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { ACTION_LABELS } from "#lib/audit/labels";
import type { TrailEvent } from "#lib/audit/trail";
import { type Day, dayOf, showShortDay, showTime } from "#lib/dates";

function Changes({ changes }: Pick<TrailEvent, "changes">) {
  return changes.map(({ field, oldValue, newValue }, i) => (
    <span key={`${field}-${i.toString()}`} className="flex flex-wrap items-center gap-x-2 text-small leading-relaxed">
      <span className="text-ink-3">{field}</span>
      <s className="break-all text-ink-3">{oldValue ?? "未填"}</s>
      <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
      <span className="break-all">{newValue ?? "未填"}</span>
    </span>
  ));
}

function Event({ event, today }: { event: TrailEvent; today: Day }) {
  const { at, by, organization, action, subject, facts, changes } = event;
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-0.5 py-3 desk:grid desk:grid-cols-[9rem_7rem_minmax(0,1fr)] desk:gap-x-6">
      <time className="text-ink-3 text-small leading-relaxed">{`${showShortDay(dayOf(at), today)} ${showTime(at)}`}</time>
      <b className="leading-relaxed">{by}</b>
      <span className="min-w-0 max-desk:basis-full">
        <span className="block leading-relaxed">
          {ACTION_LABELS[action] ?? action}
          {subject && <span className="text-ink-2">：{subject}</span>}
        </span>
        {facts.length > 0 && <span className="block break-words text-ink-2 text-small">{facts.join("，")}</span>}
        <Changes changes={changes} />
        {organization && (
          <span className="block text-ink-3 text-mini">
            <OrgName>{organization}</OrgName>
          </span>
        )}
      </span>
    </li>
  );
}

export function TrailList({ events, today }: { events: readonly TrailEvent[]; today: Day }) {
  if (events.length === 0) return <Empty title="没有符合条件的记录">换一个条件，或者清除全部条件再看。</Empty>;
  return (
    <Cells>
      {events.map((event) => (
        <Event key={event.id} event={event} today={today} />
      ))}
    </Cells>
  );
}
