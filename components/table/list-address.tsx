"use client";
// 列表的查找与下拉筛选：条件都在网址里，回车或一选就生效。
import { Search } from "lucide-react";
import { useRef } from "react";
import { CHIP, chip } from "#components/table/chip";

type Props = {
  fields: Readonly<Record<string, string>>;
  /** What the address keeps besides. */
  kept: Readonly<Record<string, string>>;
  placeholder: string;
  options?: { name: string; label: string; choices: readonly { code: string; label: string }[] };
};

export function ListAddress({ fields, kept, placeholder, options }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const chosen = options ? (fields[options.name] ?? "") : "";
  return (
    <form ref={form} className="flex flex-wrap gap-2 max-desk:w-full" action="" method="get">
      {Object.entries(kept)
        .filter(([, value]) => value !== "" && value !== "all")
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <label className={`${CHIP} w-54 max-w-full border-control max-desk:w-full`}>
        <Search className="size-4 flex-none text-ink-3" aria-hidden />
        <span className="sr-only">查找</span>
        <input
          type="search"
          name="q"
          defaultValue={fields.q}
          placeholder={placeholder}
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent outline-none desk:text-small!"
        />
      </label>
      {options && (
        <label className={chip(chosen !== "")}>
          <span className="sr-only">{options.label}</span>
          <select
            name={options.name}
            defaultValue={chosen}
            onChange={() => form.current?.requestSubmit()}
            className="min-h-[var(--touch)] max-w-36 bg-transparent desk:min-h-0 pr-1 outline-none desk:text-small!"
          >
            <option value="">{options.label}</option>
            {options.choices.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </form>
  );
}
