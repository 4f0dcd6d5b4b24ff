"use client";
// 办理转入：姓名和身份证号都对得上才查得到；看清现在在哪里，再写原因（TRF-04、TRF-05、TRF-33）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { YesNo } from "#components/transfers/yes-no";
import { Filed } from "#components/transfers/filed";
import { emptyPlan, type Plan, PlanFields, Remark } from "#components/transfers/plan-fields";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { lookUpTransfer, transferIn } from "#lib/transfers/actions";
import type { Filed as Done, LookedUp } from "#lib/transfers/commands";
import { RECEIVING_DUTIES } from "#lib/transfers/guidance/labels";
import type { LookUp } from "#lib/transfers/schema";

/** `township`: graduates who come here must be asked whether they found work elsewhere. `toBranch`: nothing to assign afterwards. */
type Props = { township: boolean; toBranch: boolean };
type Found = LookUp & LookedUp;
type Form = Plan & LookUp & { employedElsewhere: boolean | null };

/** Who it is: both must match. */
function Who({ onFound }: { onFound: (found: Found) => void }) {
  const { form, pending, problem, send } = useActionForm<LookUp, LookedUp>({
    schema: () => import("#lib/transfers/schema").then((m) => m.lookUpSchema),
    action: lookUpTransfer,
    values: { name: "", idNumber: "" },
    onDone: (answer, sent) => onFound({ ...sent, ...answer }),
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate className="max-w-lg">
      <Input {...form.register("name")} label="姓名" required autoComplete="off" error={errors.name} />
      <Input
        {...form.register("idNumber")}
        label="身份证号码"
        required
        autoComplete="off"
        hint="两样都对得上才查得到；每查一次都有记录"
        error={errors.idNumber}
      />
      <FormProblem problem={problem} />
      <Button type="submit" look="ink" busy={pending} busyText="正在查询" className="mt-4 max-desk:w-full">
        查询
      </Button>
    </form>
  );
}

function Card({ found, onAgain }: { found: Found; onAgain: () => void }) {
  return (
    <section aria-label="查到的团员" className="rounded-button border border-line-strong bg-surface px-4 py-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b className="text-[1.25rem]">{found.name}</b>
        <Button look="quiet" onClick={onAgain}>
          换一个人
        </Button>
      </p>
      <p className="text-ink-2 text-small">
        现在在<OrgName>{found.branch}</OrgName>
      </p>
      <p className="text-ink-3 text-mini">{found.path.slice(1, -1).reverse().join("，")}</p>
      {found.advice.map(({ because, level }) => (
        <p key={because} className="mt-2 text-small">
          <Status kind={level === "block" ? "bad" : "warn"}>{because}</Status>
        </p>
      ))}
    </section>
  );
}

type AskingProps = Props & { found: Found; onDone: (done: Done) => void; onAgain: () => void };

function Asking({ found, township, toBranch, onDone, onAgain }: AskingProps) {
  const { name, idNumber } = found;
  const { form, pending, problem, send } = useActionForm<Form, Done>({
    schema: () => import("#lib/transfers/schema").then((m) => m.transferInSchema),
    action: transferIn,
    values: { ...emptyPlan(), name, idNumber, employedElsewhere: null },
    onDone,
  });
  const blocked = found.advice.some((a) => a.level === "block");
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <Card found={found} onAgain={onAgain} />
      {!blocked && (
        <>
          <PlanFields form={form} kind="IN" />
          {township && (
            <YesNo
              label="是否已在外地落实工作单位"
              hint="毕业生须回答；已落实的应转到工作单位或工作地的乡镇街道"
              value={form.watch("employedElsewhere")}
              onChange={(answer) => form.setValue("employedElsewhere", answer)}
              error={form.formState.errors.employedElsewhere?.message}
            />
          )}
          <Remark form={form} />
          <Note className="my-3">{RECEIVING_DUTIES}</Note>
          <FormProblem problem={problem} />
          <Button type="submit" look="primary" busy={pending} className="mt-3 max-desk:w-full">
            提交
          </Button>
          <p className="pt-2 text-ink-3 text-mini">
            {toBranch
              ? "提交后由对方支部或它的直属上级审批，同意后立即到本支部。"
              : "提交后由对方支部或它的直属上级审批，同意后由您分配团支部。"}
          </p>
        </>
      )}
    </form>
  );
}

export function InForm(props: Props) {
  const router = useRouter();
  const [found, setFound] = useState<Found | null>(null);
  const [done, setDone] = useState<{ name: string; ids: readonly string[] } | null>(null);
  const again = () => {
    setFound(null);
    setDone(null);
  };
  if (done)
    return (
      <Filed title={`已向对方支部申请接收${done.name}`} transferIds={done.ids} onMore={again}>
        对方支部或它的直属上级同意之前，您可以催办，也可以撤回。
      </Filed>
    );
  if (!found) return <Who onFound={setFound} />;
  const finish = ({ transferIds }: Done) => {
    setDone({ name: found.name, ids: transferIds });
    router.refresh();
  };
  return <Asking {...props} found={found} onDone={finish} onAgain={again} />;
}
