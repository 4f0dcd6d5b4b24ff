"use client";
// 粘贴一张名单：找到的、没找到的、有同名的，各自可以复制；选中的可以一起办。
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { ChosenBar } from "#components/search/chosen-bar";
import { type Choice, FoundTable } from "#components/search/found-table";
import { SectionTitle } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { findPeople } from "#lib/search/actions";
import type { FoundPerson, Listed } from "#lib/search/queries";

function Missing({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label="没找到的">
      <SectionTitle
        more={<CopyButton text={lines.join("\n")} label="复制没找到的" look="quiet" />}
      >{`没找到 ${lines.length}`}</SectionTitle>
      <p className="break-all">{lines.join("、")}</p>
      <p className="text-ink-3 text-mini">名字要写全；别的组织的人在这里找不到。</p>
    </section>
  );
}

function Ambiguous({ ambiguous, choice }: Pick<Listed, "ambiguous"> & { choice: Choice }) {
  if (ambiguous.length === 0) return null;
  return (
    <section aria-label="有同名的">
      <SectionTitle
        more={<CopyButton text={ambiguous.map((a) => a.line).join("\n")} label="复制有同名的" look="quiet" />}
      >{`有同名的 ${ambiguous.length}`}</SectionTitle>
      {ambiguous.map(({ line, people }) => (
        <div key={line}>
          <p className="pt-2 text-ink-2 text-mini">
            “{line}”有 {people.length}
            {"\u00a0"}位，请选是哪一位：
          </p>
          <FoundTable people={people} choice={choice} />
        </div>
      ))}
    </section>
  );
}

function Shown({ listed }: { listed: Listed }) {
  const { found, missing, ambiguous } = listed;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(found.map((f) => f.person.personId)));
  const onChoose = (id: string, on: boolean) => setChosen((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)));
  const everybody: FoundPerson[] = [...found.map((f) => f.person), ...ambiguous.flatMap((a) => a.people)];
  const people = [...new Map(everybody.filter((p) => chosen.has(p.personId)).map((p) => [p.personId, p])).values()];
  const choice = { chosen, onChoose };
  return (
    <>
      {found.length > 0 && (
        <section aria-label="找到的">
          <SectionTitle
            more={<CopyButton text={found.map((f) => f.person.name).join("\n")} label="复制找到的" look="quiet" />}
          >{`找到 ${found.length}`}</SectionTitle>
          <FoundTable people={found.map((f) => f.person)} choice={choice} />
        </section>
      )}
      <Ambiguous ambiguous={ambiguous} choice={choice} />
      <Missing lines={missing} />
      <ChosenBar people={people} />
    </>
  );
}

export function Pasted() {
  const [text, setText] = useState("");
  const [listed, setListed] = useState<{ n: number; answer: Listed } | null>(null);
  const { pending, problem, submit } = useSubmit(findPeople, { keyed: false });
  const find = async (event: React.FormEvent) => {
    event.preventDefault();
    const answer = await submit({ text });
    if (answer) setListed((before) => ({ n: (before?.n ?? 0) + 1, answer }));
  };
  return (
    <details className="mt-8 border-line border-t pt-2">
      <summary className="u inline-flex min-h-[var(--touch)] cursor-pointer items-center text-ink-2">粘贴一张名单来找</summary>
      <form onSubmit={find} className="max-w-xl">
        <label className="block text-ink-2 text-small">
          姓名、证件号、编号或手机，一行一个，一次最多 500 个
          <textarea
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={6}
            className="mt-1 block w-full rounded-control border border-control bg-surface p-3 text-ink outline-none focus:border-ink"
          />
        </label>
        <FormProblem problem={problem} />
        <Button type="submit" look="ink" busy={pending} busyText="正在找" className="mt-2">
          找这些人
        </Button>
      </form>
      {listed && <Shown key={listed.n} listed={listed.answer} />}
    </details>
  );
}
