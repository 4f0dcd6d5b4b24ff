import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { IrregularList } from "#components/members/irregular-list";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { IRREGULAR_PAGE, listIrregular } from "#lib/members/irregular/queries";
import { branchesForEdits } from "#lib/members/roster/policy";

export const metadata: Metadata = { title: "编号不规范" };

export default async function IrregularNumbersPage() {
  const { actor, scope } = await requireManager("members:V");
  const rows = await listIrregular(scope);
  const edits = branchesForEdits(
    actor,
    rows.map((r) => ({ branchId: r.branchPath, branchPath: r.branchPath })),
  );
  const note =
    rows.length === IRREGULAR_PAGE
      ? `先列出 ${IRREGULAR_PAGE} 人，改好之后再列后面的。`
      : "每天凌晨重查一遍；改好的马上从这里消失。编号以入团志愿书首页为准。";
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "团员管理" }, { label: "团员列表", href: "/manage/members" }, { label: "编号不规范" }]}
        title="编号不规范"
        note={note}
      />
      {rows.length === 0 ? (
        <Empty title="没有不规范的编号">系统每天凌晨把本组织和下级组织存着的发展团员编号查一遍。</Empty>
      ) : (
        <IrregularList rows={rows.map((row) => ({ ...row, mayEdit: edits[row.branchPath] ?? false }))} />
      )}
    </Work>
  );
}
