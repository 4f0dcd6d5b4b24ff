// 翻页：第几到第几，上一页、下一页。
import { TextLink } from "#components/ui/bits";

type Props = { page: number; size: number; rows: number; more: boolean; address: (page: number) => string };

/** Nothing is drawn when everything fits on one page. */
export function Pager({ page, size, rows, more, address }: Props) {
  if (!more && page <= 1) return null;
  const first = (page - 1) * size;
  return (
    <nav aria-label="翻页" className="flex flex-wrap items-center gap-4 py-3 text-ink-3 text-mini">
      <span>{rows > 0 ? `${first + 1} 至 ${first + rows}` : "这一页没有了"}</span>
      {page > 1 && <TextLink href={address(page - 1)}>上一页</TextLink>}
      {more && <TextLink href={address(page + 1)}>下一页</TextLink>}
    </nav>
  );
}
