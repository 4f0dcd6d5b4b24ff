// 一份材料：事实、文件、经过、催办。
import { PdfView } from "#components/archives/pdf-view";
import { Nudge } from "#components/inbox/nudge";
import { Course, Facts } from "#components/inbox/paper-sheet";
import { SectionTitle, TextLink } from "#components/ui/bits";
import type { PaperType } from "#generated/enums";
import type { PaperView } from "#lib/inbox/queries";
import { nudgeText } from "#lib/inbox/rules";

/** Papers that come with a file to look at. */
const WITH_FILE: readonly PaperType[] = ["ARCHIVE", "ARCHIVE_REPLACEMENT", "NUMBER_RELEASE"];

/** What the person who decides on a transfer needs at once; what warns stands there, too. The rest is one press away. */
const AT_ONCE: readonly string[] = ["转出团支部", "转入组织", "转接原因", "原因说明", "备注"];

function TransferFacts({ facts }: { facts: PaperView["facts"] }) {
  const front = facts.filter((f) => f.warn || AT_ONCE.includes(f.label));
  const rest = facts.filter((f) => !front.includes(f));
  return (
    <>
      <Facts facts={front} />
      {rest.length > 0 && (
        <details className="text-small">
          <summary className="flex min-h-[var(--touch)] cursor-pointer items-center text-ink-2">{`还有 ${rest.length}\u00a0项：${rest.map((f) => f.label).join("、")}`}</summary>
          <Facts facts={rest} />
        </details>
      )}
    </>
  );
}

/** `own`: the organization filed it, and may remind whoever holds it. `whole`: where the whole thing can be seen. */
type Props = { paper: PaperView; own: boolean; mayNudge: boolean; whole: string | null };

export function PaperBody({ paper, own, mayNudge, whole }: Props) {
  return (
    <div className="max-w-3xl">
      {whole ? <TransferFacts facts={paper.facts} /> : <Facts facts={paper.facts} />}
      {WITH_FILE.includes(paper.type) && <PdfView address={`/api/archives/${paper.subjectId}`} title="入团志愿书" />}
      <SectionTitle more={whole && <TextLink href={whole}>整件转接</TextLink>}>经过</SectionTitle>
      <div className="pt-2">
        <Course paper={paper} />
      </div>
      {paper.state === "OPEN" && own && <Nudge paperId={paper.id} text={nudgeText(paper)} mayNudge={mayNudge} />}
    </div>
  );
}
