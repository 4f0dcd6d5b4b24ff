// 谁看过我的信息。
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { type Day, dayOf, showShortDay } from "#lib/dates";
import type { Viewer } from "#lib/members/disclosures/queries";

function seen({ fields }: Viewer): string {
  if (fields.includes("archive")) return "看了入团志愿书";
  if (!fields.includes("idNumber") && !fields.includes("name")) return `导出名单，含你的${fields.slice(0, 4).join("、")}`;
  return fields.includes("idNumber") ? "看了完整身份证号" : "因为发展团员编号相同，看了你的姓名";
}

type Props = { viewers: readonly Viewer[]; today: Day };

/** Who saw what, when and why. */
export function ViewerList({ viewers, today }: Props) {
  return (
    <>
      {viewers.length === 0 && <p className="text-ink-2 text-[0.9375rem]">还没有人看过你的完整信息。平时别人看到的都是打码的。</p>}
      <ul>
        {viewers.map((viewer) => (
          <li key={viewer.id} className="flex flex-wrap gap-x-3 py-1.5 text-[0.9375rem] leading-relaxed">
            <time className="w-16 flex-none text-ink-3 text-small leading-relaxed">{showShortDay(dayOf(viewer.seenAt), today)}</time>
            <span className="flex-[1_1_9rem]">
              {viewer.viewerName}
              {seen(viewer)}
              {viewer.reason !== "导出名单" && <span className="block text-ink-3 text-small">理由：{viewer.reason}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The last of them, on the page about oneself. */
export function Viewers({ viewers, today }: Props) {
  return (
    <section className="mt-6 border-line-strong border-t pt-4">
      <h2 className="mb-1.5 font-semibold text-head">谁看过我的信息</h2>
      <ViewerList viewers={viewers} today={today} />
      {viewers.length > 0 && (
        <Link href="/my/viewers" className="ml-19 inline-flex min-h-[var(--touch)] items-center gap-1 text-[0.9375rem] text-ink-2">
          全部记录
          <ChevronRight className="size-4" aria-hidden />
        </Link>
      )}
    </section>
  );
}
