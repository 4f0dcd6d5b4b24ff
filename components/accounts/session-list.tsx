"use client";
// 登录着的设备：不认识的一按退出。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { endOtherSessions, endSession } from "#lib/accounts/actions";

export type ShownSession = { id: string; device: string; remembered: boolean; current: boolean; seen: string };

export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  const router = useRouter();
  const one = useSubmit(endSession, { keyed: false });
  const others = useSubmit(endOtherSessions, { keyed: false });
  const end = async (sessionId: string) => {
    await one.submit({ sessionId });
    router.refresh();
  };
  const endOthers = async () => {
    await others.submit({});
    router.refresh();
  };
  return (
    <>
      <ul className="divide-y divide-line border-line border-y">
        {sessions.map(({ id, device, remembered, current, seen }) => (
          <li key={id} className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <span className="min-w-0 flex-[1_1_10rem]">
              {device}
              <span className="block text-ink-3 text-small">
                最近 {seen}
                {remembered && "，30 天内免登录"}
              </span>
            </span>
            {current ? (
              <Status kind="ok">这一台</Status>
            ) : (
              <Button busy={one.pending} busyText="正在退出" onClick={() => end(id)} aria-label={`退出 ${device}`}>
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FormProblem problem={one.problem ?? others.problem} />
      {sessions.length > 1 && (
        <Button className="mt-4 w-full desk:w-auto" busy={others.pending} busyText="正在退出" onClick={endOthers}>
          退出其他 {sessions.length - 1}
          {"\u00a0"}台设备
        </Button>
      )}
    </>
  );
}
