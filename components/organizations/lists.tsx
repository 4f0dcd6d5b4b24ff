// 首页数字背后的名单：不足3人的团支部、空心组织、各组织的团干部。
import { Cell } from "#components/layout/member";
import { Cells, OrgName, TextLink } from "#components/ui/bits";
import { Remind } from "#components/ui/remind";
import { Empty } from "#components/ui/states";
import { POST_LABELS } from "#lib/organizations/labels";
import type { Office } from "#lib/organizations/posts/queries";
import type { Lacking } from "#lib/organizations/queries";

const FINE = { small: "没有不足 3\u00a0人的团支部", hollow: "没有空心组织" } as const;

const LAGGING = { small: "以下{n}个团支部不足3人，请核对名单或商量合并：", hollow: "以下{n}个组织下面还没有团支部，请尽快创建：" } as const;

export function LackingList({ rows, kind }: { rows: readonly Lacking[]; kind: keyof typeof FINE }) {
  if (rows.length === 0) return <Empty title={FINE[kind]}>都符合要求，不用处理。</Empty>;
  return (
    <>
      <p className="mb-3">
        <Remind opening={LAGGING[kind]} laggards={rows.map(({ fullName }) => ({ name: fullName }))} unit="个组织" />
        <a href={`/api/exports/lacking/${kind}`} className="u ml-4 inline-flex min-h-[var(--touch)] items-center text-small" download>
          导出Excel
        </a>
      </p>
      <Cells>
        {rows.map((row) => (
          <Cell
            key={row.id}
            href={`/manage/organizations/${row.id}`}
            title={<OrgName>{row.fullName}</OrgName>}
            note={`上级：${row.parentName}`}
            value={kind === "small" ? `团员 ${row.members}\u00a0人` : undefined}
          />
        ))}
      </Cells>
    </>
  );
}

/** 书记白若溪、副书记… each opening the person's card; from far above only their number. */
function Holders({ holders }: Pick<Office, "holders">) {
  if (!holders) return <span className="text-ink-3 text-mini">隔级，只列数目</span>;
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      {holders.map(({ id, name, post }) => (
        <span key={`${id}/${post}`} className="whitespace-nowrap">
          <span className="text-ink-3 text-mini">{POST_LABELS[post]} </span>
          <TextLink href={`/manage/members/${id}`}>{name}</TextLink>
        </span>
      ))}
    </span>
  );
}

export function OfficeList({ rows }: { rows: readonly Office[] }) {
  if (rows.length === 0) return <Empty title="还没有团干部">书记由组织信息表登记，团支部的团干部随名单导入。</Empty>;
  return (
    <Cells>
      {rows.map(({ id, fullName, posts, holders }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
          <b className="min-w-0 flex-[1_1_18rem]">
            <OrgName>{fullName}</OrgName>
          </b>
          <span className="min-w-0 flex-[2_1_18rem]">
            <Holders holders={holders} />
          </span>
          <span className="whitespace-nowrap text-right">{`${posts}\u00a0个职务`}</span>
        </li>
      ))}
    </Cells>
  );
}
