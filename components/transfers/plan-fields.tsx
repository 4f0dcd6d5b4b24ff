"use client";
// 一次转接要填的几项：原因，按原因多填的，备注（4.6、TRF-23、TRF-24、TRF-26）。
import type { FieldErrors, UseFormReturn } from "react-hook-form";
import { Input, Select } from "#components/form/field";
import { Status } from "#components/ui/status";
import { Checkbox } from "#components/ui/switch";
import type { SchoolType, TransferKind, TransferReason } from "#generated/enums";
import { REASONS } from "#lib/transfers/guidance/rules";
import { SCHOOL_TYPE_LABELS, TRANSFER_REASON_LABELS } from "#lib/transfers/labels";

/** What every form of a transfer asks. */
export type Plan = {
  reason: TransferReason;
  reasonNote: string;
  newUnitName: string;
  newUnitAddress: string;
  schoolType: SchoolType | null;
  remark: string;
  memberInformed: boolean;
};

/** Nothing answered yet: the reason is still to be chosen. */
export const emptyPlan = (reason: TransferReason | "" = ""): Plan => ({
  ...{ reason: reason as TransferReason, reasonNote: "", newUnitName: "", newUnitAddress: "" },
  ...{ schoolType: null, remark: "", memberInformed: false },
});

/** In the order of 8.6; reorganizing is for moving many at once. */
export const reasonsFor = (kind: TransferKind): { code: string; label: string }[] =>
  (Object.keys(REASONS) as TransferReason[])
    .filter((code) => code !== "REORGANIZATION" || kind === "BULK")
    .sort((a, b) => REASONS[a].no - REASONS[b].no)
    .map((code) => ({ code, label: TRANSFER_REASON_LABELS[code] }));

const SCHOOLS = Object.entries(SCHOOL_TYPE_LABELS).map(([code, label]) => ({ code, label }));

function Informed({ form }: { form: UseFormReturn<Plan> }) {
  const error = form.formState.errors.memberInformed?.message;
  return (
    <div className="py-2">
      <span className="flex items-center gap-2">
        <Checkbox label="本人已知情" checked={form.watch("memberInformed")} onChange={(on) => form.setValue("memberInformed", on)} />
        <span aria-hidden>本人已知情</span>
      </span>
      {error && (
        <p role="alert" className="text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      )}
    </div>
  );
}

/** New school or employer, where the reason asks for it; the member must fill it in, an office may. */
function Unit({ form, own, school }: { form: UseFormReturn<Plan>; own: boolean; school: boolean }) {
  const { errors } = form.formState;
  return (
    <>
      <Input
        {...form.register("newUnitName")}
        label={school ? "新学校名称" : "工作单位名称"}
        required={own}
        maxLength={100}
        error={errors.newUnitName}
      />
      <Input
        {...form.register("newUnitAddress")}
        label="详细地址"
        required={own}
        maxLength={200}
        autoComplete="off"
        error={errors.newUnitAddress}
      />
    </>
  );
}

/** Another reason asks other questions: what is not asked any more is not sent; the unit that the target names is filled in. */
function onReason(form: UseFormReturn<Plan>, reason: TransferReason | "", unit: string): void {
  const facts = reason ? REASONS[reason] : null;
  if (!facts?.asksUnit) form.setValue("newUnitAddress", "");
  form.setValue("newUnitName", facts?.asksUnit ? form.getValues("newUnitName") || unit : "");
  if (!facts?.asksSchoolType) form.setValue("schoolType", null);
  if (reason !== "OTHER") form.setValue("reasonNote", "");
}

/** `unit`: the unit of the target, as its name says. */
type Props<F extends Plan> = { form: UseFormReturn<F>; kind: TransferKind; unit?: string };

/** `form` may have more fields than these. */
export function PlanFields<F extends Plan>({ form: given, kind, unit = "" }: Props<F>) {
  const form = given as unknown as UseFormReturn<Plan>;
  const { errors } = form.formState as { errors: FieldErrors<Plan> };
  const reason = form.watch("reason") as TransferReason | "";
  const facts = reason ? REASONS[reason] : null;
  return (
    <>
      <Select
        {...form.register("reason", { onChange: ({ target }) => onReason(form, target.value, unit) })}
        label="转接原因"
        required
        options={reasonsFor(kind)}
        error={errors.reason}
        hint={facts?.says}
      />
      {reason === "OTHER" && <Input {...form.register("reasonNote")} label="原因说明" required maxLength={200} error={errors.reasonNote} />}
      {facts?.asksUnit && <Unit form={form} own={kind === "SELF"} school={reason === "FURTHER_STUDY"} />}
      {facts?.asksSchoolType && (
        <Select
          {...form.register("schoolType", { setValueAs: (value: string) => value || null })}
          label="毕业去向类别"
          required={kind === "SELF"}
          options={SCHOOLS}
          error={errors.schoolType}
        />
      )}
      {reason === "LEFT_SCHOOL" && kind !== "SELF" && <Informed form={form} />}
    </>
  );
}

/** A sentence for whoever decides; nobody has to write one. */
export function Remark<F extends Plan>({ form: given }: { form: UseFormReturn<F> }) {
  const form = given as unknown as UseFormReturn<Plan>;
  return <Input {...form.register("remark")} label="给对方留一句话" hint="可不填" maxLength={200} error={form.formState.errors.remark} />;
}
