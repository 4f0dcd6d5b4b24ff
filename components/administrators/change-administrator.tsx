"use client";
// 添加或更换管理员：从本组织的团干部里选一位；本级提交后等上级，上级提交即生效（ADM-03、ADM-04）。
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input, Select } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { changeAdministrator } from "#lib/administrators/actions";
import { POST_LABELS } from "#lib/organizations/labels";
import type { Post } from "#generated/enums";

export type Candidate = { personId: string; name: string; post: Post; activated: boolean };
type Props = {
  organization: { id: string; shortName: string };
  /** The organization asks for itself, so that its superior has the last word. */
  asks: boolean;
  candidates: readonly Candidate[];
  replaced?: { personId: string; name: string };
};

const asOption = ({ personId, name, post, activated }: Candidate) => ({
  code: personId,
  label: `${name}，${POST_LABELS[post]}${activated ? "" : "（账号待激活）"}`,
});

function useChange({ organization, candidates, replaced }: Props, onDone: () => void) {
  const router = useRouter();
  const { pending, problem, submit, clear } = useSubmit(changeAdministrator);
  const [newAdminId, choose] = useState("");
  const [reason, explain] = useState("");
  const send = async () => {
    const done = await submit({ organizationId: organization.id, oldAdminId: replaced?.personId ?? null, newAdminId, reason });
    if (!done) return;
    const name = candidates.find((c) => c.personId === newAdminId)?.name ?? "";
    notify(done.waits ? "已提交，等上级审批" : `${name}已是${organization.shortName}的管理员`);
    choose("");
    explain("");
    onDone();
    router.refresh();
  };
  return { pending, problem, clear, newAdminId, choose, reason, explain, send };
}

export function ChangeAdministrator(props: Props) {
  const { organization, asks, candidates, replaced } = props;
  const [open, setOpen] = useState(false);
  const form = useChange(props, () => setOpen(false));
  const close = () => {
    setOpen(false);
    form.clear();
  };
  const title = replaced ? `更换${replaced.name}` : "添加管理员";
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={replaced && title} disabled={candidates.length === 0}>
        {!replaced && <UserPlus aria-hidden />}
        {replaced ? "更换" : "添加管理员"}
      </Button>
      <Dialog open={open} onClose={close} title={title}>
        <p className="text-ink-2 text-small">
          只列出<OrgName>{organization.shortName}</OrgName>的团干部。
          {asks ? "提交后由直属上级审批，同意即生效。" : "提交后立刻生效，本人会收到消息。"}
        </p>
        <Select
          label="新管理员"
          required
          name="newAdminId"
          options={candidates.map(asOption)}
          value={form.newAdminId}
          onChange={(e) => form.choose(e.target.value)}
          error={{ message: form.problem?.fields?.newAdminId ?? "" }}
        />
        <Input label="说明" name="reason" maxLength={100} value={form.reason} onChange={(e) => form.explain(e.target.value)} />
        <FormProblem problem={form.problem?.fields?.newAdminId ? null : form.problem} />
        <Button look="primary" className="mt-4 w-full desk:w-auto" busy={form.pending} onClick={form.send}>
          {asks ? "提交给上级" : "立刻生效"}
        </Button>
      </Dialog>
    </>
  );
}
