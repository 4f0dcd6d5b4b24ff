import type { Metadata } from "next";
import { Figures, Nudges, TooSmall } from "#components/organizations/home/figures";
import { WaitingPapers } from "#components/inbox/waiting-papers";
import { FiveTasks, StageNote, TwoLists } from "#components/organizations/home/tasks";
import { PageHead, Work } from "#components/layout/page-head";
import { InstallHint } from "#components/pwa/install-hint";
import { AsOf } from "#components/ui/as-of";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { listPapers } from "#lib/inbox/queries";
import { inboxFilterSchema } from "#lib/inbox/schema";
import { countsBelow } from "#lib/organizations/completeness/rules";
import { getHomeFacts } from "#lib/organizations/home/queries";
import { tasksOf } from "#lib/organizations/home/rules";
import { readOwnTotals } from "#lib/organizations/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { readOwnStage } from "#lib/organizations/stages/queries";

export const metadata: Metadata = { title: "管理中心" };

export default async function ManageHomePage() {
  const { actor, scope } = await requireManager("organization:V");
  const { category, shortName, ...own } = orNotFound(actor.organization);
  const [stage, facts, totals, waiting] = await Promise.all([
    readOwnStage(own),
    getHomeFacts(scope),
    readOwnTotals(scope),
    listPapers(scope, inboxFilterSchema.parse({})),
  ]);
  const [at, branch] = [now(), isBranchLike(category)];
  // Whoever sits at this desk has signed in.
  const below = branch ? null : countsBelow(totals, { infoComplete: facts.missing.length === 0, signedIn: true });
  const title =
    waiting.total > 0 ? (
      <>
        <span className="text-red">{waiting.total}</span> 件事等您决定
      </>
    ) : (
      "没有等您决定的事"
    );
  return (
    <Work>
      <PageHead crumbs={[{ label: "首页" }]} title={title} large tools={<AsOf at={at} />} />
      <div className="grid gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_19.5rem]">
        <div className="min-w-0">
          <WaitingPapers {...waiting} at={at} />
          {branch && <TooSmall totals={totals} />}
          <Nudges totals={totals} branch={branch} />
          <Figures totals={totals} name={shortName} below={below} />
        </div>
        <aside className="wide:border-line wide:border-l wide:pl-8">
          <StageNote {...stage} />
          <FiveTasks tasks={tasksOf(facts)} />
          {!branch && <TwoLists small={totals["branches.small"]} hollow={totals["committees.hollow"]} />}
        </aside>
      </div>
      <InstallHint className="mt-12" />
    </Work>
  );
}
