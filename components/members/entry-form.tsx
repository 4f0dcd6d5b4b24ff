"use client";
// 单个录入：一张表，哪些项要填随资料变化；录好给出下一步（MEM-01、MEM-03）。
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { ResetKey } from "#components/accounts/reset-key";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Application } from "#components/archives/application";
import { ReleaseRequest } from "#components/archives/release-request";
import { TakenNumber } from "#components/members/number-holder";
import { EvidenceBoxes } from "#components/members/evidence";
import { BranchTree } from "#components/members/branch-tree";
import { Doubts } from "#components/members/doubts";
import { ConfirmId } from "#components/members/confirm-id";
import type { PersonHolder } from "#components/members/person-field";
import { type PersonFacts, PersonFields } from "#components/members/person-fields";
import { OrgName } from "#components/ui/bits";
import { Button, ButtonLink } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { ShareRing } from "#components/ui/mark";
import { Note } from "#components/ui/states";
import { enterMember } from "#lib/archives/actions";
import { parseDate } from "#lib/dates";
import type { EntryBranch } from "#lib/members/entry/queries";
import { WAIVER_KIND_LABELS } from "#lib/members/labels";
import type { UsableWaiver } from "#lib/members/waivers/queries";
import type { Entered, Finding, Warned } from "#lib/members/entry/schema";
import { EMPTY_FORM } from "#lib/members/entry/schema";
import type { EntryForm as Form } from "#lib/members/schema";
import type { TreeNode } from "#lib/organizations/queries";
import { postsOf } from "#lib/organizations/rules";

/** `tree`: where a superior chooses the branch; a branch enters into itself. */
type Props = {
  chosen: EntryBranch | null;
  tree: { way: readonly TreeNode[]; scopePath: string } | null;
  facts: Pick<PersonFacts, "today" | "settings">;
  /** By which approval somebody comes in; the branch is the one that was approved. */
  waiver?: UsableWaiver;
};

const WELCOME = "智慧团建的账号已经建好：账号是身份证号。第一次登录，密码先填身份证号后八位，再用支部发的激活码设置自己的密码。";

function Done({ entered, onMore }: { entered: Entered; onMore: () => void }) {
  return (
    <section role="status" className="max-w-3xl">
      <ShareRing share={1} />
      <p className="mt-4 font-semibold text-display">{entered.name}已录入</p>
      <p className="mt-1 text-ink-2">下一步：发一张激活条给本人，就能登录了。</p>
      {entered.newDevelopment && <Note className="mt-3">入团志愿书已经交上去，经上级团委审核认证后计入新发展统计。</Note>}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="primary" onClick={onMore}>
          继续录入
        </Button>
        <ResetKey personId={entered.personId} name={entered.name} activated={false} labelled />
        <CopyButton text={WELCOME} label="复制给团员的话" />
        <ButtonLink href="/manage/members">看团员列表</ButtonLink>
      </div>
    </section>
  );
}

const emptyEntry = (branchId: string, waiver?: UsableWaiver): Form => ({
  branchId,
  ...(waiver ? { waiverId: waiver.id } : {}),
  idNumberConfirm: "",
  acceptWarnings: false,
  evidence: [],
  person: { ...EMPTY_FORM, name: waiver?.name ?? "", isCadre: "0", politicalStatus: "03", ethnicity: "01" },
});

/** The form with what came of it: entered, or doubts that somebody has to look at first. */
function useEntry(branchId: string, waiver?: UsableWaiver) {
  const router = useRouter();
  const [doubts, setDoubts] = useState<readonly Finding[]>([]);
  const [entered, setEntered] = useState<Entered | null>(null);
  const action = useActionForm<Form, Entered | Warned>({
    schema: () => import("#lib/members/schema").then((m) => m.entrySchema),
    action: enterMember,
    values: emptyEntry(branchId, waiver),
    prefix: "person",
    onDone: (answer) => {
      if (answer.kind === "warnings") return setDoubts(answer.warnings);
      setEntered(answer);
      router.refresh();
    },
  });
  const again = () => {
    action.form.reset(emptyEntry(action.form.getValues("branchId")));
    setDoubts([]);
    setEntered(null);
  };
  const acceptAll = () => {
    action.form.setValue("acceptWarnings", true);
    void action.send();
  };
  return { ...action, doubts, entered, again, acceptAll };
}

/** Where it goes, in full: the tree shows short names. */
const Destination = ({ branch }: { branch: EntryBranch | null }) => (
  <p className="mb-2 text-small">
    {branch ? (
      <>
        <span className="text-ink-2">录入到</span> <OrgName>{branch.fullName}</OrgName>
      </>
    ) : (
      <span className="text-ink-2">请先在组织树里选择团支部。</span>
    )}
  </p>
);

export function EntryForm({ chosen, tree, facts, waiver }: Props) {
  const id = useId();
  const [branch, setBranch] = useState<EntryBranch | null>(chosen);
  const { form, pending, problem, send, doubts, entered, again, acceptAll } = useEntry(branch?.id ?? "", waiver);
  const choose = (to: EntryBranch) => {
    setBranch(to);
    form.setValue("branchId", to.id, { shouldValidate: form.formState.isSubmitted });
  };
  if (entered) return <Done entered={entered} onMore={again} />;
  const person: PersonFacts = {
    ...facts,
    profile: "MEMBER",
    branchProvince: branch?.provinceCode ?? null,
    posts: branch ? postsOf(branch) : [],
  };
  const { errors } = form.formState;
  const typed = form.watch("person");
  const isNew = (parseDate(typed.joinLeagueDate)?.day ?? "") >= facts.settings["edb.newDevelopmentFrom"];
  const attach = (fileId: string | undefined) => form.setValue("archiveFileId", fileId);
  const sheet = (
    <div className="max-w-4xl">
      <form id={id} onSubmit={send} noValidate>
        {(tree || waiver) && <Destination branch={branch} />}
        {waiver && (
          <Note className="mb-3">{`凭批准号 ${waiver.number}（${WAIVER_KIND_LABELS[waiver.kind]}）录入${waiver.name}，用一次。`}</Note>
        )}
        <PersonFields
          form={form as unknown as UseFormReturn<PersonHolder>}
          facts={person}
          afterIdentity={<ConfirmId register={form.register("idNumberConfirm")} error={errors.idNumberConfirm} />}
        />
        {isNew && (
          <Application name={typed.name} fileId={form.watch("archiveFileId")} onFile={attach} error={problem?.fields?.archiveFileId} />
        )}
        <EvidenceBoxes value={form.watch("evidence") ?? []} onChange={(seen) => form.setValue("evidence", seen)} />
        <Doubts doubts={doubts} onAccept={acceptAll} pending={pending} />
        <FormProblem problem={problem} />
      </form>
      <TakenNumber code={problem?.code} number={typed.developmentNo} />
      {problem?.code === "E-MEM-09" && (
        <ReleaseRequest branchId={branch?.id ?? ""} name={typed.name} idNumber={typed.idNumber} number={typed.developmentNo} />
      )}
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href="/manage/members">返回列表</ButtonLink>
        <Button type="submit" form={id} look="primary" busy={pending} className="flex-1 desk:flex-none">
          提交
        </Button>
      </div>
    </div>
  );
  if (!tree) return sheet;
  return (
    <div className="gap-7 mid:grid mid:grid-cols-[14.5rem_minmax(0,1fr)]">
      <BranchTree {...tree} branch={branch} onChoose={choose} error={errors.branchId?.message} />
      {sheet}
    </div>
  );
}
