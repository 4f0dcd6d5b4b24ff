"use client";
// 等着激活的人：勾选，一次生成激活条去打印。
import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { Remind } from "#components/ui/remind";
import { Checkbox } from "#components/ui/switch";
import { issueActivationCodes } from "#lib/accounts/actions";

export type WaitingPerson = { personId: string; name: string; branchName: string; until: string | null };
/** `here`: all who wait in the own and the directly lower organizations; `total`: those further down, too. */
type Props = { people: readonly WaitingPerson[]; here: number; total: number };

const WAITING = "以下{n}位同学还没有激活智慧团建账号，请找支部领激活条，几分钟就好：";

type RowProps = { person: WaitingPerson; chosen: boolean; onChoose: (on: boolean) => void };

function WaitingRow({ person: { name, branchName, until }, chosen, onChoose }: RowProps) {
  return (
    <li className="flex items-center gap-x-3 py-1">
      <Checkbox label={`选中${name}`} className="max-desk:-ml-2.5" checked={chosen} onChange={onChoose} />
      <span className="flex min-w-0 flex-1 flex-col gap-x-3 py-1 desk:flex-row desk:items-center">
        <span className="flex-1">
          <b>{name}</b>
          <span className="block text-ink-3 text-mini">
            <OrgName>{branchName}</OrgName>
          </span>
        </span>
        <span className="text-ink-3 text-mini">{until ? `有激活条，${until}前有效` : "还没有激活条"}</span>
      </span>
    </li>
  );
}

export function WaitingList({ people, here, total }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(people.filter((p) => !p.until).map((p) => p.personId)));
  const { pending, problem, submit } = useSubmit(issueActivationCodes);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const issue = async () => {
    const done = await submit({ personIds: people.map((p) => p.personId).filter((id) => chosen.has(id)) });
    if (done) router.push(`/manage/activation/slips/${done.batchId}`);
  };
  if (people.length === 0)
    return (
      <Empty title="这里没有等着激活的人">
        {total > 0 ? `下级支部还有 ${total}\u00a0人，激活条由支部自己或它的直属上级发。` : "新录入的团员会出现在这里。"}
      </Empty>
    );
  const all = chosen.size === 0 ? false : chosen.size === people.length ? true : ("some" as const);
  return (
    <section aria-label="等着激活的人">
      <div className="flex flex-wrap items-center gap-3 border-line-strong border-b pb-2">
        <Checkbox
          label="全选"
          className="max-desk:-ml-2.5"
          checked={all}
          onChange={(on) => setChosen(new Set(on ? people.map((p) => p.personId) : []))}
        />
        <span className="min-w-0 flex-1 text-ink-2 text-mini">
          已选 {chosen.size}
          {"\u00a0"}人{here > people.length && `；另有 ${here - people.length}\u00a0人，发完这一批再列出来`}
          {total > here && `；下级支部还有 ${total - here}\u00a0人，由支部或它的直属上级发`}
        </span>
        <Remind opening={WAITING} laggards={people.filter((p) => chosen.has(p.personId)).map(({ name }) => ({ name }))} unit="人" />
        <Button look="primary" className="max-desk:w-full" disabled={chosen.size === 0} busy={pending} busyText="正在生成" onClick={issue}>
          <Printer aria-hidden />
          生成激活条
        </Button>
      </div>
      <FormProblem problem={problem} />
      <ul className="divide-y divide-line">
        {people.map((person) => (
          <WaitingRow
            key={person.personId}
            person={person}
            chosen={chosen.has(person.personId)}
            onChoose={(on) => toggle(person.personId, on)}
          />
        ))}
      </ul>
    </section>
  );
}
