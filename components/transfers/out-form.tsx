"use client";
// 办理转出：选人，选转到哪里、为什么；能不能转边填边说（TRF-02、TRF-03）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Filed } from "#components/transfers/filed";
import { MemberTicks } from "#components/transfers/member-ticks";
import { Notices } from "#components/transfers/notices";
import { PlacePicker } from "#components/transfers/place-picker";
import { emptyPlan, type Plan, PlanFields, Remark } from "#components/transfers/plan-fields";
import { useCheck } from "#components/transfers/use-check";
import { Button } from "#components/ui/button";
import { Note } from "#components/ui/states";
import type { TreeNode } from "#lib/organizations/queries";
import { transferOut } from "#lib/transfers/actions";
import type { Movable } from "#lib/transfers/checks/queries";
import type { Filed as Done } from "#lib/transfers/commands";
import type { Place } from "#lib/transfers/targets/queries";

type Props = { branchId: string; members: readonly Movable[]; chosen: readonly string[]; way: readonly TreeNode[] };
type Form = Plan & { personIds: string[]; toOrgId: string | null };

const LIBRARY = "转入本省的特殊单位专属库，不用选。入伍通知书等材料不要上传，由本组织线下核对。";

function useOut({ chosen }: Pick<Props, "chosen">) {
  const router = useRouter();
  const [done, setDone] = useState<readonly string[] | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const values: Form = { ...emptyPlan(), personIds: [...chosen], toOrgId: null };
  const action = useActionForm<Form, Done>({
    schema: () => import("#lib/transfers/schema").then((m) => m.transferOutSchema),
    action: transferOut,
    values,
    onDone: ({ transferIds }) => {
      setDone(transferIds);
      router.refresh();
    },
  });
  const choose = (to: Place) => {
    setPlace(to);
    action.form.setValue("toOrgId", to.id, { shouldValidate: action.form.formState.isSubmitted });
  };
  const again = () => {
    action.form.reset({ ...emptyPlan(), personIds: [], toOrgId: null });
    setPlace(null);
    setDone(null);
  };
  return { ...action, done, place, choose, again };
}

export function OutForm({ branchId, members, chosen, way }: Props) {
  const { form, pending, problem, send, done, place, choose, again } = useOut({ chosen });
  const { errors } = form.formState;
  const [personIds, reason] = [form.watch("personIds"), form.watch("reason")];
  const checked = useCheck("OUT", personIds, { toOrgId: place?.id ?? null, reason });
  if (done)
    return (
      <Filed title={`${done.length}\u00a0人的转出已发出`} transferIds={done} onMore={again}>
        一人一件。对方同意之前，团员仍在原支部，您可以随时撤回。
      </Filed>
    );
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <MemberTicks
        members={members}
        chosen={personIds}
        onChange={(ids) => form.setValue("personIds", ids, { shouldValidate: form.formState.isSubmitted })}
        error={errors.personIds?.message}
      />
      <PlanFields form={form} kind="OUT" />
      {reason === "ARMY" ? (
        <Note className="my-2">{LIBRARY}</Note>
      ) : (
        <PlacePicker
          label="新组织名称"
          hint="团委、团总支或团支部都可以；转到团支部，对方同意后不用再分配。"
          way={way}
          place={place}
          onChoose={choose}
          from={branchId}
          reason={reason}
          error={errors.toOrgId?.message}
        />
      )}
      <Remark form={form} />
      <Notices checked={checked} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 max-desk:w-full">
        {personIds.length > 1 ? `提交 ${personIds.length} 人` : "提交"}
      </Button>
    </form>
  );
}
