"use client";
// 决定一件转接：同意、退回、分配团支部；该问的先问（TRF-07、TRF-08、TRF-09、TRF-18、TRF-33）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { DOCK, onwardWords, Undo } from "#components/inbox/decide";
import { useHeldDecision } from "#components/inbox/use-held-decision";
import { type Branch, BranchPicker } from "#components/transfers/branch-picker";
import { RefuseTransfer, type Refusing } from "#components/transfers/refuse-transfer";
import { YesNo } from "#components/transfers/yes-no";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { Checkbox } from "#components/ui/switch";
import { notify } from "#components/ui/toast";
import { TRANSFER_ERRORS } from "#lib/errors/transfers";
import type { TreeNode } from "#lib/organizations/queries";
import { assignBranch } from "#lib/transfers/actions";
import type { Deciding } from "#lib/transfers/parcel/queries";

type Tree = { way: readonly TreeNode[]; scopePath: string };
type Props = { paperId: string; deciding: Deciding; tree: Tree; chips: readonly string[]; next: string | null; consequence: string };

/** What has been answered so far. */
type Answers = { employedElsewhere: boolean | null; proofSeen: boolean; branch: Branch | null };

/** What has to be answered first, as the server would say it: a held decision must not fail for that. */
function unanswered({ asksEmployment, asksProof }: Deciding, { employedElsewhere, proofSeen }: Answers): Record<string, string> {
  if (asksEmployment && employedElsewhere !== false)
    return { employedElsewhere: TRANSFER_ERRORS[employedElsewhere ? "E-TRF-23b" : "E-TRF-41"] };
  return asksProof && !proofSeen ? { proofSeen: TRANSFER_ERRORS["E-TRF-44"] } : {};
}

function useDecision({ paperId, deciding, next }: Pick<Props, "paperId" | "deciding" | "next">, answers: Answers) {
  const router = useRouter();
  const assigning = useSubmit(assignBranch);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const leave = (stay: boolean) => {
    if (!stay) router.push(next ? `/manage/inbox/${next}` : "/manage/inbox");
    router.refresh();
  };
  const [stays, setStays] = useState(false);
  const decision = useHeldDecision(paperId, () => leave(stays));
  const approve = () => {
    const lacks = unanswered(deciding, answers);
    setMissing(lacks);
    if (Object.keys(lacks).length > 0) return;
    const { employedElsewhere, proofSeen } = answers;
    const given = { ...(employedElsewhere === null ? {} : { employedElsewhere }), ...(proofSeen ? { proofSeen } : {}) };
    setStays(deciding.assign === "next");
    decision.press({ decision: "approve", reason: "", answers: given });
  };
  const refuse = ({ refusal, reason }: Refusing) => {
    setStays(false);
    decision.press({ decision: "refuse", reason, answers: refusal ? { refusal } : {} });
  };
  const assign = async () => {
    const done = await assigning.submit({ transferId: deciding.transferId, branchId: answers.branch?.id ?? "" });
    if (done === null) return;
    notify("已分配，团员到了");
    leave(false);
  };
  return { approve, refuse, assign, decision, assigning, missing, stays };
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
          error={fields.employedElsewhere}
        />
      )}
      {deciding.asksProof && (
        <span className="flex flex-wrap items-center gap-2 py-2">
          <Checkbox
            label="已线下查看入伍通知书等证明"
            checked={answers.proofSeen}
            onChange={(proofSeen) => onAnswer({ ...answers, proofSeen })}
          />
          <span aria-hidden>已线下查看入伍通知书等证明</span>
          {fields.proofSeen && (
            <span role="alert" className="text-mini">
              <Status kind="bad">{fields.proofSeen}</Status>
            </span>
          )}
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
  const { approve, refuse, assign, decision, assigning, missing, stays } = useDecision({ paperId, deciding, next }, answers);
  const now = deciding.assign === "now";
  const fields = { ...assigning.problem?.fields, ...missing };
  if (decision.held) return <Undo held={decision} onward={stays ? "接着分配团支部" : onwardWords(next)} />;
  return (
    <div className={DOCK}>
      <Questions deciding={deciding} tree={tree} answers={answers} onAnswer={setAnswers} fields={fields} />
      <FormProblem problem={fields.branchId ? null : (assigning.problem ?? decision.problem)} />
      <div className="flex gap-3 desk:max-w-md">
        {deciding.mayRefuse && (
          <Button onClick={() => setRefusing({ refusal: null, reason: "" })} disabled={decision.pending} className="flex-1">
            不同意
          </Button>
        )}
        <Button look="primary" busy={decision.pending || assigning.pending} onClick={now ? assign : approve} className="flex-[1.9]">
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
          onClose={() => setRefusing(null)}
          onRefuse={() => {
            setRefusing(null);
            refuse(refusing);
          }}
        />
      )}
    </div>
  );
}
