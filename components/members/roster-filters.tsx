"use client";
// 团员列表的筛选：都在网址里，改了立即生效，链接可以发给别人。
import { Search } from "lucide-react";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useEffect, useRef, useState } from "react";
import { CHIP, Chips, chip } from "#components/table/chip";

/** What of the list's address this page changes. */
export const useRosterAddress = () =>
  useQueryStates(
    {
      q: parseAsString.withDefault(""),
      show: parseAsString.withDefault("all"),
      from: parseAsInteger,
      to: parseAsInteger,
      sort: parseAsString.withDefault("branch"),
      page: parseAsInteger.withDefault(1),
      columns: parseAsString.withDefault(""),
    },
    { shallow: false, history: "push" },
  );

const SHOWS = [
  ["all", "全部"],
  ["complete", "资料完整"],
  ["incomplete", "资料不完整"],
  ["activated", "已激活"],
  ["unactivated", "待激活"],
  ["unuploaded", "待传志愿书"],
  ["unverified", "待核实"],
  ["cadres", "团干部"],
] as const;

type YearsProps = {
  from: number | null;
  to: number | null;
  latest: number;
  onChange: (change: { from?: number | null; to?: number | null }) => void;
};

function Years({ from, to, latest, onChange }: YearsProps) {
  const years = Array.from({ length: 25 }, (_, i) => latest - i);
  const select = (name: "from" | "to", label: string, value: number | null) => (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange({ [name]: event.target.value ? Number(event.target.value) : null })}
      className="min-h-[var(--touch)] bg-transparent outline-none desk:min-h-0 desk:text-small!"
    >
      <option value="">{name === "from" ? "不限" : "今年"}</option>
      {years.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </select>
  );
  return (
    <span className={chip(from !== null || to !== null)}>
      入团年份 {select("from", "入团年份从", from)} 至 {select("to", "入团年份到", to)}
    </span>
  );
}

function Shows({ show, onChange }: { show: string; onChange: (show: string | null) => void }) {
  return (
    <Chips>
      {SHOWS.map(([key, label]) => (
        <button
          key={key}
          type="button"
          aria-pressed={show === key}
          onClick={() => onChange(key === "all" ? null : key)}
          className={`${chip(show === key)} flex-none`}
        >
          {label}
        </button>
      ))}
    </Chips>
  );
}

const SORTS = [
  ["branch", "按支部、职务"],
  ["name", "按姓名"],
  ["joined", "按入团时间"],
] as const;

/** The heads of the table sort on the desk; phones have no heads. */
function Sort({ sort, onChange }: { sort: string; onChange: (sort: string) => void }) {
  return (
    <label className={`${chip(false)} desk:hidden`}>
      <span>排序</span>
      <select
        value={sort}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-[var(--touch)] bg-transparent text-ink outline-none"
      >
        {SORTS.map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Props = { year: number; focus: boolean; children?: React.ReactNode };

/** `children` stands between the search and the filters: where to look. */
export function RosterFilters({ year, focus, children }: Props) {
  const [address, setAddress] = useRosterAddress();
  const [typed, setTyped] = useState(address.q);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const change = (to: Parameters<typeof setAddress>[0]) => void setAddress({ ...(to as object), page: null });
  const filtered = address.q !== "" || address.show !== "all" || address.from !== null || address.to !== null;
  const clear = () => {
    setTyped("");
    change({ q: null, show: null, from: null, to: null });
  };
  return (
    <form
      className="my-3 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: typed.trim() || null });
      }}
    >
      <label className={`${CHIP} w-72 max-w-full border-control max-desk:w-full`}>
        <Search className="size-4 flex-none text-ink-3" aria-hidden />
        <span className="sr-only">姓名、证件、编号</span>
        <input
          ref={input}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="姓名、证件后四位、编号、拼音"
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent outline-none desk:text-small!"
        />
      </label>
      {children}
      <Shows show={address.show} onChange={(show) => change({ show })} />
      <Years from={address.from} to={address.to} latest={year} onChange={change} />
      <Sort sort={address.sort} onChange={(sort) => change({ sort })} />
      {filtered && (
        <button
          type="button"
          onClick={clear}
          className="u inline-flex min-h-[var(--touch)] items-center px-2 text-ink-2 text-small desk:min-h-9"
        >
          清除全部条件
        </button>
      )}
    </form>
  );
}
