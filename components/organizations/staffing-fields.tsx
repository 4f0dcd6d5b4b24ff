"use client";
// 编制、青年数、换届与其他几项；乡镇街道、青年之家由直属上级填写。
import type { UseFormReturn } from "react-hook-form";
import { Input } from "#components/form/field";
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import type { InformationForm } from "#lib/organizations/schema";

type Props = { form: UseFormReturn<InformationForm>; required: readonly OrganizationField[]; superior: boolean; purposeful: boolean };

const STAFFING = ["adminQuota", "adminQuotaActual", "institutionQuota", "institutionQuotaActual"] as const;
const OTHERS = ["youthCount", "recommendedPartyCount", "foundedAt", "lastElectionAt", "schoolCode"] as const;
const PURPOSE = ["purpose", "validUntil"] as const;
const FLAGS = ["isTownship", "isYouthHome"] as const;
const NUMBERS: readonly string[] = [...STAFFING, "youthCount", "recommendedPartyCount"];
const DATES: readonly string[] = ["foundedAt", "lastElectionAt", "validUntil"];

export function StaffingFields({ form, required, superior, purposeful }: Props) {
  const { errors } = form.formState;
  const input = (name: (typeof STAFFING)[number] | (typeof OTHERS)[number] | (typeof PURPOSE)[number]) => (
    <Input
      key={name}
      {...form.register(name)}
      label={FIELD_LABELS[name]}
      required={required.includes(name)}
      inputMode={NUMBERS.includes(name) ? "numeric" : undefined}
      hint={DATES.includes(name) ? "写作 2021-09-01" : undefined}
      error={errors[name]}
    />
  );
  const staffed = STAFFING.some((name) => required.includes(name));
  return (
    <>
      {staffed && (
        <fieldset className="mt-7">
          <legend className="mb-1 text-ink-3 text-small">编制与配备，没有请填 0</legend>
          <div className="grid gap-x-8 border-line-strong border-t pt-1 desk:grid-cols-2">{STAFFING.map(input)}</div>
        </fieldset>
      )}
      <fieldset className="mt-7">
        <legend className="mb-1 text-ink-3 text-small">其他</legend>
        <div className="grid gap-x-8 border-line-strong border-t pt-1 desk:grid-cols-2">
          {[...OTHERS, ...(purposeful ? PURPOSE : [])].map(input)}
          {superior &&
            FLAGS.map((name) => (
              <label key={name} className="flex min-h-[var(--touch)] items-center gap-2.5">
                <input type="checkbox" {...form.register(name)} className="size-5 accent-[var(--ink)] desk:size-4" />
                {FIELD_LABELS[name]}
              </label>
            ))}
        </div>
      </fieldset>
    </>
  );
}
