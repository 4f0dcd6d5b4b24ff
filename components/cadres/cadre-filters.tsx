// 团干部列表的筛选：都在网址里。
import { ChipLink, Chips } from "#components/table/chip";
import { ListAddress } from "#components/table/list-address";
import type { CadreFilter } from "#lib/cadres/schema";
import type { Post } from "#generated/enums";
import { POST_LABELS } from "#lib/organizations/labels";

const SHOWS = [
  ["all", "全部"],
  ["incomplete", "资料不完整"],
  ["admins", "管理员"],
  ["unconfirmed", "职务待确认"],
] as const;

/** The address of the list with these filters; what is usual stays out of it. */
export function cadreAddress({ q, at, show, post }: CadreFilter, more: { show?: string; page?: number } = {}): string {
  const wanted = { q, at: at ?? "", show: more.show ?? show, post, page: more.page && more.page > 1 ? String(more.page) : "" };
  const kept = Object.entries(wanted).filter(([, value]) => value !== "" && value !== "all");
  const query = new URLSearchParams(kept).toString();
  return query ? `/manage/cadres?${query}` : "/manage/cadres";
}

export function CadreFilters({ filter, posts }: { filter: CadreFilter; posts: readonly Post[] }) {
  return (
    <div className="my-3 flex flex-wrap items-center gap-2">
      <ListAddress
        fields={{ q: filter.q, post: filter.post }}
        kept={{ at: filter.at ?? "", show: filter.show }}
        placeholder="姓名、拼音、手机"
        options={{ name: "post", label: "全部职务", choices: posts.map((code) => ({ code, label: POST_LABELS[code] })) }}
      />
      <Chips>
        {SHOWS.map(([show, label]) => (
          <ChipLink key={show} href={cadreAddress(filter, { show })} on={filter.show === show}>
            {label}
          </ChipLink>
        ))}
      </Chips>
    </div>
  );
}
