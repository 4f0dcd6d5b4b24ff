"use client";
// 找人的工作台：一边打字一边找；号码按回车找，不进网址；也可以粘贴一张名单。
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { FoundTable } from "#components/search/found-table";
import { takeHeld } from "#components/search/held";
import { Pasted } from "#components/search/pasted";
import { Empty } from "#components/ui/states";
import { findPeople } from "#lib/search/actions";
import { mayStandInAddress } from "#lib/search/address/rules";
import type { Found, FoundPerson } from "#lib/search/queries";

/** Long enough that a syllable is finished, short enough not to be noticed. */
const PAUSE = 200;

/** Looks for a number by form, so that it stands in no address. */
function useNumberSearch() {
  const { pending, problem, submit, clear } = useSubmit(findPeople, { keyed: false });
  const [found, setFound] = useState<FoundPerson[] | null>(null);
  const find = async (typed: string) => {
    const listed = await submit({ text: typed });
    setFound(listed && [...listed.found.map((f) => f.person), ...listed.ambiguous.flatMap((a) => a.people)]);
  };
  const forget = () => {
    setFound(null);
    clear();
  };
  return { pending, problem, found, find, forget };
}

/** The text in the box: letters and names lead to an address after a moment, numbers wait for Enter. */
function useTyped(q: string) {
  const router = useRouter();
  const [typed, setTyped] = useState(q);
  const [pending, start] = useTransition();
  const number = useNumberSearch();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = (text: string) => {
    clearTimeout(timer.current);
    const wanted = text.trim();
    if (!mayStandInAddress(wanted)) return void number.find(wanted);
    number.forget();
    start(() => router.replace(wanted === "" ? "/manage/search" : `/manage/search?q=${encodeURIComponent(wanted)}`, { scroll: false }));
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    if (mayStandInAddress(text)) timer.current = setTimeout(() => go(text), PAUSE);
  };
  return { typed, setTyped, type, go, pending: pending || number.pending, number };
}

type BoxProps = { typed: string; focus: boolean; onType: (text: string) => void; onGo: () => void };

function Box({ typed, focus, onType, onGo }: BoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      <label className="flex min-h-12 max-w-xl items-center gap-3 rounded-control border border-control bg-surface px-3 focus-within:border-ink">
        <Search className="size-5 flex-none text-ink-3" aria-hidden />
        <span className="sr-only">找人</span>
        <input
          ref={input}
          type="search"
          enterKeyHint="search"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          placeholder="姓名、拼音、证件号、编号、手机"
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent outline-none"
        />
      </label>
    </form>
  );
}

function Results({ people, more, asked }: Found & { asked: boolean }) {
  if (people.length === 0)
    return asked ? (
      <Empty title="未找到符合条件的人员。">
        姓名和拼音从第一个字打起，证件号、编号、手机要写全。只找本组织和下级组织的人；别处的人请用组织关系转接。
      </Empty>
    ) : (
      <p className="py-4 text-ink-2">
        在本组织和所有下级组织里找：姓名、全拼、首字母打一个字就出来；证件号、发展团员编号、手机号码写全了按回车。
      </p>
    );
  return (
    <>
      <p className="mt-3 text-ink-2 text-mini" role="status">
        {more ? `先列出 ${people.length}\u00a0人，再打一个字会更准` : `找到 ${people.length}\u00a0人`}
      </p>
      <FoundTable people={people} />
    </>
  );
}

type Props = { q: string; focus: boolean; found: Found | null };

export function SearchDesk({ q, focus, found }: Props) {
  const { typed, setTyped, type, go, pending, number } = useTyped(q);
  const seen = useRef(q);
  const handed = useRef(number.find);
  useEffect(() => {
    if (seen.current !== q) setTyped((now) => (now.trim() === q ? now : q));
    seen.current = q;
  }, [q, setTyped]);
  useEffect(() => {
    const held = takeHeld();
    if (held === "") return;
    setTyped(held);
    void handed.current(held);
  }, [setTyped]);
  const shown = number.found ? { people: number.found, more: false } : found;
  return (
    <>
      <Box typed={typed} focus={focus} onType={type} onGo={() => go(typed)} />
      <FormProblem problem={number.problem} />
      <div aria-busy={pending} className={pending ? "opacity-60" : ""}>
        <Results people={shown?.people ?? []} more={shown?.more ?? false} asked={shown !== null} />
      </div>
      <Pasted />
    </>
  );
}
