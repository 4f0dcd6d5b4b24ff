import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { OrganizationTree } from "#components/organizations/tree";
import { ChooseBranch } from "#components/transfers/choose-branch";
import { StayForm } from "#components/transfers/stay-form";
import { Empty } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { findOrganization, listTreeWay } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { listOverseasBranches } from "#lib/transfers/overseas/queries";
import { findStart } from "#lib/transfers/starting/queries";

export const metadata: Metadata = { title: "出国（境）保留登记" };

const HERE = "/manage/transfers/overseas/new";
type Props = { searchParams: Promise<{ at?: string; person?: string }> };

export default async function NewStayPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("transferOut:C");
  const own = orNotFound(actor.organization);
  const start = await findStart(scope, actor, await searchParams);
  const at = start.branch && (await findOrganization(scope, start.branch.id));
  const branches = at ? await listOverseasBranches(at.path) : [];
  const branch = isBranchLike(own.category);
  return (
    <Work>
      <PageHead
        crumbs={[
          { label: "组织关系转接", href: "/manage/transfers" },
          { label: "出国（境）保留登记", href: "/manage/transfers/overseas" },
          { label: "登记" },
        ]}
        title="登记出国（境）学习研究"
      />
      <div className={branch ? "" : "mid:grid mid:grid-cols-[15rem_1fr] mid:gap-8"}>
        {!branch && (
          <OrganizationTree
            way={await listTreeWay(scope, start.at ?? undefined)}
            scopePath={scope.path}
            current={start.at ?? ""}
            base={HERE}
          />
        )}
        <div>
          {!at && <ChooseBranch />}
          {at && branches.length === 0 && (
            <Empty title="本校还没有出国（境）团支部">
              <p>请校团委先在本组织之下创建“出国（境）学习研究团员团支部”。</p>
            </Empty>
          )}
          {at && branches.length > 0 && <StayForm key={at.id} branches={branches} members={start.members} />}
        </div>
      </div>
    </Work>
  );
}
