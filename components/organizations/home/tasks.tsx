// 组织建设五件事，与两份清单（ORG-34、ORG-25、ORG-26）。
import Link from "next/link";
import { TextLink } from "#components/ui/bits";
import { Status, type StatusKind } from "#components/ui/status";
import { showDay } from "#lib/dates";
import type { Task } from "#lib/organizations/home/rules";
import type { Stage } from "#lib/organizations/stages/rules";

const KINDS: Readonly<Record<Task["state"], StatusKind>> = { done: "ok", warn: "warn", todo: "other" };
const NAMES = ["一", "两", "三", "四", "五"];

export function FiveTasks({ tasks }: { tasks: readonly Task[] }) {
  const done = tasks.filter((t) => t.state === "done").length;
  return (
    <section>
      <h2 className="mb-1 flex items-baseline justify-between font-semibold text-[0.9375rem]">
        组织建设{NAMES[tasks.length - 1]}件事
        <span className="font-normal text-ink-3 text-mini">
          {done} / {tasks.length}
        </span>
      </h2>
      <ol className="divide-y divide-line border-line-strong border-t border-b">
        {tasks.map(({ key, state, title, note, action }) => (
          <li key={key} className="py-2.5">
            <Status kind={KINDS[state]} className="text-[0.9375rem]">
              <span className="text-ink">{title}</span>
            </Status>
            {note && <p className="pl-5 text-ink-3 text-mini">{note}</p>}
            {action && (
              <TextLink href={action.href} className="ml-5 inline-flex min-h-[var(--touch)] items-center text-mini desk:min-h-0">
                {action.label}
              </TextLink>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The stage of the own level: until when what is due (ORG-33). */
export function StageNote({ stage, late }: { stage: Stage | null; late: readonly string[] }) {
  if (!stage) return null;
  const day = (text: string): string => showDay(text);
  return (
    <div className="mb-4 rounded-control bg-sunken px-4 py-2.5 text-small">
      <p>{`本级的推进阶段：${day(stage.startOn)}至${day(stage.endOn)}。${day(stage.infoDue)}前填好信息、建好直属下级，${day(stage.noticeDue)}前发下通知和注册码。`}</p>
      {late.length > 0 && <Status kind="bad">{`过了期限：${late.join("、")}`}</Status>}
    </div>
  );
}

export function TwoLists({ small, hollow }: { small: number; hollow: number }) {
  const lists = [
    { href: "/manage/organizations/lists/small", label: "不足 3\u00a0人团支部", count: small },
    { href: "/manage/organizations/lists/hollow", label: "空心组织", count: hollow },
  ];
  return (
    <section>
      <h2 className="mt-7 mb-1 font-semibold text-[0.9375rem]">两份清单</h2>
      <ul className="divide-y divide-line border-line-strong border-t border-b">
        {lists.map(({ href, label, count }) => (
          <li key={href}>
            <Link href={href} className="flex min-h-[var(--touch)] items-center justify-between py-2 desk:min-h-9">
              {label}
              <b className="u">{count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
