"use client";
// 最近激活的：谁、什么时候、什么设备；不对的三天内可以收回（security §4.9）。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { confirmPerson, undoActivation } from "#lib/accounts/actions";

export type ActivatedPerson = {
  personId: string;
  name: string;
  at: string;
  device: string | null;
  by: string | null;
  assurance: number;
  undoable: boolean;
  /** What is unusual about it, in words. */
  flags: readonly string[];
};

export function ActivatedList({ people }: { people: readonly ActivatedPerson[] }) {
  const router = useRouter();
  const undo = useSubmit(undoActivation);
  const confirm = useSubmit(confirmPerson);
  const takeBack = async ({ personId, name }: ActivatedPerson) => {
    if ((await undo.submit({ personId })) === null) return;
    notify(`已收回${name}的激活，对方的登录也一并结束`);
    router.refresh();
  };
  const vouch = async ({ personId, name }: ActivatedPerson) => {
    if ((await confirm.submit({ personId })) === null) return;
    notify(`已确认是${name}本人`);
    router.refresh();
  };
  return (
    <section>
      <h2 className="mb-1 font-semibold text-[0.9375rem]">最近激活</h2>
      <FormProblem problem={undo.problem ?? confirm.problem} />
      {people.length === 0 ? (
        <p className="border-line-strong border-t pt-2 text-ink-2">还没有人激活。</p>
      ) : (
        <ul className="divide-y divide-line border-line-strong border-t border-b">
          {people.map((person) => (
            <li key={person.personId} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="min-w-0 flex-[1_1_9rem]">
                <b>{person.name}</b>
                <span className="block text-ink-3 text-mini">
                  {person.at}，{person.by}，{person.device ?? "设备不详"}
                </span>
                {person.flags.length > 0 && <Status kind="warn">{person.flags.join("，")}，请核对</Status>}
                {person.assurance < 2 && <Status kind="warn">还没有确认是本人</Status>}
              </span>
              {person.assurance < 2 && (
                <Button look="ink" busy={confirm.pending} onClick={() => vouch(person)}>
                  本人已确认
                </Button>
              )}
              {person.undoable && (
                <Button look="quiet" busy={undo.pending} onClick={() => takeBack(person)} aria-label={`收回${person.name}的激活`}>
                  收回
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
