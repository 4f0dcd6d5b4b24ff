import type { Metadata } from "next";
import { Decide } from "#components/inbox/decide";
import { Seen } from "#components/inbox/feedback";
import { PaperBody } from "#components/inbox/paper-body";
import { Withdraw } from "#components/inbox/withdraw";
import { PageHead, Work } from "#components/layout/page-head";
import { DecideTransfer } from "#components/transfers/decide-transfer";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { findNextPaper, getPaper, listReasons } from "#lib/inbox/queries";
import { mayNudge, mayWithdraw } from "#lib/inbox/rules";
import { listTreePath } from "#lib/organizations/queries";
import { COMMON_REASONS, CONSEQUENCES, PAPER_TYPE_LABELS } from "#lib/papers/labels";
import { isTransferStep, mayDecide } from "#lib/papers/rules";
import { getDeciding } from "#lib/transfers/parcel/queries";

export const metadata: Metadata = { title: "操作中心" };

export default async function PaperPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("inbox:V");
  const paper = orNotFound(await getPaper(scope, (await params).id));
  const decidable = paper.state === "OPEN" && mayDecide(actor, paper, true).yes;
  const [next, reasons] = decidable ? await Promise.all([findNextPaper(scope, paper.id), listReasons(scope, paper.type)]) : [null, []];
  const transfer = isTransferStep(paper.type) ? await getDeciding(scope, paper.subjectId) : null;
  const chips = [...new Set([...reasons, ...COMMON_REASONS[paper.type]])];
  const shown = { paperId: paper.id, chips, next, consequence: CONSEQUENCES[paper.type] };
  const own = paper.originId === actor.organizationId;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "操作中心", href: "/manage/inbox" }, { label: PAPER_TYPE_LABELS[paper.type] }]}
        title={paper.title}
        note={[paper.applicant && `${paper.applicant}提交`, paper.origin].filter(Boolean).join("，")}
        tools={mayWithdraw(actor, paper).yes ? <Withdraw paperId={paper.id} /> : undefined}
      />
      <PaperBody
        paper={paper}
        own={own}
        mayNudge={mayNudge(actor, paper, now()).yes}
        whole={transfer && `/manage/transfers/${transfer.transferId}`}
      />
      {decidable && !transfer && <Decide {...shown} />}
      {decidable && transfer && (
        <DecideTransfer {...shown} deciding={transfer} tree={{ way: await listTreePath(scope, scope.path), scopePath: scope.path }} />
      )}
      {paper.unseen && own && <Seen paperId={paper.id} />}
    </Work>
  );
}
