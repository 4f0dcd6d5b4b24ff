"use client";
// 退回之后：改好那一项，从退回的那张桌继续（TRF-12、A11）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { PlacePicker } from "#components/transfers/place-picker";
import { PlacePlate } from "#components/transfers/place-plate";
import { type Plan, PlanFields, Remark } from "#components/transfers/plan-fields";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import type { TreeNode } from "#lib/organizations/queries";
import { continueOwnTransfer, continueTransfer } from "#lib/transfers/actions";
import type { ParcelView } from "#lib/transfers/parcel/queries";
import type { Correction } from "#lib/transfers/schema";
import type { Place } from "#lib/transfers/targets/queries";

type Props = { view: ParcelView; place: Place | null; way: readonly TreeNode[]; own: boolean };
type Form = Plan & Pick<Correction, "transferId" | "contact"> & { toOrgId: string | null };

const formOf = (view: ParcelView): Form => ({
  ...{
    transferId: view.id,
    toOrgId: view.route === "SPECIAL" ? null : view.toOrgId,
    reason: view.reason,
    reasonNote: view.reasonNote ?? "",
  },
  ...{ newUnitName: view.newUnitName ?? "", newUnitAddress: view.newUnitAddress ?? "", schoolType: view.schoolType },
  ...{ remark: view.remark ?? "", memberInformed: view.memberInformed, contact: view.contact ?? "" },
});

/** Where it goes may be corrected, except that whoever asked for somebody stays the target. */
function Target({
  place,
  way,
  from,
  onChange,
  error,
}: {
  place: Place | null;
  way: readonly TreeNode[];
  from: ParcelView;
  onChange: (p: Place | null) => void;
  error: string | undefined;
}) {
  if (from.kind === "IN" || from.route === "SPECIAL") return null;
  if (place) return <PlacePlate place={place} onChange={() => onChange(null)} error={error} />;
  return (
    <PlacePicker label="转入组织" way={way} place={null} onChoose={onChange} from={from.fromBranchId} reason={from.reason} error={error} />
  );
}

export function CorrectForm({ view, place: before, way, own }: Props) {
  const router = useRouter();
  const [place, setPlace] = useState<Place | null>(before);
  const home = `${own ? "/my" : "/manage"}/transfers/${view.id}`;
  const { form, pending, problem, send } = useActionForm<Form, void>({
    schema: () => import("#lib/transfers/schema").then((m) => m.correctionSchema),
    action: own ? continueOwnTransfer : continueTransfer,
    values: formOf(view),
    onDone: () => {
      notify("已更正，继续办理");
      router.push(home);
      router.refresh();
    },
  });
  const { errors } = form.formState;
  const choose = (to: Place | null) => {
    setPlace(to);
    form.setValue("toOrgId", to?.id ?? null);
  };
  const moved = place !== null && place.id !== view.toOrgId;
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <Target place={place} way={way} from={view} onChange={choose} error={errors.toOrgId?.message} />
      <PlanFields form={form} kind={view.kind} />
      {own && <Input {...form.register("contact")} label="电话" required type="tel" autoComplete="tel" error={errors.contact} />}
      <Remark form={form} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 w-full desk:w-auto">
        改好了，继续
      </Button>
      <p className="pt-2 text-ink-3 text-mini">
        {moved ? "换了转入组织，由新的接收组织从头审批。" : "从退回的那张桌继续，前面同意过的不用再来一遍。"}
      </p>
    </form>
  );
}
