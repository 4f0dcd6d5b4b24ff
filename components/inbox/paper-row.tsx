// 操作中心的一行：要我办的有红点，反馈给我的是圆圈。
import Link from "next/link";
import type { ReactNode } from "react";
import { type PaperItem, STATE_KINDS } from "#components/inbox/paper-words";
import { OrgName } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { PAPER_STATE_LABELS, PAPER_TYPE_LABELS } from "#lib/papers/labels";

const DOT = "mt-2.5 size-2.5 flex-none rounded-full";

function Dot({ mine, unseen }: Pick<PaperItem, "mine" | "unseen">) {
  if (mine) return <span className={`${DOT} bg-red-fill`} aria-hidden />;
  if (!unseen) return <span className={DOT} aria-hidden />;
  return (
    <span className={`${DOT} border-2 border-ink-3`}>
      <span className="sr-only">新的反馈</span>
    </span>
  );
}

export function PaperRowView({ item, lead }: { item: PaperItem; lead?: ReactNode }) {
  return (
    <li className="flex items-start gap-1">
      {lead}
      <Link href={`/manage/inbox/${item.id}`} className="flex min-w-0 flex-1 items-start gap-3 py-3.5 hover:bg-ink-tint">
        {!lead && <Dot {...item} />}
        <span className="min-w-0 flex-1">
          <span className={`block leading-snug ${item.mine || item.unseen ? "font-semibold" : ""}`}>
            <OrgName>{item.title}</OrgName>
          </span>
          <span className="block text-ink-2 text-small">{item.note}</span>
          <span className="block pt-0.5 text-ink-3 text-mini">{PAPER_TYPE_LABELS[item.type]}</span>
        </span>
        <span className={`flex-none pt-0.5 text-right text-small ${item.urgent ? "font-semibold text-red" : "text-ink-3"}`}>
          <span className="block">{item.when}</span>
          {!item.mine && (
            <span className="block text-mini">
              <Status kind={STATE_KINDS[item.state]}>{PAPER_STATE_LABELS[item.state]}</Status>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
