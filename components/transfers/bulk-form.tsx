"use client";
// 批量接转：本组织之下，从一个团支部到另一个，不用审批，当场生效（TRF-10）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { type Branch, BranchPicker } from "#components/transfers/branch-picker";
import { MemberTicks } from "#components/transfers/member-ticks";
import { Notices } from "#components/transfers/notices";
import { reasonsFor } from "#components/transfers/plan-fields";
import { useCheck } from "#components/transfers/use-check";
import { Button, ButtonLink } from "#components/ui/button";
import { ShareRing } from "#components/ui/mark";
import { Checkbox } from "#components/ui/switch";
import type { TransferReason } from "#generated/enums";
import type { TreeNode } from "#lib/organizations/queries";
import { transferInBulk } from "#lib/transfers/actions";
import type { Movable } from "#lib/transfers/checks/queries";
import type { Bulk } from "#lib/transfers/schema";

type Props = {
  from: { id: string; shortName: string };
  members: readonly Movable[];
  way: readonly TreeNode[];
  scopePath: string;
  most: number;
};

const emptyBulk = (fromBranchId: string): Bulk => ({
  ...{ fromBranchId, toBranchId: "", personIds: [], reason: "" as TransferReason, reasonNote: "", memberInformed: false },
});

function useBulk(from: string) {
  const router = useRouter();
  const [to, setTo] = useState<Branch | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const action = useActionForm<Bulk, { moved: number }>({
    schema: () => import("#lib/transfers/schema").then((m) => m.bulkSchema),
    action: transferInBulk,
    values: emptyBulk(from),
    onDone: ({ moved }) => {
      setDone(moved);
      router.refresh();
    },
  });
  const choose = (branch: Branch) => {
    setTo(branch);
    action.form.setValue("toBranchId", branch.id, { shouldValidate: action.form.formState.isSubmitted });
  };
  const again = () => {
    action.form.reset(emptyBulk(from));
    setDone(null);
  };
  return { ...action, to, choose, done, again };
}

function Done({ n, to, onMore }: { n: number; to: string; onMore: () => void }) {
  return (
    <section role="status" className="max-w-3xl">
      <ShareRing share={1} />
      <p className="mt-4 font-semibold text-display">{`${n}\u00a0人已转到${to}`}</p>
      <p className="mt-1 text-ink-2">当场生效，本人收到了消息。原支部的职务同时结束。</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <ButtonLink href="/manage/transfers?tab=mine&kind=BULK" look="primary">
          看这一批
        </ButtonLink>
        <Button onClick={onMore}>继续办理</Button>
      </div>
    </section>
  );
}

export function BulkForm({ from, members, way, scopePath, most }: Props) {
  const { form, pending, problem, send, to, choose, done, again } = useBulk(from.id);
  const { errors } = form.formState;
  const [personIds, reason] = [form.watch("personIds"), form.watch("reason")];
  const checked = useCheck("BULK", personIds, { toOrgId: to?.id ?? null, reason });
  if (done !== null) return <Done n={done} to={to?.name ?? ""} onMore={again} />;
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <MemberTicks
        members={members}
        chosen={personIds}
        onChange={(ids) => form.setValue("personIds", ids, { shouldValidate: form.formState.isSubmitted })}
        error={errors.personIds?.message}
        most={most}
      />
      <BranchPicker
        label="转入团支部"
        way={way}
        scopePath={scopePath}
        from={from.id}
        branch={to}
        onChoose={choose}
        error={errors.toBranchId?.message}
      />
      <Select {...form.register("reason")} label="转出原因" required options={reasonsFor("BULK")} error={errors.reason} />
      {reason === "OTHER" && <Input {...form.register("reasonNote")} label="原因说明" required error={errors.reasonNote} />}
      {reason === "LEFT_SCHOOL" && (
        <span className="flex items-center gap-2 py-2">
          <Checkbox label="本人已知情" checked={form.watch("memberInformed")} onChange={(on) => form.setValue("memberInformed", on)} />
          <span aria-hidden>本人已知情</span>
        </span>
      )}
      <Notices checked={checked} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 max-desk:w-full">
        {personIds.length > 0 ? `转 ${personIds.length} 人` : "提交"}
      </Button>
      <p className="pt-2 text-ink-3 text-mini">有一人不能转，整批都不转，并写明是谁、为什么。</p>
    </form>
  );
}
