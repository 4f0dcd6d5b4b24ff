"use client";
// 列表的查找与下拉筛选：条件都在网址里，回车或一选就生效。
import { Search } from "lucide-react";
import { CHIP, Chips, chip } from "#components/table/chip";

type Options = { name: string; label: string; choices: readonly { code: string; label: string }[] };

type Props = {
  fields: Readonly<Record<string, string>>;
  /** What the address keeps besides. */
  kept: Readonly<Record<string, string>>;
  placeholder: string;
  options?: Options | readonly Options[];
  /** Two days between which something happened, with their labels. */
  days?: { from: string; to: string };
};

/** One of several closed choices; it applies as soon as it is made. */
function Narrow({ options: { name, label, choices }, chosen }: { options: Options; chosen: string }) {
  return (
    <label className={`${chip(Boolean(chosen))} relative flex-none`}>
      <span className="sr-only">{label}</span>
      <select
        name={name}
        defaultValue={chosen}
        onChange={(event) => event.target.form?.requestSubmit()}
        className="min-h-[var(--touch)] max-w-36 bg-transparent desk:min-h-0 pr-1 outline-none desk:text-small!"
      >
        <option value="">{label}</option>
        {choices.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** From a day to a day, as one chip. */
function Days({ days, fields }: { days: NonNullable<Props["days"]>; fields: Props["fields"] }) {
  const chosen = Boolean(fields.from || fields.to);
  const day = (name: "from" | "to") => (
    <input
      type="date"
      name={name}
      aria-label={days[name]}
      defaultValue={fields[name]}
      onChange={(event) => event.target.form?.requestSubmit()}
      className="min-h-[var(--touch)] w-32 bg-transparent outline-none desk:min-h-0 desk:text-small!"
    />
  );
  return (
    <span className={`${chip(Boolean(chosen))} relative flex-none`}>
      {day("from")}
      <span aria-hidden>至</span>
      {day("to")}
    </span>
  );
}

export function ListAddress({ fields, kept, placeholder, options, days }: Props) {
  return (
    <form className="flex flex-wrap gap-2 max-desk:w-full" action="" method="get">
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
        <Chips>
          {[options].flat().map((one) => (
            <Narrow key={one.name} options={one} chosen={fields[one.name] ?? ""} />
          ))}
          {days && <Days days={days} fields={fields} />}
        </Chips>
      )}
    </form>
  );
}
