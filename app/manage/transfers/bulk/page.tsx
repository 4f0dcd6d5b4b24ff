import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { OrganizationTree } from "#components/organizations/tree";
import { BulkForm } from "#components/transfers/bulk-form";
import { ChooseBranch, NoMembers } from "#components/transfers/choose-branch";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { listTreePath, listTreeWay } from "#lib/organizations/queries";
import { readSettings } from "#lib/settings/settings";
import { findStart } from "#lib/transfers/starting/queries";

export const metadata: Metadata = { title: "批量接转" };

const HERE = "/manage/transfers/bulk";
type Props = { searchParams: Promise<{ at?: string; person?: string }> };

export default async function TransferBulkPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("transferBulk:C");
  const own = orNotFound(actor.organization);
  const start = await findStart(scope, actor, await searchParams);
  const way = await listTreeWay(scope, start.at ?? undefined);
  const { "transfer.bulkMax": most } = await readSettings(own.path);
  const form = start.branch && start.members.length > 0;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "批量接转" }]}
        title="批量接转"
        note="本组织之下的两个团支部之间，不用审批，当场生效"
      />
      <div className="mid:grid mid:grid-cols-[15rem_1fr] mid:gap-8">
        <OrganizationTree way={way} scopePath={scope.path} current={start.at ?? ""} base={HERE} />
        <div>
          {!start.branch && <ChooseBranch />}
          {start.branch && start.members.length === 0 && <NoMembers />}
          {form && start.branch && (
            <BulkForm
              key={start.branch.id}
              from={start.branch}
              members={start.members}
              way={await listTreePath(scope, scope.path)}
              scopePath={scope.path}
              most={most}
            />
          )}
        </div>
      </div>
    </Work>
  );
}
