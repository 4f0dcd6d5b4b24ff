"use client";
// 审计记录的筛选：哪个下级、哪一类、谁、到哪一天；一选就生效，都在网址里。
import { Search } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { TRAIL_KIND_KEYS, TRAIL_KINDS } from "#lib/audit/labels";
import type { TrailFilter as Filter } from "#lib/audit/schema";

const BOX =
  "inline-flex min-h-[var(--touch)] items-center gap-2 rounded-control border border-control bg-surface px-3 text-small max-desk:w-full desk:min-h-9";
const INSIDE = "min-h-[var(--touch)] min-w-0 flex-1 bg-transparent outline-none desk:min-h-0 desk:text-small!";

type Choice = { value: string; label: string };
type ChooserProps = { name: string; label: string; chosen: string | undefined; choices: readonly Choice[]; onChoose: () => void };

function Chooser({ name, label, chosen, choices, onChoose }: ChooserProps) {
  return (
    <label className={`${BOX} desk:max-w-80`}>
      <span className="sr-only">{label}</span>
      <select name={name} defaultValue={chosen ?? ""} onChange={onChoose} className={INSIDE}>
        <option value="">{label}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Props = { filter: Filter; whose: string; below: readonly { id: string; fullName: string }[]; today: string };

export function TrailFilter({ filter, whose, below, today }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = () => form.current?.requestSubmit();
  const organizations = below.map(({ id, fullName }) => ({ value: id, label: fullName }));
  const kinds = TRAIL_KIND_KEYS.map((key) => ({ value: key, label: TRAIL_KINDS[key].label }));
  const filtered = filter.at || filter.kind || filter.q || filter.day;
  return (
    <form ref={form} action="" method="get" className="my-3 flex flex-wrap items-center gap-2">
      <label className={`${BOX} desk:w-54`}>
        <Search className="size-4 flex-none text-ink-3" aria-hidden />
        <span className="sr-only">操作人</span>
        <input type="search" name="q" defaultValue={filter.q} placeholder="操作人姓名" autoComplete="off" className={INSIDE} />
      </label>
      <Chooser name="at" label={whose} chosen={filter.at} choices={organizations} onChoose={submit} />
      <Chooser name="kind" label="全部操作" chosen={filter.kind} choices={kinds} onChoose={submit} />
      <label className={BOX}>
        <span className="flex-none text-ink-2">到</span>
        <span className="sr-only">哪一天为止</span>
        <input type="date" name="day" defaultValue={filter.day} max={today} onChange={submit} className={INSIDE} />
      </label>
      {filtered && (
        <Link href="/manage/audit" className="u inline-flex min-h-[var(--touch)] items-center px-2 text-ink-2 text-small desk:min-h-9">
          清除全部条件
        </Link>
      )}
    </form>
  );
}
