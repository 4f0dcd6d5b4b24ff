import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { OrganizationTree } from "#components/organizations/tree";
import { OutForm } from "#components/transfers/out-form";
import { PhaseBanner } from "#components/transfers/phase-banner";
import { ChooseBranch, NoMembers } from "#components/transfers/choose-branch";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listCountryWay } from "#lib/organizations/country/queries";
import { listTreeWay } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { findStart } from "#lib/transfers/starting/queries";

export const metadata: Metadata = { title: "办理转出" };

const HERE = "/manage/transfers/out";
type Props = { searchParams: Promise<{ at?: string; person?: string }> };

export default async function TransferOutPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const own = orNotFound(actor.organization);
  const { at, person } = await searchParams;
  const start = await findStart(scope, actor, { at, person });
  const branch = isBranchLike(own.category);
  const way = await listTreeWay(scope, start.at ?? undefined);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "办理转出" }]}
        title="办理转出"
      />
      <PhaseBanner today={dayOf(now())} />
      <div className={branch ? "" : "mid:grid mid:grid-cols-[15rem_1fr] mid:gap-8"}>
        {!branch && <OrganizationTree way={way} scopePath={scope.path} current={start.at ?? ""} base={HERE} />}
        <div>
          {!start.branch && <ChooseBranch />}
          {start.branch && start.members.length === 0 && <NoMembers />}
          {start.branch && start.members.length > 0 && (
            <OutForm
              key={start.branch.id}
              branchId={start.branch.id}
              members={start.members}
              chosen={start.chosen}
              way={await listCountryWay(own.path)}
            />
          )}
        </div>
      </div>
    </Work>
  );
}
