"use client";
// 决定一件转接：同意、退回、分配团支部；该问的先问（TRF-07、TRF-08、TRF-09、TRF-18、TRF-33）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { type Branch, BranchPicker } from "#components/transfers/branch-picker";
import { RefuseTransfer, type Refusing } from "#components/transfers/refuse-transfer";
import { YesNo } from "#components/transfers/yes-no";
import { Button } from "#components/ui/button";
import { Checkbox } from "#components/ui/switch";
import { notify } from "#components/ui/toast";
import { decidePaper } from "#lib/inbox/actions";
import type { TreeNode } from "#lib/organizations/queries";
import { assignBranch } from "#lib/transfers/actions";
import type { Deciding } from "#lib/transfers/parcel/queries";

type Tree = { way: readonly TreeNode[]; scopePath: string };
type Props = { paperId: string; deciding: Deciding; tree: Tree; chips: readonly string[]; next: string | null; consequence: string };

/** What has been answered so far. */
type Answers = { employedElsewhere: boolean | null; proofSeen: boolean; branch: Branch | null };

function useDecision({ paperId, deciding, next }: Pick<Props, "paperId" | "deciding" | "next">, answers: Answers) {
  const router = useRouter();
  const paper = useSubmit(decidePaper);
  const assigning = useSubmit(assignBranch);
  const leave = (said: string, stay = false) => {
    notify(said);
    if (!stay) router.push(next ? `/manage/inbox/${next}` : "/manage/inbox");
    router.refresh();
  };
  const { employedElsewhere, proofSeen, branch } = answers;
  const given = { ...(employedElsewhere === null ? {} : { employedElsewhere }), ...(proofSeen ? { proofSeen } : {}) };
  const approve = async () => {
    if ((await paper.submit({ paperId, decision: "approve", reason: "", answers: given })) === null) return;
    const more = deciding.assign === "next";
    leave(more ? "已同意，请分配团支部" : "已同意", more);
  };
  const refuse = async ({ refusal, reason }: Refusing) => {
    const sent = { paperId, decision: "refuse" as const, reason, answers: refusal ? { refusal } : {} };
    if ((await paper.submit(sent)) !== null) leave("已退回，对方会看到理由");
  };
  const assign = async () => {
    if ((await assigning.submit({ transferId: deciding.transferId, branchId: branch?.id ?? "" })) !== null) leave("已分配，团员到了");
  };
  return { approve, refuse, assign, paper, assigning };
}

type AskingProps = {
  deciding: Deciding;
  tree: Tree;
  answers: Answers;
  onAnswer: (answers: Answers) => void;
  fields: Readonly<Record<string, string>>;
};

/** What has to be answered before consent. */
function Questions({ deciding, tree, answers, onAnswer, fields }: AskingProps) {
  return (
    <>
      {deciding.asksEmployment && (
        <YesNo
          label="是否已在外地落实工作单位"
          hint="已落实的应转到工作单位，或工作单位所在地的乡镇街道"
          value={answers.employedElsewhere}
          onChange={(employedElsewhere) => onAnswer({ ...answers, employedElsewhere })}
          error={fields["answers.employedElsewhere"]}
        />
      )}
      {deciding.asksProof && (
        <span className="flex items-center gap-2 py-2">
          <Checkbox
            label="已线下查看入伍通知书等证明"
            checked={answers.proofSeen}
            onChange={(proofSeen) => onAnswer({ ...answers, proofSeen })}
          />
          <span aria-hidden>已线下查看入伍通知书等证明</span>
        </span>
      )}
      {deciding.assign === "now" && (
        <BranchPicker
          {...tree}
          label="分到哪个团支部"
          from={deciding.fromBranchId}
          branch={answers.branch}
          onChoose={(branch) => onAnswer({ ...answers, branch })}
          error={fields.branchId}
        />
      )}
    </>
  );
}

export function DecideTransfer({ paperId, deciding, tree, chips, next, consequence }: Props) {
  const [answers, setAnswers] = useState<Answers>({ employedElsewhere: null, proofSeen: false, branch: null });
  const [refusing, setRefusing] = useState<Refusing | null>(null);
  const { approve, refuse, assign, paper, assigning } = useDecision({ paperId, deciding, next }, answers);
  const now = deciding.assign === "now";
  const problem = now ? assigning.problem : paper.problem;
  const fields = problem?.fields ?? {};
  const close = () => {
    setRefusing(null);
    paper.clear();
  };
  return (
    <div className="-mx-[var(--edge)] sticky bottom-0 mt-6 border-line-strong border-t bg-surface px-[var(--edge)] pt-3 pb-[max(env(safe-area-inset-bottom),0.75rem)] desk:-bottom-16 desk:-mb-16 desk:mt-auto">
      <Questions deciding={deciding} tree={tree} answers={answers} onAnswer={setAnswers} fields={fields} />
      {!refusing && <FormProblem problem={fields["answers.employedElsewhere"] || fields.branchId ? null : problem} />}
      <div className="flex gap-3 desk:max-w-md">
        {deciding.mayRefuse && (
          <Button onClick={() => setRefusing({ refusal: null, reason: "" })} disabled={paper.pending} className="flex-1">
            不同意
          </Button>
        )}
        <Button
          look="primary"
          busy={(paper.pending && !refusing) || assigning.pending}
          onClick={now ? assign : approve}
          className="flex-[1.9]"
        >
          {now ? (answers.branch ? `分到${answers.branch.name}` : "分配团支部") : "同意"}
        </Button>
      </div>
      <p className="pt-2 text-center text-ink-3 text-mini desk:text-left">{consequence}</p>
      {refusing && (
        <RefuseTransfer
          value={refusing}
          onChange={setRefusing}
          chips={chips}
          receiving={deciding.receiving}
          problem={paper.problem}
          pending={paper.pending}
          onClose={close}
          onRefuse={() => refuse(refusing)}
        />
      )}
    </div>
  );
}
