"use client";
// 月份或理由，两者选填其一（GRAD-03、GRAD-05）。
import type { UseFormReturn } from "react-hook-form";
import { Input, Select } from "#components/form/field";
import { MARK_REASON_LABELS } from "#lib/graduation/labels";
import type { MarkReason } from "#generated/enums";

const REASONS = Object.entries(MARK_REASON_LABELS).map(([code, label]) => ({ code, label }));
type Fields = { month: string; reason: "" | MarkReason; note: string };

export function MarkFields<F extends Fields>({ form }: { form: UseFormReturn<F> }) {
  const { register, watch, formState } = form as unknown as UseFormReturn<Fields>;
  const { errors } = formState;
  return (
    <>
      <Input
        {...register("month")}
        type="month"
        label="预计毕业时间"
        hint="写成 2027-06 这样的年月；不能确定的空着，在下面选理由"
        placeholder="2027-06"
        error={errors.month}
      />
      <Select {...register("reason")} label="无法确定的理由" options={REASONS} empty="不选" error={errors.reason} />
      {watch("reason") === "OTHER" && <Input {...register("note")} label="写明理由" required maxLength={100} error={errors.note} />}
    </>
  );
}
