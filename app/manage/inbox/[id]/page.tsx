import type { Metadata } from "next";
import { PdfView } from "#components/archives/pdf-view";
import { Decide } from "#components/inbox/decide";
import { Seen } from "#components/inbox/feedback";
import { Nudge } from "#components/inbox/nudge";
import { Course, Facts } from "#components/inbox/paper-sheet";
import { Withdraw } from "#components/inbox/withdraw";
import { PageHead, Work } from "#components/layout/page-head";
import { SectionTitle } from "#components/ui/bits";
import type { PaperType } from "#generated/enums";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { findNextPaper, getPaper, listReasons } from "#lib/inbox/queries";
import { mayNudge, mayWithdraw, nudgeText } from "#lib/inbox/rules";
import { COMMON_REASONS, CONSEQUENCES, PAPER_TYPE_LABELS } from "#lib/papers/labels";
import { mayDecide } from "#lib/papers/rules";

/** Papers that come with a file to look at. */
const WITH_FILE: readonly PaperType[] = ["ARCHIVE", "ARCHIVE_REPLACEMENT", "NUMBER_RELEASE"];

export const metadata: Metadata = { title: "操作中心" };

export default async function PaperPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("inbox:V");
  const paper = orNotFound(await getPaper(scope, (await params).id));
  const decidable = paper.state === "OPEN" && mayDecide(actor, paper, true).yes;
  const [next, reasons] = decidable ? await Promise.all([findNextPaper(scope, paper.id), listReasons(scope, paper.type)]) : [null, []];
  const chips = [...new Set([...reasons, ...COMMON_REASONS[paper.type]])];
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "操作中心", href: "/manage/inbox" }, { label: PAPER_TYPE_LABELS[paper.type] }]}
        title={paper.title}
        note={[paper.applicant && `${paper.applicant}提交`, paper.origin].filter(Boolean).join("，")}
        tools={mayWithdraw(actor, paper).yes ? <Withdraw paperId={paper.id} /> : undefined}
      />
      <div className="max-w-3xl">
        <Facts facts={paper.facts} />
        {WITH_FILE.includes(paper.type) && <PdfView address={`/api/archives/${paper.subjectId}`} title="入团志愿书" />}
        <SectionTitle>经过</SectionTitle>
        <div className="pt-2">
          <Course paper={paper} />
        </div>
        {paper.state === "OPEN" && paper.originId === actor.organizationId && (
          <Nudge paperId={paper.id} text={nudgeText(paper)} mayNudge={mayNudge(actor, paper, now()).yes} />
        )}
      </div>
      {decidable && <Decide paperId={paper.id} chips={chips} next={next} consequence={CONSEQUENCES[paper.type]} />}
      {paper.unseen && paper.originId === actor.organizationId && <Seen paperId={paper.id} />}
    </Work>
  );
}
