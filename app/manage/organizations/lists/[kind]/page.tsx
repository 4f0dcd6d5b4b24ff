import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead, Work } from "#components/layout/page-head";
import { Cell } from "#components/layout/member";
import { Cells, OrgName } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { listLacking } from "#lib/organizations/queries";

const KINDS = {
  small: { title: "不足 3\u00a0人团支部", note: "团员数量不足3人，应当撤销或与其他团支部合并。", empty: "没有不足 3\u00a0人的团支部" },
  hollow: { title: "空心组织", note: "团委、团工委、团总支之下至少要有一个团支部。", empty: "没有空心组织" },
} as const;

const kindOf = (text: string): keyof typeof KINDS => (text === "small" || text === "hollow" ? text : notFound());

type Props = { params: Promise<{ kind: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({ title: KINDS[kindOf((await params).kind)].title });

export default async function LackingPage({ params }: Props) {
  const { scope } = await requireManager("children:V");
  const kind = kindOf((await params).kind);
  const { title, note, empty } = KINDS[kind];
  const rows = await listLacking(scope, kind);
  return (
    <Work>
      <PageHead crumbs={[{ label: "首页", href: "/manage" }, { label: title }]} title={title} note={note} />
      {rows.length === 0 ? (
        <Empty title={empty}>都符合要求，不用处理。</Empty>
      ) : (
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
      )}
    </Work>
  );
}
