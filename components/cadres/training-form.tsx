"use client";
// 录入、修改一次培训：名称、主办、起止、形式、学时、参训人员、附件（CAD-14）。
import { useRouter } from "next/navigation";
import { RemoveTraining } from "#components/cadres/remove-training";
import { TrainingFileField } from "#components/cadres/training-file";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button, ButtonLink } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { Checkbox } from "#components/ui/switch";
import { notify } from "#components/ui/toast";
import { TRAINING_FORM_LABELS } from "#lib/cadres/labels";
import { saveTraining } from "#lib/cadres/trainings/actions";
import type { TrainingFormData } from "#lib/cadres/trainings/schema";

export type Choice = { personId: string; name: string; post: string };
type Props = { values: TrainingFormData; cadres: readonly Choice[]; fileName: string | null };

const LIST = "/manage/cadres/training";
const FORMS = Object.entries(TRAINING_FORM_LABELS).map(([code, label]) => ({ code, label }));

type PickProps = { cadres: readonly Choice[]; chosen: readonly string[]; onChange: (ids: string[]) => void; error: string | undefined };

function Participants({ cadres, chosen, onChange, error }: PickProps) {
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((c) => c !== id));
  const all = cadres.length > 0 && chosen.length === cadres.length;
  return (
    <fieldset className="mt-4">
      <legend className="text-ink-2 text-small">
        参训人员<span className="ml-1 text-ink-3">*</span>
      </legend>
      <ul className="mt-1 grid border-line border-t desk:grid-cols-2 desk:gap-x-8">
        {cadres.length > 1 && (
          <li className="flex min-h-9 items-center border-line border-b">
            <Checkbox label="全选" checked={all} onChange={(on) => onChange(on ? cadres.map((c) => c.personId) : [])} />
            <span aria-hidden>全选</span>
          </li>
        )}
        {cadres.map(({ personId, name, post }) => (
          <li key={personId} className="flex min-h-9 items-center border-line border-b">
            <Checkbox label={name} checked={chosen.includes(personId)} onChange={(on) => toggle(personId, on)} />
            <span aria-hidden>{name}</span>
            <span className="ml-2 text-ink-3 text-small">{post}</span>
          </li>
        ))}
      </ul>
      {error && (
        <p className="pt-1.5 text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      )}
    </fieldset>
  );
}

export function TrainingForm({ values, cadres, fileName }: Props) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<TrainingFormData, { trainingId: string }>({
    schema: () => import("#lib/cadres/trainings/schema").then((m) => m.trainingSchema),
    action: saveTraining,
    values,
    onDone: () => {
      notify("培训已保存，参训人员在自己的资料里看得到");
      router.push(LIST);
      router.refresh();
    },
  });
  const { errors } = form.formState;
  const field = (name: "name" | "host" | "startOn" | "endOn" | "hours" | "note") => ({ ...form.register(name), error: errors[name] });
  const choose = (personIds: string[]) => form.setValue("personIds", personIds, { shouldValidate: form.formState.isSubmitted });
  return (
    <form onSubmit={send} noValidate className="max-w-3xl">
      <div className="grid gap-x-8 desk:grid-cols-2">
        <Input {...field("name")} label="培训名称" required autoComplete="off" />
        <Input {...field("host")} label="主办单位" required autoComplete="off" />
        <Input {...field("startOn")} label="开始日期" required type="date" />
        <Input {...field("endOn")} label="结束日期" required type="date" />
        <Select {...form.register("form")} label="培训形式" required options={FORMS} error={errors.form} />
        <Input {...field("hours")} label="学时" inputMode="numeric" hint="可不填" />
      </div>
      <Participants cadres={cadres} chosen={form.watch("personIds")} onChange={choose} error={errors.personIds?.message} />
      <TrainingFileField
        fileName={fileName}
        trainingId={values.trainingId}
        onChange={(fileId) => form.setValue("fileId", fileId)}
        error={errors.fileId?.message}
      />
      <Input {...field("note")} label="备注" autoComplete="off" />
      <FormProblem problem={problem} />
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href={LIST}>返回列表</ButtonLink>
        {values.trainingId && <RemoveTraining trainingId={values.trainingId} name={values.name} />}
        <Button type="submit" look="primary" busy={pending} busyText="正在保存" className="flex-1 desk:flex-none">
          保存
        </Button>
      </div>
    </form>
  );
}
