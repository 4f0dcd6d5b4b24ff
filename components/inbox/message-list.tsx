"use client";
// 消息列表：没看过的有红点；点开就算看过，也可以一次全标上。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { safePath } from "#lib/auth/path-header";
import { readMessages } from "#lib/inbox/actions";

export type ShownLetter = { id: string; title: string; body: string; href: string | null; when: string; read: boolean };

function Letter({ letter, onOpen }: { letter: ShownLetter; onOpen: () => void }) {
  return (
    <li>
      <button type="button" onClick={onOpen} className="flex w-full items-start gap-3 py-3.5 text-left">
        <span className={`mt-2 size-2.5 flex-none rounded-full ${letter.read ? "" : "bg-red-fill"}`}>
          {!letter.read && <span className="sr-only">未读</span>}
        </span>
        <span className="min-w-0 flex-1">
          <span className={`block leading-normal ${letter.read ? "text-ink-2" : "font-semibold"}`}>{letter.title}</span>
          <span className="block text-ink-2 text-small">{letter.body}</span>
        </span>
        <span className="flex-none pt-0.5 text-ink-3 text-mini">{letter.when}</span>
      </button>
    </li>
  );
}

export function MessageList({ letters }: { letters: readonly ShownLetter[] }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(readMessages, { keyed: false });
  const unread = letters.filter((l) => !l.read).length;
  const open = async (letter: ShownLetter) => {
    if (!letter.read) await submit({ messageIds: [letter.id] });
    if (letter.href) router.push(safePath(letter.href));
    router.refresh();
  };
  const readAll = async () => {
    await submit({ messageIds: [] });
    router.refresh();
  };
  return (
    <>
      {unread > 0 && (
        <div className="mb-1 flex flex-wrap items-center justify-between gap-2 text-ink-3 text-small">
          <span>
            <b className="text-red">{unread}</b> 条没看过
          </span>
          <Button look="quiet" className="-mr-[var(--action-pad)]" busy={pending} onClick={readAll}>
            全部标为已读
          </Button>
        </div>
      )}
      <FormProblem problem={problem} />
      <ul className="divide-y divide-line border-line border-y">
        {letters.map((letter) => (
          <Letter key={letter.id} letter={letter} onOpen={() => open(letter)} />
        ))}
      </ul>
      <p className="pt-5 text-center text-ink-3 text-mini">没有更多了</p>
    </>
  );
}
