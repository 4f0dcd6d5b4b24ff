// 下级组织列表的筛选：都在网址里。
import Link from "next/link";
import { ChipLink, Chips } from "#components/table/chip";
import { ListAddress } from "#components/table/list-address";
import { CATEGORY_LABELS } from "#lib/organizations/labels";
import { CATEGORIES } from "#lib/organizations/rules";
import type { ChildFilter } from "#lib/organizations/schema";

/** 信息完整 is reached by its number on the home page, and shown while it holds. */
const SHOWS = [
  ["all", "全部"],
  ["complete", "信息完整"],
  ["incomplete", "信息不完整"],
  ["silent", "没登录过"],
] as const;

/** The address of the same list with something changed; what is default is left out. */
export const childAddress = (
  filter: ChildFilter,
  change: Partial<Record<keyof ChildFilter, string | number | boolean | undefined>>,
): string => {
  const merged = { ...filter, page: 1, ...change };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(merged))
    if (value && value !== "all" && value !== 1) query.set(key, value === true ? "1" : String(value));
  const text = query.toString();
  return text ? `/manage/organizations?${text}` : "/manage/organizations";
};

export function ChildFilters({ filter }: { filter: ChildFilter }) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      <Chips>
        {SHOWS.filter(([show]) => show !== "complete" || filter.show === show).map(([show, label]) => (
          <ChipLink key={show} href={childAddress(filter, { show })} on={filter.show === show}>
            {label}
          </ChipLink>
        ))}
      </Chips>
      <ListAddress
        fields={{ q: filter.q, category: filter.category ?? "" }}
        kept={{ at: filter.at ?? "", show: filter.show, deep: filter.deep ? "1" : "" }}
        placeholder="名称、拼音"
        options={{ name: "category", label: "类别", choices: CATEGORIES.map((c) => ({ code: c, label: CATEGORY_LABELS[c] })) }}
      />
      <span className="ml-auto inline-flex overflow-hidden rounded-key border border-line-strong text-mini">
        {[false, true].map((deep) => (
          <Link
            key={String(deep)}
            href={childAddress(filter, { deep })}
            aria-current={filter.deep === deep ? "true" : undefined}
            className="inline-flex min-h-[var(--touch)] items-center px-3 aria-[current=true]:bg-ink aria-[current=true]:text-surface desk:min-h-8"
          >
            {deep ? "连同下级" : "直属"}
          </Link>
        ))}
      </span>
    </div>
  );
}
