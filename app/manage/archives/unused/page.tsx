import type { Metadata } from "next";
import { Cell } from "#components/layout/member";
import { PageHead, Work } from "#components/layout/page-head";
import { Cells, OrgName } from "#components/ui/bits";
import { buttonClass } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { listUnused } from "#lib/archives/unused/queries";
import { requireManager } from "#lib/auth/guard";

export const metadata: Metadata = { title: "编号未使用" };

export default async function UnusedPage() {
  const { scope } = await requireManager("archive:V");
  const rows = await listUnused(scope);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "电子数据库", href: "/manage/archives" }, { label: "编号未使用" }]}
        title="编号未使用"
        note="身份已认证，编号登记里仍显示“未使用”的；逐级汇总到省，由系统后台登记"
        tools={
          rows.length > 0 && (
            <a href="/api/exports/unused-numbers" download className={buttonClass("outline")}>
              导出上报表
            </a>
          )
        }
      />
      {rows.length === 0 && <Empty title="没有上报的编号">认证通过之后编号仍显示未使用的，在这个人的档案页里上报，会汇总到这里。</Empty>}
      <Cells>
        {rows.map(({ id, name, number, branch }) => (
          <Cell
            key={id}
            href={`/manage/archives/${id}`}
            title={name}
            note={<OrgName>{branch}</OrgName>}
            value={<span className="code">{number}</span>}
          />
        ))}
      </Cells>
    </Work>
  );
}
