// 直属下级各有谁在管：选一个，就能替它添加、更换、撤销（ADM-03、ADM-09）。
import { Cell } from "#components/layout/member";
import { Pager } from "#components/table/pager";
import { Cells, OrgName, SectionTitle, TextLink } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import type { BelowDesk } from "#lib/administrators/queries";
import { LIST_PAGE } from "#lib/organizations/schema";

type Props = { below: readonly BelowDesk[]; more: boolean; page: number };

export function BelowDesks({ below, more, page }: Props) {
  if (below.length === 0 && page === 1) return null;
  return (
    <section className="max-w-3xl">
      <SectionTitle more={<TextLink href="/manage/organizations">发注册码</TextLink>}>直属下级的管理员</SectionTitle>
      <Cells>
        {below.map(({ id, shortName, names }) => (
          <Cell
            key={id}
            href={`/manage/administrators?at=${id}`}
            title={<OrgName>{shortName}</OrgName>}
            value={names.length > 0 ? names.join("、") : <Status kind="warn">还没有管理员</Status>}
          />
        ))}
      </Cells>
      <Pager page={page} size={LIST_PAGE} rows={below.length} more={more} address={(to) => `/manage/administrators?page=${to}`} />
    </section>
  );
}
