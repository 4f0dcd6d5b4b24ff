"use client";
// 推进阶段：每一级四个日子，改一级存一级（ORG-33）。
import { useRouter } from "next/navigation";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { removeStage, saveStage } from "#lib/organizations/stages/actions";
import type { Stage } from "#lib/organizations/stages/rules";
import type { StageForm as Form } from "#lib/organizations/stages/schema";

type Props = { level: number; label: string; stage: Stage | null; active: boolean };

const FIELDS = [
  ["startOn", "开始"],
  ["infoDue", "信息填好、下级建好"],
  ["noticeDue", "通知、注册码下发"],
  ["endOn", "结束"],
] as const;

const emptyOf = (level: number): Form => ({ level, startOn: "", infoDue: "", noticeDue: "", endOn: "" });

function Remove({ level, label }: Pick<Props, "level" | "label">) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(removeStage);
  const remove = async () => {
    if ((await submit({ level })) === null) return;
    notify(`已撤销${label}的阶段`);
    router.refresh();
  };
  return (
    <>
      <Button look="quiet" busy={pending} onClick={remove} aria-label={`撤销${label}的阶段`}>
        撤销
      </Button>
      <FormProblem problem={problem} />
    </>
  );
}

export function StageForm({ level, label, stage, active }: Props) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/organizations/stages/schema").then((m) => m.stageSchema),
    action: saveStage,
    values: stage ?? emptyOf(level),
    onDone: () => {
      notify(`已保存${label}的阶段`);
      router.refresh();
    },
  });
  return (
    <form onSubmit={send} noValidate aria-label={label} className="border-line border-b py-4">
      <h2 className="flex items-baseline gap-3 font-semibold">
        {label}
        {active && <Status kind="ok">进行中</Status>}
      </h2>
      <div className="grid gap-x-4 desk:grid-cols-4">
        {FIELDS.map(([name, text]) => (
          <Input key={name} label={text} type="date" required error={form.formState.errors[name]} {...form.register(name)} />
        ))}
      </div>
      <FormProblem problem={problem} />
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <Button type="submit" look="outline" busy={pending} busyText="正在保存">
          保存
        </Button>
        {stage && <Remove level={level} label={label} />}
      </p>
    </form>
  );
}
