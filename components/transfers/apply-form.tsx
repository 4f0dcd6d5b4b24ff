"use client";
// 本人申请：先看清转到哪里、能不能转，再确认几项（TRF-06、design 05）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Readiness } from "#components/transfers/readiness";
import { PlacePicker } from "#components/transfers/place-picker";
import { PlacePlate } from "#components/transfers/place-plate";
import { emptyPlan, type Plan, PlanFields, Remark } from "#components/transfers/plan-fields";
import { useOwnCheck } from "#components/transfers/use-check";
import { YesNo } from "#components/transfers/yes-no";
import { Dock } from "#components/layout/member";
import { SectionTitle } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Empty, Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import type { TransferReason } from "#generated/enums";
import { dayOf, showDay } from "#lib/dates";
import type { TreeNode } from "#lib/organizations/queries";
import { showShort } from "#lib/transfers/arrival/rules";
import { requestOwnTransfer } from "#lib/transfers/actions";
import type { Filed } from "#lib/transfers/commands";
import { REASONS } from "#lib/transfers/guidance/rules";
import { unitOf } from "#lib/transfers/prefill/rules";
import type { Prefilled } from "#lib/transfers/prefill/queries";
import type { OwnTransfer } from "#lib/transfers/schema";
import type { Place } from "#lib/transfers/targets/queries";

type Props = {
  way: readonly TreeNode[];
  contact: string;
  /** Who lets go first. */
  releasing: string;
  closing: boolean;
  given: Prefilled;
};
type Form = Plan & Pick<OwnTransfer, "isExternal" | "contact"> & { toOrgId: string | null };

function useApply({ contact, given }: Pick<Props, "contact" | "given">) {
  const router = useRouter();
  const [place, setPlace] = useState<Place | null>(given.place);
  const action = useActionForm<Form, Filed>({
    schema: () => import("#lib/transfers/schema").then((m) => m.ownTransferSchema),
    action: requestOwnTransfer,
    values: { ...emptyPlan(), ...given.plan, isExternal: given.place?.external ?? false, toOrgId: given.place?.id ?? null, contact },
    onDone: ({ transferIds }) => {
      notify("已提交，走到哪一步在这里看");
      router.push(`/my/transfers/${transferIds[0]}`);
    },
  });
  const choose = (to: Place | null) => {
    setPlace(to);
    action.form.setValue("toOrgId", to?.id ?? null, { shouldValidate: action.form.formState.isSubmitted });
    if (!to) return;
    action.form.setValue("isExternal", to.external);
    const chosen = action.form.getValues("reason") as TransferReason | "";
    if (chosen && REASONS[chosen].asksUnit && action.form.getValues("newUnitName") === "") action.form.setValue("newUnitName", unitOf(to));
  };
  return { ...action, place, choose };
}

/** Who is not confirmed yet, or belongs to no branch, has nothing to apply for. */
export const CannotApply = ({ confirmed }: { confirmed: boolean }) => (
  <Empty title={confirmed ? "你现在不在任何团支部" : "请支部先确认是你本人"}>
    <p>{confirmed ? "没有团员关系，不用转接。有疑问请联系原来的支部书记。" : "账号还没有经支部确认，确认之后就能申请转接。"}</p>
  </Empty>
);

export function ApplyForm({ way, contact, releasing, closing, given }: Props) {
  const { form, pending, problem, send, place, choose } = useApply({ contact, given });
  const { errors } = form.formState;
  const reason = form.watch("reason");
  const army = reason === "ARMY";
  const checked = useOwnCheck({ toOrgId: army ? null : (place?.id ?? null), reason });
  const picker = (
    <PlacePicker
      label="申请转入组织"
      way={way}
      place={null}
      onChoose={choose}
      reason={reason}
      error={errors.toOrgId?.message}
      hint="学校、单位、街道都可以按简称、全称或拼音找"
    />
  );
  return (
    <form onSubmit={send} noValidate>
      {given.code && place?.id === given.place?.id && (
        <Status kind="ok">{`已认出接收码 ${showShort(given.code.shortCode)}，${showDay(dayOf(given.code.expiresAt))}前有效`}</Status>
      )}
      <h1 className="mt-1 font-semibold text-display">{place && !army ? "转到这里，对吗？" : "转到哪里？"}</h1>
      {army && <Note className="my-3">转入本省的特殊单位专属库，不用选。入伍通知书等涉密材料不要上传，交给支部线下核对。</Note>}
      {!army && place && <PlacePlate place={place} onChange={() => choose(null)} error={errors.toOrgId?.message} />}
      {!army && !place && picker}
      <Readiness checked={checked} place={army ? null : place} closing={closing} />
      <SectionTitle>请确认这几项</SectionTitle>
      <PlanFields form={form} kind="SELF" unit={place ? unitOf(place) : ""} />
      {!army && (
        <YesNo
          label="转入组织是否属于北京、广东、福建"
          hint="这三地要选到具体支部，去了报到之后对方才能审批"
          value={form.watch("isExternal")}
          onChange={(answer) => form.setValue("isExternal", answer)}
          error={errors.isExternal?.message}
        />
      )}
      <Input {...form.register("contact")} label="电话" required type="tel" inputMode="tel" autoComplete="tel" error={errors.contact} />
      <Remark form={form} />
      <FormProblem problem={problem} />
      <Dock note={`提交后：${releasing}审批转出${place ? `，再到${place.name}` : ""}。也请你自己联系两边的支部。`}>
        <Button type="submit" look="primary" busy={pending} className="w-full">
          提交申请
        </Button>
      </Dock>
    </form>
  );
}
