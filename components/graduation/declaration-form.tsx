"use client";
// 申报毕业去向：选一条路，填这条路要的几项，办理之前都可以改（BEY-25、TRF-23）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { type Picked, TargetPicker } from "#components/graduation/target-picker";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { declareDestination } from "#lib/graduation/actions";
import { ASKED, type DeclaredField, isAsked, type Route } from "#lib/graduation/declarations/rules";
import { DECLARED_LABELS, ROUTE_WORDS } from "#lib/graduation/labels";
import type { DeclarationForm as Form } from "#lib/graduation/schema";
import { SCHOOL_TYPE_LABELS } from "#lib/transfers/labels";

const SCHOOLS = Object.entries(SCHOOL_TYPE_LABELS).map(([code, label]) => ({ code, label }));
const TYPES: Partial<Record<DeclaredField, string>> = {
  startOn: "date",
  endOn: "date",
  month: "month",
  contact: "tel",
  domesticPhone: "tel",
};
const HINTS: Partial<Record<Route, Partial<Record<DeclaredField, string>>>> = {
  FURTHER_STUDY: { unitName: "考上的学校、院系，例如江海大学海洋学院" },
  EMPLOYED_WITHOUT_LEAGUE: { address: "写到乡镇、街道，据此转到当地的团组织" },
  UNEMPLOYED: { address: "居住地或户籍地，写到乡镇、街道" },
  ABROAD_PRIVATELY: { address: "户籍地，或本人、父母的居住地，写到乡镇、街道" },
  ABROAD_ON_DUTY: { unitName: "派出单位" },
};
const ORDER = [
  "school",
  "unitName",
  "address",
  "place",
  "startOn",
  "endOn",
  "domesticContact",
  "domesticPhone",
  "month",
  "why",
  "contact",
] as const;

function Routes({ routes, chosen, onChoose }: { routes: readonly Route[]; chosen: Route; onChoose: (route: Route) => void }) {
  return (
    <fieldset>
      <legend className="text-ink-2 text-small">毕业去向</legend>
      <div className="mt-1 divide-y divide-line border-line border-y">
        {routes.map((route) => (
          <label key={route} className="flex min-h-[var(--touch)] items-start gap-3 py-3">
            <input
              type="radio"
              name="route"
              value={route}
              checked={chosen === route}
              onChange={() => onChoose(route)}
              className="mt-1 size-5 flex-none accent-[var(--ink)]"
            />
            <span>
              {ROUTE_WORDS[route].label}
              {chosen === route && <span className="block text-ink-3 text-small">{ROUTE_WORDS[route].note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The fields that this route asks for. */
function RouteFields({ form, route }: { form: UseFormReturn<Form>; route: Route }) {
  const { register, formState } = form;
  const must = (field: DeclaredField) => ASKED[route].must.includes(field);
  return ORDER.filter((field) => isAsked(route, field)).map((field) =>
    field === "school" ? (
      <Select key={field} {...register(field)} label={DECLARED_LABELS[field]} required options={SCHOOLS} error={formState.errors[field]} />
    ) : (
      <Input
        key={field}
        {...register(field)}
        type={TYPES[field]}
        label={DECLARED_LABELS[field]}
        required={must(field)}
        hint={HINTS[route]?.[field]}
        error={formState.errors[field]}
      />
    ),
  );
}

type Props = { routes: readonly Route[]; values: Form; target: Picked | null; declared: boolean };

export function DeclarationForm({ routes, values, target, declared }: Props) {
  const router = useRouter();
  const [picked, setPicked] = useState(target);
  const { form, pending, problem, send } = useActionForm<Form, void>({
    schema: () => import("#lib/graduation/schema").then((m) => m.declarationSchema),
    action: declareDestination,
    values,
    onDone: () => {
      notify("已申报，办理之前都可以改");
      router.refresh();
    },
  });
  const route = form.watch("route");
  const pick = (next: Picked | null) => {
    setPicked(next);
    form.setValue("targetId", next?.id ?? "");
  };
  return (
    <form onSubmit={send} noValidate>
      <Routes routes={routes} chosen={route} onChoose={(next) => form.setValue("route", next)} />
      <RouteFields form={form} route={route} />
      {isAsked(route, "targetId") && (
        <TargetPicker picked={picked} onPick={pick} hint="还不知道可以空着，由团支部联系之后填" error={form.formState.errors.targetId} />
      )}
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" className="mt-4 w-full" busy={pending}>
        {declared ? "改好了，重新申报" : "申报"}
      </Button>
    </form>
  );
}
